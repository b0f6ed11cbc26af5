"""What the fuzzers try: each case is made of a row of numbers, and breaks nothing but with a documented error.

The numbers come from a seed (`fuzz.py`) or are what atheris found to reach further (`fuzz_coverage.py`).
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType

from attrs import frozen

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from hostile import Numbers, composed, run_of
from sound import check

from rules.actors import ActorFinder
from rules.build import Wording
from rules.times import TimeTagger
from rules.triggers import Triggers
from rules.words import StructureWords
from timeline import corrections, document
from timeline.cli import main as command_line
from timeline.errors import TimelineError
from timeline.inputs import read_articles
from timeline.process import INTERRUPTED

DAYS = (date.min, date.max, date(2015, 10, 25), date(2016, 2, 29), date(1, 12, 31), date(9999, 1, 1))
MOST_SECONDS = 10.0  # of the processor's time for a case, all of which are small: about a thousand times the usual
LONG = 40_000  # letters of a run


class TooSlowError(Exception):
    """A case takes much longer than its size warrants; the traceback shows where."""


@contextmanager
def in_time(seconds: float = MOST_SECONDS) -> Iterator[None]:
    """Raises `TooSlowError` where the processor was needed for longer; the time of other processes does not count."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def text_case(numbers: Iterable[int]) -> None:
    """A text of the rules' own words: spans, dates, the document and the same again are checked."""
    row = iter(numbers)
    text, lot = composed(row), next(row, 0)
    check(text, DAYS[lot % len(DAYS)], again=lot % 8 == 0)


def run_case(numbers: Iterable[int]) -> None:
    """A composed text repeated without end."""
    row = iter(numbers)
    size = LONG
    check(run_of(composed(row)[: 4 + next(row, 0) % 200] or "و", size), DAYS[next(row, 0) % len(DAYS)])


# --- files


_VALUES = (
    *("0", "-1", "1.5", "inf", "10e9", "true", '""', '"x"', '" "', '"ـ"', '"ا"', '"("', '"{"', '"{x}"', '"/"'),
    *('"a / b / c / d"', '"= | ="', '"$x"', '"2015/"', "[]", "[[]]", "[1]", '[""]', '["ا"]', '[["ا", "ب", "ج"]]', "{}"),
    *("{ x = 1 }", "[{}]", "[{ text = 1 }]", "{ make = [] }", '{ is = "day", make = "same" }', "2015-10-25"),
    *("2015-10-25T00:00:00Z", '"""\nا\n\n= \n"""'),
)  # fmt: skip
_SIGNS = (*"[]{}\"=,.#|/()-$'\\\n \t", "\x00", "\ufeff", "ـ", "ا", "الف", "[[rule]]\n", "[x]\n", "name", "1", "\u064b")


def mutated(text: str, choose: Numbers) -> str:
    """A file with some of its lines, values, keys and signs changed."""
    for _ in range(1 + choose.below(4)):
        lines = text.split("\n")
        at = choose.below(len(lines))
        key, equals, _ = lines[at].partition("=")
        match choose.below(10):
            case 0:
                del lines[at]
            case 1:
                lines.insert(choose.below(len(lines)), lines[at])
            case 2 | 3 | 4 | 5:
                lines[at] = f"{key}= {choose.of_these(_VALUES)}" if equals else choose.of_these(_SIGNS)
            case 6:
                lines[at] = f"x{lines[at]}"
            case 7:
                del lines[at + 1 + choose.below(3) :]
            case _:
                place = choose.below(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + choose.of_these(_SIGNS) + lines[at][place + choose.below(3) :]
        text = "\n".join(lines)
    return text


# What reads the rule files of a folder, or those of a name in it.
_LOADERS: Mapping[str, Callable[[str], object]] = {
    "times": TimeTagger.load,
    "events": Triggers.load,
    "actors": ActorFinder.load,
    "places": ActorFinder.load,
    "gazetteer": ActorFinder.load,
    "contents.toml": Wording.load,
}


@frozen
class RuleFiles:
    """The rule files of Arabic in a folder of their own, in which one at a time is changed."""

    folder: Path

    @classmethod
    def copied_to(cls, folder: Path) -> RuleFiles:
        for path in _rule_files():
            copy = folder / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((_RULES / path).read_bytes())
        return cls(folder)

    def case(self, numbers: Iterable[int]) -> None:
        """A rule file that was changed: it is read, or refused with its name and a remedy, in one line."""
        choose = Numbers.of(numbers)
        names = _rule_files()
        chosen = names[choose.below(len(names))]
        path, text = self.folder / chosen, (_RULES / chosen).read_text(encoding="utf-8")
        changed = mutated(text, choose)
        path.write_text(changed, encoding="utf-8", errors="replace")
        try:
            # a language is named by its folder, and an absolute path leads to this one
            _LOADERS.get(chosen.parts[0], StructureWords.load)(str(self.folder))
        except TimelineError as error:
            said = str(error)
            assert any(file.name in said for file in names), f"no file is named: {said}"
            assert "\n" not in said, f"more than a line: {said}"
        except Exception as error:
            error.add_note(f"{chosen}: {_changes(text, changed)}")
            raise
        finally:
            path.write_text(text, encoding="utf-8")


_RULES = Path(__file__).parents[1] / "rules" / "data" / "ar"


@cache
def _rule_files() -> tuple[Path, ...]:
    return tuple(sorted(path.relative_to(_RULES) for path in _RULES.rglob("*.toml")))


def _changes(before: str, after: str) -> str:
    known = set(before.split("\n"))
    return repr([line for line in after.split("\n") if line not in known])


def bytes_case(data: bytes) -> None:
    """Bytes as an event document, as corrections, and as articles in each format."""
    for read in (document.read, lambda given: corrections.read(given, "c.toml"), *map(_reader, _INPUTS)):
        with suppress(TimelineError):  # documented
            read(data)


_INPUTS = ("a.txt", "a.json", "a.jsonl", "a.csv", "a.tsv", "a")


def _reader(name: str) -> Callable[[bytes], object]:
    return lambda data: list(read_articles(io.BufferedReader(io.BytesIO(data)), name))


# --- the command line


_COMMANDS = (
    *("extract", "extract", "show", "dates", "actors", "export", "export", "review", "page", "schema", "-h"),
    *("--version", "x"),
)  # fmt: skip
_OPTIONS = (
    *("--published", "--published", "--published", "--published=", "--field", "--timezone", "-o", "-o", "--errors"),
    *("--workers", "--to", "--lanes", "--language", "--months", "--digits", "--title", "--title=", "--times"),
    *("--quiet", "-q", "--jsonl", "--json", "--timeml", "--explain", "--help", "--nothing", "-", "--", "-x"),
)  # fmt: skip
_FOLLOWING = (
    *("2015-10-25", "2015-10-25", "2015-10-25", "2015-13-45", "9999-12-31", "text=content", "id=", "=", "Asia/Riyadh"),
    *("Nowhere", "../x", "1", "0", "-1", "csv", "jsonl", "markdown", "ics", "timelinejs", "ar", "en", "actor", "kind"),
    *("egyptian", "arabic", "out.json", "out.csv", "out.md", "nowhere/out.json", ".", "a.txt", "25 أكتوبر 2015"),
    *("محادثات", "", "auto ", "\u202e", "x" * 300, "\udcff"),
)  # fmt: skip
_FILES = (
    "a.txt",
    "a.json",
    "a.jsonl",
    "a.csv",
    "a.html",
    "events.json",
    "c.toml",
    "-",
    ".",
    "missing",
    "",
    "\udcff.txt",
)


@frozen
class CommandLine:
    """Commands in a folder with articles, a document and corrections of all kinds, run in this process."""

    folder: Path

    def case(self, numbers: Iterable[int]) -> None:
        """A command: it ends with a documented status, and all that it says is whole lines of its own."""
        choose = Numbers.of(numbers)
        content = self._files(choose)
        command = choose.of_these(_COMMANDS)
        arguments = [command, *(choose.of_these(_FILES) for _ in range(choose.below(3)))]
        for _ in range(choose.below(5)):
            arguments.append(choose.of_these(_OPTIONS))
            if choose.below(3):
                arguments.append(choose.of_these(_FOLLOWING))
        if choose.below(4):
            arguments += [choose.of_these(_FILES[:7]), "--published", "2015-10-25"]
        status, said = self._run(arguments, content)
        if status == INTERRUPTED:
            raise KeyboardInterrupt
        try:
            assert status in (0, 1, 2), f"status {status}"
            assert "Traceback" not in said
            lines = said.split("\n")
            assert lines.pop() == "", "the last line is not whole"
            assert all(line.startswith("timeline: ") for line in lines)
            assert status != 2 or lines, "nothing says what is wrong"
            left = {path.name for path in self.folder.iterdir()} - set(_FILES)
            assert not any(name.endswith((".partial", ".unfinished")) for name in left), f"left behind: {left}"
        except AssertionError as error:
            error.add_note(f"timeline {arguments}: {said}")
            raise
        finally:
            for path in self.folder.iterdir():
                path.unlink()

    def _files(self, choose: Numbers) -> bytes:
        """Writes the files; what standard input holds."""
        text = composed([choose.below(2**16) for _ in range(choose.below(60))])
        records = [{"id": str(index), "text": text, "published": "2015-10-25"} for index in range(1 + choose.below(3))]
        lines = "\n".join(json.dumps(record, ensure_ascii=bool(choose.below(2))) for record in records)
        cell = text.replace('"', '""')
        contents = {
            "a.txt": text,
            "a.json": json.dumps(records),
            "a.jsonl": lines,
            "a.csv": f'id,text,published\n1,"{cell}",2015-10-25\n2,x,\n',
            "a.html": f"<html><body><article><p>{text}</p></article></body></html>",
            "events.json": _document(),
            "c.toml": '[[correction]]\nevent = "x"\nby = "a"\nreason = "b"\ndrop = true\n',
        }
        spoilt = choose.of_these(tuple(contents)) if choose.below(3) == 0 else None
        for name, content in contents.items():
            written = mutated(content, choose) if name == spoilt else content
            (self.folder / name).write_text(written, encoding="utf-8", errors="surrogatepass")
        return contents[choose.of_these(tuple(contents))].encode("utf-8", "surrogatepass")

    def _run(self, arguments: list[str], content: bytes) -> tuple[int, str]:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        before, stdin = Path.cwd(), sys.stdin
        os.chdir(self.folder)
        sys.stdin = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
        try:
            with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
                status = command_line(arguments)
        finally:
            sys.stdin = stdin
            os.chdir(before)
        streams[1].flush()
        raw = streams[1].buffer
        assert isinstance(raw, io.BytesIO)
        return status, raw.getvalue().decode("utf-8")


@cache
def _document() -> str:
    from rules import extract
    from timeline import Article, Timeline

    text = "التقى وزير الخارجية السويدي أولف إكلوند نظيره المالطي جو بورغ في فاليتا أمس."  # the two ministers met
    return document.write(Timeline(extract(Article(id="a", text=text, published=date(2015, 10, 25)))))
