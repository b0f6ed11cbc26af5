"""What the commands have in common: what they say, print and write, and how they end."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import typer
from attrs import define

from timeline.errors import InputError, TimelineError, one_line
from timeline.files import write_atomically
from timeline.inputs import BadArticle
from timeline.process import Ended, give_up
from timeline.strict_json import check_text

if TYPE_CHECKING:
    from rich.table import Table

_LONGEST = 2000  # characters of a line on standard error; names of files and ids can be of any length

DONE, DONE_WITH_BAD_ARTICLES, WRONG_USE, FAULT = 0, 1, 2, 3

# What to do about what a system says of a file; where it is not here, it says enough, or there is nothing to be done.
_REMEDIES: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "check its name",
        errno.ENOTDIR: "check its name",
        errno.EISDIR: "name a file",
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.EACCES: "change who may use it, or name another one",
        errno.EPERM: "change who may use it, or name another one",
        errno.EROFS: "name a file elsewhere",
        errno.ENOSPC: "make room, or name a file elsewhere",
        errno.EFBIG: "raise the limit for the size of files, or name a file elsewhere",
        errno.EMFILE: "raise the limit for open files",
        errno.EBADF: "it is closed",
    }
)

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


def text_only(value: str | None) -> str | None:
    """The value of an option. Raises `typer.BadParameter` for bytes that are no text."""
    try:
        check_text(value or "")
    except ValueError:
        raise typer.BadParameter("it is no text in UTF-8") from None
    return value


def give_up_output(*, flush: bool) -> bool:
    """Sees to it that Python does not fail a second time, at its end, over output that nobody can take.

    Whether the output is such that nothing can be written to it.
    """
    if flush:
        with suppress(OSError):
            sys.stdout.flush()
            return False
    give_up(sys.stdout)
    return flush


def problem_of(error: BaseException, where: str | None = None) -> tuple[str, int]:
    """What to say of an error, if anything, and the exit status; `where` it is from, if it does not know itself."""
    match error:
        case Ended():
            said, status = error.said, error.status
        case typer.TyperException():
            problem = error.format_message().replace("Value error, ", "").rstrip(".")  # typer's, of a wrong choice
            said, status = f"{problem}; see timeline --help", WRONG_USE
        case TimelineError():
            said, status = str(error), WRONG_USE
        case OSError():
            parts = (error.filename or where, error.strerror or str(error))
            said, status = ": ".join(str(part) for part in parts if part is not None), WRONG_USE
            if remedy := _REMEDIES.get(error.errno or 0):
                said = f"{said}; {remedy}"
        case _:
            said, status = f"a fault of this program, please report it: {type(error).__name__}: {error}", FAULT
    return "; ".join(filter(None, (said, *getattr(error, "__notes__", ())))), status


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 event", "2 events"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def write(content: str | bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output where it is None."""
    if output is not None:
        write_atomically(output, content)
        return
    try:
        if isinstance(content, str):
            sys.stdout.write(content)
            sys.stdout.flush()
        else:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
    except OSError as error:
        raise OSError(error.errno, error.strerror, "standard output") from error


def print_table(table: Table) -> None:
    """Print a table on standard output."""
    from rich.console import Console

    drawn = io.StringIO()  # and not the standard output, over which rich would end the program where nobody reads it
    terminal = sys.stdout.isatty()
    # Where no terminal limits the width, no cell is cut short either.
    Console(file=drawn, force_terminal=terminal or None, width=None if terminal else 200).print(table)
    write(drawn.getvalue(), None)


def say(message: str) -> None:
    """Say something on standard error, on one line; where nobody can hear it, it is lost."""
    try:
        line = one_line(message)
        sys.stderr.write(f"timeline: {line if len(line) <= _LONGEST else line[:_LONGEST] + '…'}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        give_up(sys.stderr)
