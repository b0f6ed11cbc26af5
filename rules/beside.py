"""What stands behind and in front of a place in a sequence, one after the other: nothing is copied or passed over.

A slice up to the end of a long text, taken at each of its sentences, would cost the square of its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def behind(items: Sequence[T], position: int) -> Iterator[T]:
    """The items from a position on."""
    return map(items.__getitem__, range(position, len(items)))


def in_front(items: Sequence[T], position: int) -> Iterator[T]:
    """The items before a position, the nearest first."""
    return map(items.__getitem__, range(position - 1, -1, -1))
