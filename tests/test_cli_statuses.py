"""What holds for every command: exit statuses, --quiet, help with examples, completion, colours."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import cli

TEXT = "التقى وزير الخارجية المصري نظيره المالطي في القاهرة أمس."  # the Egyptian minister met the Maltese one yesterday
GOOD = json.dumps({"id": "a", "text": TEXT, "published": "2015-10-25"}) + "\n"
BAD = json.dumps({"id": "b", "text": " ", "published": "2015-10-25"}) + "\n"
PROGRAM = Path(sys.executable).parent / "timeline"

READERS = {
    "extract": [], "page": ["-o", "out.html"], "chart": ["-o", "out.svg"], "show": [], "export": ["--to", "csv"], "dates": [],
    "actors": [],
}  # fmt: skip
COMMANDS = [*READERS, "review", "schema"]


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return cli.main(list(arguments)), *capfd.readouterr()


def test_these_are_all_commands() -> None:
    assert {command.callback.__name__ for command in cli.app.registered_commands if command.callback} == set(COMMANDS)


@pytest.mark.parametrize("command", READERS)
def test_done(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.jsonl").write_text(GOOD, encoding="utf-8")
    status, out, err = run(capfd, command, "a.jsonl", *READERS[command], "--quiet")
    assert (status, err) == (0, "")
    assert bool(out) != bool(list(Path().glob("out.*")))


@pytest.mark.parametrize("command", READERS)
def test_done_with_bad_articles(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.jsonl").write_text(GOOD + BAD, encoding="utf-8")
    status, out, err = run(capfd, command, "a.jsonl", *READERS[command], "--quiet")
    assert (status, err) == (1, "timeline: b has no text\n")
    assert bool(out) != bool(list(Path().glob("out.*")))


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bad.jsonl"], "b has no text"),
        (["none.jsonl"], "there is no article in the input"),
        (["missing.txt"], "missing.txt: No such file or directory; check its name"),
        (["a.jsonl", "--published", "yesterday"], "'yesterday' is not a whole date: write one such as 2015-10-25 or 25 October 2015"),
        (["a.jsonl", "--field", "text"], "--field is our name = theirs, as in --field text=content, not 'text'"),
        (["a.jsonl", "--timezone", "Riyadh"], "there is no time zone 'Riyadh': give one such as Asia/Riyadh"),
        (["a.jsonl", "--xyz"], "No such option: --xyz; see timeline --help"),
        ([], "Missing argument 'FILE'; see timeline --help"),
    ],
)  # fmt: skip
def test_wrong_use(command: str, arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    for name, content in (("a.jsonl", GOOD), ("bad.jsonl", BAD), ("none.jsonl", "")):
        Path(name).write_text(content, encoding="utf-8")
    assert run(capfd, command, *arguments, *READERS[command]) == (2, "", f"timeline: {message}\n")
    assert sorted(path.name for path in Path().iterdir()) == ["a.jsonl", "bad.jsonl", "none.jsonl"]


@pytest.mark.parametrize("command", READERS)
def test_every_command_reads_folders_with_fields_and_zones(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("news").mkdir()
    Path("news", "a.csv").write_text(f"content,when\n{TEXT},2015-10-24T22:00:00Z\n", encoding="utf-8")
    options = ["--field", "text=content", "--field", "published=when", "--timezone", "Asia/Riyadh"]
    status, out, err = run(capfd, command, "news", *READERS[command], *options, "--quiet")
    assert (status, err) == (0, "")
    if command in {"extract", "show", "export", "dates"}:
        assert "2015-10-24" in out  # yesterday, for Riyadh
    assert "2015-10-23" not in out


@pytest.mark.parametrize("command", ["extract", "page", "chart", "export"])
def test_output_into_a_folder_that_is_read_is_refused(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("link").symlink_to(".")
    output = {"extract": "out.json", "page": "out.html", "chart": "out.txt", "export": "link/out.csv"}[command]
    message = f"timeline: {output} would be an input itself, in the folder .: name a file outside it\n"
    assert run(capfd, command, ".", "-o", output, "--published", "2015-10-25") == (2, "", message)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, command, "--help")
    assert (status, err) == (0, "")
    assert re.findall(rf"^  timeline {command} .+", out, re.MULTILINE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    # The shell that is named, and not the one that the tests happen to run under.
    named = os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    arguments = [PROGRAM, "--show-completion", shell]
    shown = subprocess.run(arguments, env=named, capture_output=True, text=True, check=True, timeout=60)
    assert "timeline" in shown.stdout
    asked = {
        "_TIMELINE_COMPLETE": f"complete_{shell}", "COMP_WORDS": "timeline ext", "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "timeline ext", "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    done = subprocess.run([PROGRAM], env=os.environ | asked, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert re.findall(r"\b(extract|export|show|page)\b", done.stdout) == ["extract"]


@pytest.mark.parametrize("command", ["show", "dates", "actors"])
def test_tables_have_no_colours_where_no_terminal_is(command: str) -> None:
    Path("a.jsonl").write_text(GOOD, encoding="utf-8")
    surroundings = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    arguments = [PROGRAM, command, "a.jsonl", "--quiet"]
    done = subprocess.run(arguments, env=surroundings, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr, done.stdout.count(b"\x1b")) == (0, b"", 0)
