"""The installed command as a process, with the real rules: streams, signals, surroundings."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from timeline import document

EXAMPLES = Path(__file__).parent.parent / "examples" / "vienna-2015.jsonl"
PROGRAM = Path(sys.executable).parent / "timeline"


def run(
    *arguments: str | Path, stdin: bytes = b"", folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    surroundings = os.environ | environment
    return subprocess.run(
        [PROGRAM, *arguments], input=stdin, cwd=folder, env=surroundings, capture_output=True, timeout=120
    )


@pytest.fixture(scope="module")
def written() -> bytes:
    """The document of the examples."""
    done = run("extract", EXAMPLES, "--times", "--quiet")
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def test_the_examples(written: bytes) -> None:
    timeline = document.read(written)
    assert len(timeline.articles) == 6
    assert document.write(timeline).encode() == written


def test_the_same_bytes_wherever_it_runs(written: bytes, tmp_path: Path) -> None:
    surroundings = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Auckland", "COLUMNS": "20", "PYTHONUTF8": "0"}
    done = run("extract", "-", "--times", stdin=EXAMPLES.read_bytes(), folder=tmp_path, **surroundings)
    assert (done.returncode, done.stdout) == (0, written)


def test_articles_in_another_order_are_the_same_timeline(written: bytes) -> None:
    lines = EXAMPLES.read_bytes().splitlines(keepends=True)
    assert run("extract", "-", "--times", stdin=b"".join(reversed(lines))).stdout == written


def test_one_command_reads_what_another_writes(written: bytes) -> None:
    done = run("show", "-", stdin=written, LC_ALL="C", PYTHONUTF8="0", TERM="xterm-256color")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count("│".encode()) == 6 * len(json.loads(written)["events"])
    assert b"\x1b" not in done.stdout


def test_output_may_be_a_pipe(written: bytes) -> None:
    assert run("extract", EXAMPLES, "--times", "-o", "/dev/stdout").stdout == written


def test_output_that_nobody_takes() -> None:
    done = subprocess.run(["sh", "-c", f'"{PROGRAM}" schema >/dev/full'], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (
        2,
        b"timeline: standard output: No space left on device; make room, or name a file elsewhere\n",
    )
    done = subprocess.run(["sh", "-c", f'"{PROGRAM}" schema | head -1'], capture_output=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"{\n", b"")


def test_closed_standard_input() -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{PROGRAM}" extract - --published 2015-10-25 <&-'], capture_output=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_an_interruption_leaves_no_output(tmp_path: Path) -> None:
    arguments = [PROGRAM, "extract", "-", "--published", "2015-10-25", "-o", tmp_path / "out.json"]
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # which a job in the background may not
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listening) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": "a", "text": "b"}\n')
        process.stdin.flush()
        assert process.stderr.readline().startswith(b"timeline: a: the text has no Arabic letters")
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert (process.returncode, said) == (130, b"timeline: interrupted\n")
    assert list(tmp_path.iterdir()) == []
