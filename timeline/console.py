"""What the commands have in common: what they say, print and write, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer
from attrs import define

from timeline.errors import InputError, TimelineError, one_line
from timeline.files import write_atomically
from timeline.inputs import BadArticle

if TYPE_CHECKING:
    from rich.table import Table

DONE, DONE_WITH_BAD_ARTICLES, WRONG_USE, FAULT = 0, 1, 2, 3

_Item = TypeVar("_Item")


@define
class Batch:
    """Counts what comes through it; the bad articles are named and go no further."""

    good: int = 0
    bad: int = 0

    def good_ones(self, items: Iterable[_Item | BadArticle]) -> Iterator[_Item]:
        """The items that are no bad articles."""
        for item in items:
            if isinstance(item, BadArticle):
                self.bad += 1
                say(f"{item.name} {item.reason}")
            else:
                self.good += 1
                yield item

    def status(self) -> int:
        """The exit status. Raises `InputError` where there was nothing at all."""
        if not self.good and not self.bad:
            raise InputError("there is no article in the input")
        return WRONG_USE if not self.good else DONE_WITH_BAD_ARTICLES if self.bad else DONE


@contextmanager
def wrong_options_refused() -> Iterator[None]:
    """Turns the `ValueError` of a library that knows no such option into an `InputError`."""
    try:
        yield
    except TimelineError:
        raise
    except ValueError as error:
        raise InputError(str(error.args[0])) from error


def give_up_output() -> None:
    """Sees to it that Python does not fail a second time, at its end, over output that nobody can take."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def problem_of(error: Exception) -> tuple[str, int]:
    """What to say of an error, and the exit status."""
    match error:
        case typer.TyperException():
            return f"{error.format_message().rstrip('.')}; see timeline --help", WRONG_USE
        case TimelineError():
            return str(error), WRONG_USE
        case OSError():
            return f"{error.filename or 'standard output'}: {error.strerror or error}", WRONG_USE
        case _:
            return f"a fault of this program, please report it: {type(error).__name__}: {error}", FAULT


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 event", "2 events"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def write(content: str | bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output where it is None."""
    if output is not None:
        write_atomically(output, content)
    elif isinstance(content, str):
        sys.stdout.write(content)
        sys.stdout.flush()
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def print_table(table: Table) -> None:
    """Print a table on standard output."""
    from rich.console import Console

    # Where no terminal limits the width, no cell is cut short either.
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def say(message: str) -> None:
    """Say something on standard error, on one line."""
    sys.stderr.write(f"timeline: {one_line(message)}\n")
