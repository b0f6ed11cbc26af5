"""Everything that the README and docs/ say can be run is run; what follows it as ```text is what it printed."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[tuple[str, str | None]]:
    """The README's blocks of a language, each with the output that is shown below it."""
    found = BLOCK.findall(README)
    following = [*found[1:], ("", "")]
    return [
        (code, shown if kind == "text" else None)
        for (its, code), (kind, shown) in zip(found, following, strict=True)
        if its == language
    ]


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    assert {language for language, _ in BLOCK.findall(README)} == {"sh", "json", "python", "text"}


def test_the_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code, shown in blocks("python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "README.md", "exec"), names)
        assert printed.getvalue() == (shown or "")


def test_the_commands_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for commands, _ in blocks("sh"):
        if not commands.startswith("make"):
            arguments = ["sh", "-e", "-c", commands]
            done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, done.stderr
    written = {"vienna.json", "vienna.html", "event-document.schema.json", "examples"}
    assert {path.name for path in tmp_path.iterdir()} == written


def test_make_knows_every_target_that_is_named() -> None:
    targets = {
        name
        for page in PAGES
        for name in re.findall(r"^make ([\w-]+)|`make ([\w-]+)", page.read_text(), re.M)
        for name in name
        if name
    }
    assert targets
    for target in targets:
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr


def test_every_command_and_option_is_in_the_readme_or_in_the_help() -> None:
    options = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", README)) - {"--install-completion"}
    program = Path(sys.executable).parent / "timeline"
    helps = [
        subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
        for command in ([], ["extract"], ["page"], ["show"], ["dates"], ["export"], ["schema"])
    ]
    assert {option for option in options if not any(option in text for text in helps)} == set()
    assert {
        name for name in re.findall(r"^  (\w+)  ", helps[0], re.MULTILINE) if f"timeline {name}" not in README
    } == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_page_about_the_document_is_made_from_the_schema() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "document_page.py"], capture_output=True, check=True, timeout=60
    )
    assert (ROOT / "docs" / "document.md").read_bytes() == made.stdout
