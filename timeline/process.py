"""The process of the command line: its standard streams, whatever they are, and what ends it early."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

# What shells call the end of a program by such a signal: 128 and its number.
INTERRUPTED, BROKEN_PIPE, TERMINATED, HUNG_UP = 130, 141, 143, 129
_SIGNALS = {"SIGINT": INTERRUPTED, "SIGTERM": TERMINATED, "SIGHUP": HUNG_UP}
_SAID = {INTERRUPTED: "interrupted", TERMINATED: "terminated", HUNG_UP: "hung up"}


class Ended(BaseException):
    """Somebody wants the program to end, by a signal or by taking no more of its output."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status

    @property
    def said(self) -> str | None:
        """What is to be said of it; nothing where the reader has gone, as it does when it has seen enough."""
        return _SAID.get(self.status)


def use_streams() -> None:
    """Make the standard streams usable: in UTF-8, and there, even where they were closed before the program began.

    Else the next file to be opened would become the standard output. What was closed still cannot be read or written.
    """
    for number in range(3):
        with suppress(OSError):
            os.fstat(number)
            continue
        # The wrong way round, so that using it fails as it did; but nothing is lost that standard error cannot say.
        os.open(os.devnull, os.O_WRONLY if number != 1 else os.O_RDONLY)  # takes the lowest number, which is this
    sys.stdout = _usable(sys.stdout, 1)
    sys.stderr = _usable(sys.stderr, 2)


def _usable(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        return open(  # noqa: PTH123, SIM115  # a number, which no path has; a stream that stays open
            number, "w", encoding="utf-8", errors="backslashreplace", closefd=False
        )
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def give_up(stream: TextIO) -> None:
    """Let what a standard stream still holds go nowhere: else Python would fail over it once more, at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def signals_raised() -> Iterator[None]:
    """Turn the signals that ask for an end, if they are not ignored, into `Ended`: so what is open is cleared away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise Ended(128 + number)

    usual = (signal.SIG_DFL, signal.default_int_handler)
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers if signal.getsignal(number) in usual}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
