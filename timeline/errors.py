"""The errors that this package raises on purpose; each says in one line what is wrong and what to do about it."""

from __future__ import annotations


class TimelineError(ValueError):
    """Something that the user gave cannot be used. Every other documented error is one of these."""


class DocumentError(TimelineError):
    """An event document that cannot be read or written, with the path to the field that is wrong."""


class InputError(TimelineError):
    """A file or an article that cannot be read, or a publication day that is none."""


def one_line(text: str) -> str:
    """`text` on one line: line breaks and other controls, which hostile input may carry, become visible escapes."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)
