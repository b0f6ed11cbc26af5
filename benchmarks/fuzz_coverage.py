"""Coverage-guided fuzzing with atheris: bytes become texts of the rules' own words, rule files, documents and commands.

    python benchmarks/fuzz_coverage.py [libFuzzer options, such as -runs=200000 -max_total_time=60]

Anything but a documented error, what is not sound and what takes too long ends the run with the case that caused it,
which libFuzzer also leaves in a file. atheris is for CPython on Linux: pip install '.[test]'.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["timeline", "rules"]):
    from cases import DAYS, CommandLine, RuleFiles, bytes_case, check, in_time, text_case

    from timeline.errors import TimelineError


def _any_text(data: bytes) -> None:
    """Any signs at all; lone surrogates too."""
    day: date = DAYS[data[0] % len(DAYS)] if data else DAYS[0]
    check(data[1:].decode("utf-8", "surrogatepass" if len(data) % 2 else "replace"), day)


def _by_numbers(case: Callable[[Iterator[int]], None], data: bytes) -> None:
    """Two bytes a number: a choice of thousands of words needs both."""
    case(int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2))


def _one(data: bytes, targets: tuple[Callable[[bytes], None], ...]) -> None:
    """One case: its first byte says what it is."""
    if not data:
        return
    with in_time():
        try:
            targets[data[0] % len(targets)](data[1:])
        except TimelineError:
            pass  # documented
        except UnicodeDecodeError:
            if targets[data[0] % len(targets)] is not _any_text:
                raise  # these bytes are no text


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rules, commands = folder / "rules", folder / "commands"
        rules.mkdir()
        commands.mkdir()
        files, command_line = RuleFiles.copied_to(rules), CommandLine(commands)
        composed, changed, typed = (partial(_by_numbers, case) for case in (text_case, files.case, command_line.case))
        # the costly ones less often
        targets = (*[composed] * 6, *[_any_text] * 3, *[bytes_case] * 4, *[typed] * 2, changed)
        atheris.Setup(sys.argv, partial(_one, targets=targets))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
