"""The command as a process: streams that are closed, signals at any moment, folders with modules of others, surroundings."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
PROGRAM = Path(sys.executable).parent / "timeline"
ARTICLE = (EXAMPLES / "vienna-2015.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[0]
CLOSED = b"timeline: standard output: Bad file descriptor; it is closed\n"


def shell(command: str, folder: Path, **environment: str) -> tuple[int, bytes, bytes]:
    """How a command line ends in a shell, in which `timeline` is the program."""
    command = f'timeline() {{ "{PROGRAM}" "$@"; }}; {command}'
    surroundings = os.environ | environment
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=surroundings, capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_closed_streams(folder: Path) -> None:
    """What is closed cannot be written or read, and no file takes its place."""
    assert shell("timeline schema >&-", folder) == (2, b"", CLOSED)
    assert shell("timeline --help >&-", folder) == (2, b"", CLOSED)
    assert shell("timeline extract a.jsonl -q >&-", folder) == (2, b"", CLOSED)
    assert shell("timeline show a.jsonl -q >&- 2>&-", folder) == (2, b"", b"")
    said = b"timeline: standard input cannot be read: Bad file descriptor\n"
    assert shell("timeline extract - -o out.json <&-", folder) == (2, b"", said)
    said = b"timeline: standard input: Bad file descriptor; it is closed\n"
    assert shell("timeline page - -o out.html <&-", folder) == (2, b"", said)
    assert [path.name for path in folder.iterdir()] == ["a.jsonl"]
    assert shell("timeline extract a.jsonl -o out.json <&- >&- 2>&-", folder) == (0, b"", b"")
    assert shell("timeline extract a.jsonl -q", folder) == (0, (folder / "out.json").read_bytes(), b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_full_streams(folder: Path) -> None:
    said = b"timeline: standard output: No space left on device; make room, or name a file elsewhere\n"
    for command in ("extract a.jsonl -q", "export a.jsonl -q --to parquet", "show a.jsonl -q", "--version"):
        assert shell(f"timeline {command} >/dev/full", folder) == (2, b"", said)
    assert shell("timeline extract a.jsonl -o out.json 2>/dev/full", folder) == (0, b"", b"")
    assert sorted(path.name for path in folder.iterdir()) == ["a.jsonl", "out.json"]


@pytest.mark.parametrize(
    "command", ["schema", "extract a.jsonl", "export a.jsonl --to csv", "show a.jsonl", "dates a.jsonl"]
)
def test_a_reader_that_has_gone(command: str, folder: Path) -> None:
    """It has seen enough: nothing is wrong, and nothing is said."""
    reading, write = os.pipe()
    os.close(reading)
    quiet = [] if command == "schema" else ["-q"]
    done = subprocess.run(
        [PROGRAM, *command.split(), *quiet], cwd=folder, stdout=write, stderr=subprocess.PIPE, timeout=60
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def started(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    """The program, deaf to no signal, even where the tests run in the background."""

    def listen() -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)

    return subprocess.Popen(
        [PROGRAM, *arguments], cwd=folder, preexec_fn=listen, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def opened(pipe: Path, process: subprocess.Popen[bytes]) -> int:
    """The other end of a named pipe, as soon as the process reads from it."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
    raise AssertionError(process.communicate())


ENDS = {"interrupted": (signal.SIGINT, 130), "terminated": (signal.SIGTERM, 143), "hung up": (signal.SIGHUP, 129)}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        *((["extract", "pipe", "-o", "out"], said) for said in ENDS), (["extract", "pipe", "--workers", "2"], "terminated"),
        (["page", "pipe", "-o", "out"], "terminated"), (["chart", "pipe", "-o", "out.svg"], "interrupted"),
        (["show", "pipe"], "hung up"), (["export", "pipe", "--to", "ics"], "terminated"), (["dates", "pipe"], "interrupted"),
        (["actors", "pipe"], "terminated"), (["review", "pipe", "pipe"], "terminated"),
    ],
)  # fmt: skip
def test_a_signal_ends_the_program_in_one_line(command: list[str], said: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    number, status = ENDS[said]
    with started(*command, folder=tmp_path) as process:
        end = opened(tmp_path / "pipe", process)
        time.sleep(0.02)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
        os.close(end)
    assert (process.returncode, out, err) == (status, b"", f"timeline: {said}\n".encode())
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_signal_that_is_ignored_stays_ignored(folder: Path) -> None:
    """As under nohup."""
    os.mkfifo(folder / "pipe")
    command = [PROGRAM, "extract", "pipe", "-q"]
    ignoring = partial(signal.signal, signal.SIGHUP, signal.SIG_IGN)
    with subprocess.Popen(command, cwd=folder, preexec_fn=ignoring, stdout=subprocess.PIPE) as process:
        end = opened(folder / "pipe", process)
        process.send_signal(signal.SIGHUP)
        os.write(end, ARTICLE.encode())
        os.close(end)
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, len(json.loads(out)["articles"])) == (0, 1)


@pytest.mark.parametrize("said", ["terminated", "interrupted"])
def test_workers_end_with_a_run_that_is_told_to_end(said: str, tmp_path: Path) -> None:
    """Whoever still held its standard error would keep that from ending."""
    os.mkfifo(tmp_path / "pipe")
    number, status = ENDS[said]
    with started("extract", "pipe", "-o", "out.json", "--workers", "2", folder=tmp_path) as process:
        end = opened(tmp_path / "pipe", process)
        os.set_blocking(end, True)
        lines = [ARTICLE.replace('"id": "', f'"id": "{index}-') for index in range(40)]
        os.write(end, "".join([*lines[:20], "{\n", *lines[20:]]).encode())
        assert process.stderr is not None
        assert process.stderr.readline().startswith(b"timeline: pipe:21 is not JSON")
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
        os.close(end)
    assert process.returncode == status
    kept = " articles) is in out.json.unfinished: the same command goes on from there\n"
    assert err.decode().startswith(f"timeline: {said}; the work so far (")
    assert (err.decode().endswith(kept), err.count(b"\n")) == (True, 1)
    assert [path.name for path in sorted(tmp_path.iterdir())][0] == "out.json.unfinished"


# Runs a command in children that have everything imported, each of which sends itself a signal just before the n-th time
# that it touches a file in the folder; prints how each ended.
ENDED = """
import json, os, signal, sys
from pathlib import Path
from timeline import cli
number, command = int(sys.argv[1]), json.loads(sys.argv[2])
def ended(last):
    if process := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    def touched(event, arguments):
        nonlocal last
        if event.startswith("fcntl.") or (event == "open" or event.startswith("os.")) and "out." in str(arguments[0]):
            last -= 1
            if last == 0:
                os.kill(os.getpid(), number)
    sys.addaudithook(touched)
    os._exit(cli.main(command))
output = Path("out.x")
old = output.read_bytes()
assert cli.main(command) == 0
new, clean = output.read_bytes(), sorted(os.listdir())
assert new != old
last, found = 0, []
while not found or found[-1]:
    output.write_bytes(old)
    last += 1
    found.append(ended(last))
    assert output.read_bytes() in (old, new), last
    assert number == signal.SIGKILL or sorted(os.listdir()) == clean, last
assert output.read_bytes() == new
assert sorted(os.listdir()) == clean
print(*found)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs children that have everything imported")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "terminated"])
@pytest.mark.parametrize("command", [["extract", "a.jsonl"], ["page", "a.jsonl"], ["export", "a.jsonl", "--to", "ics"]])
def test_a_run_that_is_ended_at_any_moment_leaves_the_old_file_or_the_new(
    command: list[str], number: int, folder: Path
) -> None:
    (folder / "out.x").write_bytes(b"old")
    script = [sys.executable, "-c", ENDED, str(int(number)), json.dumps([*command, "-o", "out.x", "-q"])]
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, timeout=120)
    times = {-signal.SIGKILL: 0, 143: 0, 0: 0}
    for end in map(int, done.stdout.split()):
        times[end] += 1
    killed = number == signal.SIGKILL
    count = times[-signal.SIGKILL if killed else 143]
    assert done.stderr == ("" if killed else "timeline: terminated\n" * count)
    assert times == {-signal.SIGKILL: count * killed, 143: count * (not killed), 0: 1}
    assert count >= 4  # at least: opened, locked, given the old one's permissions, renamed


def test_no_module_of_the_folder_that_it_works_in_is_run(folder: Path) -> None:
    """Python looks into that first for what a new process begins with."""
    for name in (
        "json",
        "pickle",
        "random",
        "rules",
        "signal",
        "socket",
        "spacy",
        "struct",
        "tempfile",
        "timeline",
        "viz",
    ):
        (folder / f"{name}.py").write_text("raise SystemExit('a module of others')\n", encoding="utf-8")
    shutil.copy(EXAMPLES / "vienna-2015.jsonl", folder)
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    command = [PROGRAM, "extract", "vienna-2015.jsonl", "-q", "--workers", "2"]
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout)["articles"]) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities of Linux")
def test_permissions_bind(folder: Path) -> None:
    """Root is bound by them as well where it has given up the capabilities that put it above them."""
    (folder / "a.jsonl").chmod(0)
    (folder / "fixed").mkdir()
    (folder / "fixed").chmod(0o500)
    (folder / "old.json").write_bytes(b"old")
    (folder / "old.json").chmod(0o400)

    def bound() -> None:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP

    def run(*arguments: str) -> tuple[int, bytes, bytes]:
        command = [PROGRAM, *arguments]
        done = subprocess.run(command, cwd=folder, preexec_fn=bound, capture_output=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    denied = b"a.jsonl: Permission denied; change who may use it, or name another one\n"
    assert run("extract", "a.jsonl") == (2, b"", b"timeline: " + denied)
    assert run("show", "a.jsonl") == (2, b"", b"timeline: " + denied)
    (folder / "news").mkdir()
    (folder / "a.jsonl").rename(folder / "news" / "a.jsonl")
    assert run("dates", "news", "-q") == (2, b"", b"timeline: news/a.jsonl cannot be read: Permission denied\n")
    said = b"timeline: nothing may be written in the folder fixed: change that, or name another file\n"
    assert run("extract", "-", "-o", "fixed/out.json") == (2, b"", said)
    said = b"timeline: old.json is read-only: change that, or name another file\n"
    assert run("extract", "-", "-o", "old.json") == (2, b"", said)
    assert (folder / "old.json").stat().st_size == 3


# Writes what the program can write of a file of articles into the folder, but for pictures that depend on fonts.
EVERYTHING = """
import os, sys
from timeline import cli
articles, folder, workers, corrections = sys.argv[1:5]
def main(*arguments):
    assert cli.main([*arguments, "-q"]) == 0, arguments
def printed(name, *arguments):
    before, file = os.dup(1), os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT)
    os.dup2(file, 1)
    main(*arguments)
    os.dup2(before, 1)
if __name__ == "__main__":
    main("extract", articles, "--times", "--workers", workers, "-o", f"{folder}/events.json")
    main("page", articles, "-o", f"{folder}/page.html")
    main("chart", articles, "-o", f"{folder}/chart.svg")
    for form in ("csv", "jsonl", "parquet", "markdown", "timelinejs", "ics"):
        main("export", articles, "--to", form, "-o", f"{folder}/{form}")
    for name in ("show", "dates", "actors"):
        printed(name, name, articles)
    for option in ("json", "explain", "timeml"):
        printed(option, "dates", articles, f"--{option}")
    main("review", f"{folder}/events.json", corrections, "-o", f"{folder}/reviewed.json")
"""

Written = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """All that is written in some surroundings, as hashes."""
    script = tmp_path_factory.mktemp("script") / "everything.py"
    script.write_text(EVERYTHING, encoding="utf-8")

    def written(articles: str, *, workers: int, folder: Path, umask: int, **environment: str) -> dict[str, str]:
        output = tmp_path_factory.mktemp("output")
        command = [sys.executable, script, articles, output, str(workers), EXAMPLES / "corrections.toml"]
        paths = os.pathsep.join([str(EXAMPLES.parent), os.environ.get("PYTHONPATH", "")])
        surroundings = os.environ | {"PYTHONPATH": paths} | environment
        done = subprocess.run(command, cwd=folder, env=surroundings, umask=umask, capture_output=True, timeout=120)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(output.iterdir())}

    return written


def test_the_same_bytes_in_all_surroundings(everything: Written, tmp_path: Path) -> None:
    here, there = EXAMPLES.parent, tmp_path / "there"
    there.symlink_to(EXAMPLES)
    west = everything(
        "examples/vienna-2015.jsonl", workers=1, folder=here, umask=0o022, PYTHONHASHSEED="0", LC_ALL="C.UTF-8",
        TZ="Etc/GMT+12",
    )  # fmt: skip
    assert len(west) == 16
    east = everything(
        str(there / "vienna-2015.jsonl"), workers=2, folder=tmp_path, umask=0o077, PYTHONHASHSEED="1", LC_ALL="C",
        LANGUAGE="ar", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", TZ="Pacific/Kiritimati", COLUMNS="20", TERM="dumb",
    )  # fmt: skip
    assert east == west
