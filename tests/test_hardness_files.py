"""Files as they can be: not there, not readable, too large for the disk, in use: one line says so, nothing is half-written."""

from __future__ import annotations

import errno
import fcntl
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from synthetic import corpus

from rules import extract
from timeline import Timeline, cli, document
from timeline.files import replacing, write_atomically

EXAMPLES = Path(__file__).parent.parent / "examples"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="devices and file systems of Linux")
CHECK = "check its name"
OLD = b"what was there before\n"

# Each command that reads articles, with the output that it must have; it stands behind the input.
READERS = {
    "extract": [], "page": ["-o", "out.html"], "chart": ["-o", "out.svg"], "show": [], "export": ["--to", "csv"], "dates": [],
    "actors": [],
}  # fmt: skip
# Each command that writes files, and each kind of file; the name of the file stands behind it.
WRITERS = {
    "extract": ["extract", "a.jsonl"],
    "extract with two workers": ["extract", "a.jsonl", "--workers", "2"],
    "errors": ["extract", "a.jsonl", "--errors"],
    "page": ["page", "events.json"],
    "chart": ["chart", "events.json"],
    "review": ["review", "events.json", "corrections.toml"],
    **{
        to: ["export", "events.json", "--to", to] for to in ("csv", "jsonl", "parquet", "markdown", "timelinejs", "ics")
    },
}
ONCE = [name for name in WRITERS if "workers" not in name]  # each way of writing
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def events() -> bytes:
    """The document of the examples."""
    articles = [json.loads(line) for line in (EXAMPLES / "vienna-2015.jsonl").read_text(encoding="utf-8").splitlines()]
    from timeline import Article
    from timeline.inputs import publication_day

    made = (Article(**article | {"published": publication_day(article["published"])}) for article in articles)
    return document.write(Timeline(*map(extract, made))).encode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], events: bytes) -> Run:
    """Run the command line in a folder with articles, their document and corrections."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "vienna-2015.jsonl", "a.jsonl")
    shutil.copy(EXAMPLES / "corrections.toml", "corrections.toml")
    Path("events.json").write_bytes(events)
    return lambda *arguments: (cli.main([*map(str, arguments)]), *capsys.readouterr())


def files() -> dict[str, bytes | None]:
    """All that is in the working folder, with its content."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(Path().rglob("*"))}


def writing(name: str, output: Path | str) -> list[str]:
    """The command that writes a file of that kind."""
    *command, last = WRITERS[name]
    option = [last, str(output), "-q"] if last == "--errors" else [last, "-o", str(output), "-q"]
    return [*command, *option]


def ending(name: str) -> str:
    return ".svg" if name == "chart" else ".out"


@contextmanager
def sizes_limited(size: int) -> Iterator[None]:
    """No file may become larger than so many bytes; Python ignores the signal of it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """A file system in memory at `folder`. Skips the test where none may be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=60)


@pytest.mark.parametrize("command", READERS)
def test_inputs_that_cannot_be_read(command: str, run: Run) -> None:
    Path("folder").mkdir()
    long = "x" * 300
    kinds = ".txt, .json, .jsonl, .ndjson, .csv, .tsv, .html, .htm, .xhtml"
    before = files()
    for name, problem in {
        "missing.jsonl": f"missing.jsonl: No such file or directory; {CHECK}",
        "a.jsonl/below": f"a.jsonl/below: Not a directory; {CHECK}",
        long: f"{long}: File name too long; choose a shorter name",
        "": "the name of an input is empty: name a file, a folder, or - for standard input",
        "folder": f"folder has no articles: their files end in {kinds}",
    }.items():
        assert run(command, name, *READERS[command]) == (2, "", f"timeline: {problem}\n")
        assert run(command, "a.jsonl", name, *READERS[command], "-q") == (2, "", f"timeline: {problem}\n")
    assert files() == before


def test_review_of_files_that_cannot_be_read(run: Run) -> None:
    Path("folder").mkdir()
    before = files()
    for name, problem in {
        "missing": f"missing: No such file or directory; {CHECK}",
        "a.jsonl/below": f"a.jsonl/below: Not a directory; {CHECK}",
        "folder": "folder: Is a directory; name a file",
    }.items():
        assert run("review", name, "corrections.toml", "-o", "out.json") == (2, "", f"timeline: {problem}\n")
        assert run("review", "events.json", name, "-o", "out.json") == (2, "", f"timeline: {problem}\n")
    assert files() == before


@LINUX
@pytest.mark.parametrize("command", READERS)
def test_inputs_that_break_while_they_are_read(command: str, run: Run) -> None:
    """Memory of a process is a file that can be opened, and whose first byte cannot be read."""
    where = "/proc/self/mem"
    one = f"{where}: Input/output error" if command in {"page", "chart", "show", "export"} else None
    expected = f"timeline: {one or f'{where} cannot be read: Input/output error'}\n"
    assert run(command, where, *READERS[command]) == (2, "", expected)
    status, _, err = run(command, "a.jsonl", where, *READERS[command], "-q")
    assert (status, err) == (1, f"timeline: {where} cannot be read: Input/output error\n")


def test_compressed_documents_that_are_broken_off(run: Run) -> None:
    whole = gzip.compress(Path("events.json").read_bytes())
    what = "Compressed file ended before the end-of-stream marker was reached"
    crc = whole[:-8] + bytes(4) + whole[-4:]
    for content, problem in {whole[:2000]: what, whole[:2]: what, whole[:-1]: what, crc: "CRC check failed"}.items():
        Path("broken.json.gz").write_bytes(content)
        for command in (["show"], ["page", "-o", "out"], ["export", "--to", "ics"], ["review"]):
            more = ["corrections.toml"] if command == ["review"] else []
            status, out, err = run(command[0], "broken.json.gz", *more, *command[1:])
            assert (status, out, err.count("\n")) == (2, "", 1)
            assert err.startswith(f"timeline: broken.json.gz cannot be read to its end: {problem}")
            assert err.endswith(": get a whole copy of it\n")
    Path("whole.gz").write_bytes(whole)
    assert run("show", "whole.gz") == run("show", "events.json")


@pytest.mark.parametrize("name", WRITERS)
def test_outputs_that_cannot_be_there(name: str, run: Run) -> None:
    Path("folder").mkdir()
    Path("astray" + ending(name)).symlink_to(f"nowhere/x{ending(name)}")
    before = files()
    for output, problem in {
        "folder": "folder is a folder: name a file to write",
        "": ". is a folder: name a file to write",
        f"no/x{ending(name)}": f"no/x{ending(name)} cannot be written: there is no folder no",
        f"a.jsonl/x{ending(name)}": f"a.jsonl/x{ending(name)} cannot be written: there is no folder a.jsonl",
        f"astray{ending(name)}": f"astray{ending(name)} cannot be written: there is no folder {Path.cwd() / 'nowhere'}",
    }.items():
        assert run(*writing(name, output)) == (2, "", f"timeline: {problem}\n")
    assert files() == before


@pytest.mark.parametrize("name", WRITERS)
def test_inputs_are_not_written_over(name: str, run: Run) -> None:
    first = WRITERS[name][1]
    Path("link").symlink_to(first)
    Path("hard").hardlink_to(first)
    before = files()
    for output in (first, f"./{first}", "link", "hard"):
        problem = f"{Path(output)} is an input too: name another file to write"
        assert run(*writing(name, output)) == (2, "", f"timeline: {problem}\n")
    assert files() == before


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_becomes_too_large_leaves_the_old_one(name: str, run: Run) -> None:
    output = Path("old" + ending(name))
    output.write_bytes(OLD)
    if name == "errors":
        Path("a.jsonl").write_text("\n".join("{}}" for _ in range(200)), encoding="utf-8")
    before = files()
    with sizes_limited(1500):
        status, out, err = run(*writing(name, output))
    what, remedy = f"{output}: File too large", "raise the limit for the size of files, or name a file elsewhere"
    if "workers" in name:
        what, remedy = f"{Path.cwd()}/{output}.unfinished: disk I/O error", "make room, or name a file elsewhere"
    assert (status, out, err.splitlines()[-1]) == (2, "", f"timeline: {what}; {remedy}")
    assert name == "errors" or err.count("\n") == 1
    assert files() == before


@LINUX
@pytest.mark.parametrize("name", [name for name in ONCE if name != "chart"])
def test_a_device_that_is_full(name: str, run: Run) -> None:
    if name == "errors":
        Path("a.jsonl").write_text("{", encoding="utf-8")
    before = files()
    status, out, err = run(*writing(name, "/dev/full"))
    said = "timeline: /dev/full: No space left on device; make room, or name a file elsewhere"
    assert (status, out, err.splitlines()[-1]) == (2, "", said)
    assert name == "errors" or err.count("\n") == 1
    assert files() == before


@LINUX
@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_is_full(name: str, run: Run, tmp_path: Path) -> None:
    if name == "errors":
        Path("a.jsonl").write_text("\n".join("{}}" for _ in range(200)), encoding="utf-8")
    with mounted(tmp_path / "small", "size=12k") as small:
        output = small / ("old" + ending(name))
        output.write_bytes(OLD)
        status, out, err = run(*writing(name, output))
        assert (status, out) == (2, "")
        assert err.splitlines()[-1] in {
            f"timeline: {output}: No space left on device; make room, or name a file elsewhere",
            f"timeline: {output}.unfinished: database or disk is full; make room, or name a file elsewhere",
            f"timeline: {output}.unfinished: disk I/O error; make room, or name a file elsewhere",
        }
        assert [(path, path.read_bytes()) for path in small.iterdir()] == [(output, OLD)]


@LINUX
def test_a_disk_that_fills_up_under_many_articles_and_is_cleared(run: Run, tmp_path: Path) -> None:
    many = corpus(60, seed=5)
    many.write(tmp_path / "many.jsonl")
    found = Timeline(*map(extract, many.articles))
    with mounted(tmp_path / "small", "size=4m") as small:
        output, rubbish = small / "out.json", small / "rubbish"
        output.write_bytes(OLD)
        rubbish.write_bytes(bytes(3_700_000))
        status, _, err = run("extract", "many.jsonl", "-o", output, "-q")
        assert (status, err.count("\n")) == (2, 1)
        assert err.endswith(" articles) is in out.json.unfinished: the same command goes on from there\n")
        assert output.read_bytes() == OLD
        assert {path.name for path in small.iterdir()} >= {"out.json", "rubbish", "out.json.unfinished"}
        rubbish.unlink()
        status, _, err = run("extract", "many.jsonl", "-o", output)
        assert (status, err.startswith("timeline: going on where an earlier run stopped")) == (0, True)
        assert output.read_bytes() == document.write(Timeline.assembled(found.events, found.articles)).encode()
        assert list(small.iterdir()) == [output]


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_is_read_only_is_left_alone(name: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Path("old" + ending(name))
    output.write_bytes(OLD)
    output.chmod(0o444)
    if os.access(
        output, os.W_OK
    ):  # the one who runs this is above permissions: the system is asked, and its answer told
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or Path(path).stat().st_mode & 0o200 > 0)
    before = files()
    expected = f"timeline: {output} is read-only: change that, or name another file\n"
    assert run(*writing(name, output)) == (2, "", expected)
    assert files() == before
    with pytest.raises(PermissionError, match=f"Permission denied: '{output}'"):
        write_atomically(output, b"new")
    assert files() == before


@LINUX
@pytest.mark.parametrize("name", WRITERS)
def test_a_folder_that_is_read_only(name: str, run: Run, tmp_path: Path) -> None:
    with mounted(tmp_path / "fixed", "ro") as fixed:
        output = fixed / ("new" + ending(name))
        problem = f"nothing may be written in the folder {fixed}: change that, or name another file"
        assert run(*writing(name, output)) == (2, "", f"timeline: {problem}\n")


@pytest.mark.parametrize("name", ONCE)
def test_a_link_is_followed_and_permissions_are_kept(name: str, run: Run) -> None:
    if name == "errors":
        Path("a.jsonl").write_text((Path("a.jsonl").read_text(encoding="utf-8")) + "{", encoding="utf-8")
    Path("there").mkdir()
    target, link, new = (Path(f"{stem}{ending(name)}") for stem in ("there/target", "link", "there/new"))
    target.write_bytes(OLD)
    target.chmod(0o600)
    link.symlink_to(target)
    assert run(*writing(name, link))[0] == (name == "errors")
    assert link.is_symlink()
    assert target.read_bytes() != OLD
    assert target.stat().st_mode & 0o777 == 0o600
    link.unlink()
    link.symlink_to(new)
    before = os.umask(0o027)
    try:
        assert run(*writing(name, link))[0] == (name == "errors")
    finally:
        os.umask(before)
    assert link.is_symlink()
    assert new.read_bytes() == target.read_bytes()
    assert new.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    os.chown(path, 12345, 23456)
    write_atomically(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid, path.read_text()) == (12345, 23456, "new")


def test_what_killed_runs_left_is_cleared_away_and_what_others_write_is_not(tmp_path: Path) -> None:
    left, used, other, link = (tmp_path / f".out.json.{16 * char}.partial" for char in "0123")
    left.touch()
    other = other.with_name(".out.json.123.partial")
    other.touch()
    link.symlink_to(other)
    with used.open("xb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_atomically(tmp_path / "out.json", "new")
        assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "out.json", used, other, link])
    write_atomically(tmp_path / "out.json", "newer")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "out.json", other, link])


@pytest.mark.parametrize("name", ["تقرير" * 24 + ".json", "x" * 255, "\udcff\udcfe.json", "a\nb.json", "-", " "])
def test_names_of_all_kinds(name: str, tmp_path: Path) -> None:
    """Arabic letters take two bytes each; a name may be no text at all."""
    write_atomically(tmp_path / name, "new")
    write_atomically(tmp_path / name, "newer")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "newer")]


def test_two_that_write_one_file_leave_the_whole_of_one(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with replacing(path) as one:
        one.write(b"one" * 1000)
        with replacing(path) as two:
            two.write(b"two" * 1000)
        assert path.read_bytes() == b"two" * 1000
    assert path.read_bytes() == b"one" * 1000
    assert list(tmp_path.iterdir()) == [path]


def test_the_errors_may_not_be_the_journal(run: Run) -> None:
    problem = "out.json.unfinished is named for two outputs: name another file for one of them"
    arguments = ["extract", "a.jsonl", "-o", "out.json", "--errors", "out.json.unfinished"]
    assert run(*arguments) == (2, "", f"timeline: {problem}\n")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("x = " + "[" * 100_000, "is nested too deeply"),
        ("x = " + "9" * 10_000, "has a number of too many digits"),
        ("{" + '"x": {' * 100_000, "is nested too deeply"),
        ('{"x": ' + "9" * 10_000 + "}", "is not JSON: a number has 10000 digits, and no more than 1000 are read"),
        ("", "write each correction as a table [[correction]] with event, who, why and the change"),
    ],
    ids=range(5),
)
def test_corrections_of_no_sense(content: str, problem: str, run: Run) -> None:
    Path("hostile").write_text(content, encoding="utf-8")
    assert run("review", "events.json", "hostile") == (2, "", f"timeline: hostile: {problem}\n")


def test_documents_with_endless_numbers(run: Run) -> None:
    content = Path("events.json").read_text(encoding="utf-8")
    Path("events.json").write_text(content.replace('"version": 2', '"version": ' + "9" * 5000), encoding="utf-8")
    problem = "is not JSON: a number has 5000 digits, and no more than 1000 are read"
    assert run("show", "events.json") == (2, "", f"timeline: events.json {problem}\n")
    problem = f"events.json: the document {problem}"
    assert run("review", "events.json", "corrections.toml") == (2, "", f"timeline: {problem}\n")


@pytest.mark.parametrize("first", ["{", "[", "[{", '{"version": 2,', '[{"id": "a", "text": "b"},'])
def test_a_value_on_many_lines_that_is_broken_off_is_one_problem(first: str, run: Run) -> None:
    Path("a.json").write_text(first + '\n "id": "a",\n "text": {\n  "b": 1\n}\n', encoding="utf-8")
    for command in ("extract", "show", "dates"):
        status, out, err = run(command, "a.json")
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("timeline: a.json is not JSON: ")


def test_lines_after_one_that_is_broken_off_are_read(run: Run) -> None:
    lines = Path("a.jsonl").read_text(encoding="utf-8")
    for first in ("{", '{"id": "x"', "{}}", '{"id": "x", "text": "y"},'):
        Path("b.jsonl").write_text(f"{first}\n{lines}", encoding="utf-8")
        status, out, err = run("extract", "b.jsonl", "-q")
        assert (status, len(json.loads(out)["articles"]), err.count("\n")) == (1, 6, 1)
        assert err.startswith("timeline: b.jsonl:1 is not JSON: ")


def test_a_message_of_endless_length_is_cut(run: Run) -> None:
    Path("a.jsonl").write_text(json.dumps({"id": "x" * 5000, "text": " "}), encoding="utf-8")
    assert run("extract", "a.jsonl") == (2, "", f"timeline: {'x' * 2000}…\n")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["page", "pipe", "-o", "out", "--title", "\udcff"], "'--title': it is no text in UTF-8"),
        (["export", "pipe", "--to", "ics", "--title", "\udcff"], "'--title': it is no text in UTF-8"),
        (["page", "pipe", "-o", "out", "--language", "fr"], "'--language': 'fr' is not one of 'ar', 'en'"),
        (["export", "pipe", "--to", "ics", "--digits", "roman"], "'--digits': 'roman' is not one of 'latin', 'arabic'"),
        (["chart", "pipe", "-o", "out.svg", "--lanes", "day"], "'--lanes': 'day' is not one of 'actor', 'kind', 'country'"),
    ],
)  # fmt: skip
def test_wrong_options_are_refused_before_anything_is_read(arguments: list[str], problem: str, run: Run) -> None:
    """Which a pipe that nobody writes to would show, by waiting for ever."""
    os.mkfifo("pipe")
    assert run(*arguments) == (2, "", f"timeline: Invalid value for {problem}; see timeline --help\n")


def test_wrong_pictures_are_refused_before_anything_is_read(run: Run) -> None:
    os.mkfifo("pipe")
    problem = "chart.gif: a chart is written as .png, .svg, .pdf"
    assert run("chart", "pipe", "-o", "chart.gif") == (2, "", f"timeline: {problem}\n")
    problem = "none: there is no folder of that name to take fonts from"
    assert run("chart", "pipe", "-o", "chart.png", "--fonts", "none") == (2, "", f"timeline: {problem}\n")
    problem = "--workers is at most 999: more would only stand in each other's way"
    for number in ("1000", "9" * 5000):
        assert run("extract", "pipe", "--workers", number) == (2, "", f"timeline: {problem}\n")


@pytest.mark.parametrize("surroundings", [{"XDG_CACHE_HOME": "here"}, {"HOME": "here"}, {"HOME": ""}, {"HOME": "/"}])
def test_nothing_is_kept_where_there_is_no_folder_for_it(
    surroundings: dict[str, str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative folder counts as none, by the XDG Base Directory Specification."""
    from viz import library

    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, surroundings.get(name, "/nowhere" if name == "HOME" else ""))
    monkeypatch.setattr(library, "_sources", lambda: "nobody has kept this yet")
    monkeypatch.setattr(library, "_EXPORTS", "")
    before = files()
    library.empty_chart.__wrapped__("ar")
    assert files() == before
    folder = library._cache_folder()
    assert folder is None or folder.is_relative_to("/nowhere")


def test_errors_have_remedies() -> None:
    from timeline.console import problem_of

    broken, fixed = (OSError(number, os.strerror(number), "file") for number in (errno.EIO, errno.EROFS))
    assert problem_of(broken) == ("file: Input/output error", 2)
    assert problem_of(fixed) == ("file: Read-only file system; name a file elsewhere", 2)
    assert problem_of(OSError(errno.EMFILE, "Too many open files")) == (
        "Too many open files; raise the limit for open files",
        2,
    )
