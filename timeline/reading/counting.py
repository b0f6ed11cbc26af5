"""How many articles are to be expected, as far as that can be told without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from timeline.reading.folders import listing

_LINES = (".jsonl", ".ndjson")
_ONE = (".txt", ".html", ".htm", ".xhtml")
_ANY_NUMBER = (".json", ".csv", ".tsv")
_BLOCK = 1 << 20  # bytes


def expected(files: Iterable[str]) -> int | None:
    """The number of articles in files and folders; None where one of them does not show its own from outside."""
    total = 0
    for path in map(Path, files):
        inside = [file.path for file in listing(path, _LINES + _ONE + _ANY_NUMBER).files] if path.is_dir() else [path]
        for file in inside:
            count = _in_file(file)
            if count is None:
                return None
            total += count
    return total


def _in_file(path: Path) -> int | None:
    if not path.is_file():
        return None
    suffix = path.suffix.lower()  # what is compressed ends in .gz, and does not show how much is in it
    if suffix in _LINES:
        return _lines(path)
    return 1 if suffix in _ONE else None


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
