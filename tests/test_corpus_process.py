"""Corpora on the command line, with the real rules: workers, kill -9, Ctrl-C, two runs at once, a terminal, memory."""

from __future__ import annotations

import json
import os
import pty
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from synthetic import corpus

from rules import extract
from timeline import Timeline, document

PROGRAM = Path(sys.executable).parent / "timeline"
SIZE = 60
BROKEN = '{"id": "broken"'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with a line that is no article and one that has no text."""
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    corpus(SIZE, seed=3).write(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[20:20] = [BROKEN + "\n", json.dumps({"id": "blank", "text": " ", "published": "2015-10-25"}) + "\n"]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(made: Path) -> bytes:
    """The document, from memory."""
    found = Timeline(*map(extract, corpus(SIZE, seed=3).articles))
    with_sources = Timeline.assembled(found.events, found.articles)
    return document.write(with_sources).encode()


def run(*arguments: str | Path, folder: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, "extract", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )  # type: ignore[call-overload]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_one_worker_and_two_write_the_same(made: Path, expected: bytes, tmp_path: Path, workers: str) -> None:
    done = run(made, "-o", "out.json", "--errors", "bad.jsonl", "--workers", workers, folder=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "out.json").read_bytes() == expected
    *bad, summary = done.stderr.splitlines()
    assert bad == [
        f"timeline: {made}:21 is not JSON: Expecting ',' delimiter: line 1 column 16 (char 15)",
        "timeline: blank has no text",
    ]
    assert re.fullmatch(rf"timeline: {SIZE} articles, 2 bad; \d+ events \(.*\), 0 undated, \d+ in conflict", summary)
    written = [json.loads(line) for line in (tmp_path / "bad.jsonl").read_text().splitlines()]
    assert [f"timeline: {one['id']} {one['reason']}" for one in written] == bad
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.jsonl", "out.json"]


def test_standard_output_has_the_same_bytes(made: Path, expected: bytes, tmp_path: Path) -> None:
    assert run(made, "-q", folder=tmp_path).stdout.encode() == expected
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_at_any_time_it_goes_on_to_the_same_bytes(
    made: Path, expected: bytes, tmp_path: Path, workers: str
) -> None:
    chance = random.Random(int(workers))
    command = [PROGRAM, "extract", made, "-o", "out.json", "--workers", workers, "-q"]
    journal = tmp_path / "out.json.unfinished"
    for _ in range(4):
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not journal.exists():
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.3))
            process.kill()
    assert run(*command[2:], folder=tmp_path).returncode == 1
    assert (tmp_path / "out.json").read_bytes() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.fixture
def waiting(made: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run that has stored all articles and waits for more."""
    arguments = [PROGRAM, "extract", "-", "-o", "out.json", "--errors", "bad.jsonl"]
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # which a job in the background may not
    with subprocess.Popen(
        arguments, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        preexec_fn=listening,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(made.read_text(encoding="utf-8") + BROKEN + "\n")
        process.stdin.flush()
        said = [process.stderr.readline() for _ in range(3)]
        assert said[2].startswith("timeline: standard input:63 is not JSON")
        yield process
        process.kill()


def test_ctrl_c_says_how_to_go_on(waiting: subprocess.Popen[str], made: Path, expected: bytes, tmp_path: Path) -> None:
    waiting.send_signal(signal.SIGINT)
    assert waiting.stderr is not None
    said = waiting.stderr.read()
    assert waiting.wait() == 130
    assert said == (
        "timeline: interrupted; the work so far (60 articles) is in out.json.unfinished: the same command goes on from "
        "there\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["out.json.unfinished"]
    again = run(made, "-o", "out.json", folder=tmp_path)
    assert again.returncode == 1
    assert again.stderr.splitlines()[0] == "timeline: going on where an earlier run stopped: it has left 60 articles"
    assert (tmp_path / "out.json").read_bytes() == expected


def test_a_second_run_onto_the_same_output_is_refused(
    waiting: subprocess.Popen[str], made: Path, expected: bytes, tmp_path: Path
) -> None:
    second = run(made, "-o", "out.json", folder=tmp_path)
    assert second.returncode == 2
    assert second.stderr == (
        f"timeline: {tmp_path}/out.json.unfinished is in use: another run writes the same output; wait for it, or name "
        "another output\n"
    )
    waiting.communicate(timeout=60)
    assert (waiting.returncode, (tmp_path / "out.json").read_bytes()) == (1, expected)


def test_workers_end_with_the_process_that_started_them(made: Path, tmp_path: Path) -> None:
    """Even where that is killed: whoever still holds its standard error would keep it from ending."""
    arguments = [PROGRAM, "extract", "-", "-o", "out.json", "--workers", "2"]
    with subprocess.Popen(
        arguments, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(made.read_text(encoding="utf-8"))
        process.stdin.flush()
        assert process.stderr.readline().startswith("timeline: standard input:21")
        process.kill()
        process.stderr.read()


def test_progress_is_for_terminals(made: Path, tmp_path: Path) -> None:
    def said(*options: str) -> bytes:
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [PROGRAM, "extract", made, "-o", "out.json", *options], cwd=tmp_path, stderr=theirs, env=os.environ | {"TERM": "xterm"}
        ) as process:  # fmt: skip
            os.close(theirs)
            found = b""
            while True:
                try:
                    found += os.read(ours, 4096)
                except OSError:
                    break
            os.close(ours)
        assert process.returncode == 1
        return found

    assert re.search(rb"\d+ articles of 62 ", re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", said()))
    assert b"articles of" not in said("-q")
    assert b"\x1b" not in said("-q")
    assert "\x1b" not in run(made, "-o", "out.json", folder=tmp_path).stderr


# Extracts as many invented articles as it is told to; a stub finds in each what several papers tell, and no rules are
# loaded. It is killed just before the given statement by which the database is read or changed, if there is one.
STUB = """
import os, resource, signal, sqlite3, sys
from datetime import date, timedelta
from pathlib import Path
size, output, last, tests = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
sys.path.insert(0, tests)
from test_merge import KERRY, LAVROV, SHOUKRY, event
from timeline import Article, Extraction, corpus
def articles():
    for number in range(size):
        day = date(2015, 1, 1) + timedelta(number // 40)
        yield Article(id=f"a{number:06}", text="خبر " * 300 + str(number), published=day)
def extract(article):
    day = article.published - timedelta(int(article.id[1:]) % 3)
    parties = ((LAVROV, KERRY), (KERRY, SHOUKRY), (LAVROV, SHOUKRY))
    return Extraction(article, tuple(event(article.id, day, *both, start=100 * i) for i, both in enumerate(parties)))
count, connect = 0, sqlite3.connect
def traced(*arguments, **options):
    def trace(statement):
        global count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
    database = connect(*arguments, **options)
    database.set_trace_callback(trace)
    return database
if last >= 0:
    sqlite3.connect = traced
    corpus.FEW = 2
corpus.extract_corpus(articles(), corpus.Plan(extract, lambda: ""), output=output, write=print)
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def stub(size: int, output: Path, killed_before: int = -1) -> subprocess.CompletedProcess[str]:
    arguments = [str(size), str(output), str(killed_before), str(Path(__file__).parent)]
    return subprocess.run(
        [sys.executable, "-c", STUB, *arguments], capture_output=True, text=True, timeout=120, check=False
    )


def test_killed_before_any_statement_it_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    statements = int(stub(8, output, 0).stdout.split()[0])
    expected = output.read_bytes()
    chance = random.Random(7)
    for before in sorted(chance.sample(range(1, statements + 1), 20)):
        output.unlink(missing_ok=True)
        assert stub(8, output, before).returncode == -signal.SIGKILL
        assert not output.exists() or output.read_bytes() == expected
        done = stub(8, output, 0)
        assert (done.returncode, done.stderr, output.read_bytes()) == (0, "", expected)
        assert list(tmp_path.iterdir()) == [output]


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    few, many = (int(stub(size, tmp_path / "out.json").stdout.split()[1]) for size in (500, 2000))
    assert many - few < 8 * 1024 * (1 if sys.platform == "linux" else 1024)  # ru_maxrss counts KiB, or bytes
