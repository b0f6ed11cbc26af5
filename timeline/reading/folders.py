"""The article files of a folder and of the folders in it, in an order that does not depend on the machine."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path, PurePath

from attrs import frozen

_COMPRESSED = ".gz"


@frozen
class FolderFile:
    """A file of a folder: its path, and its path within the folder, with slashes and without the ".gz"."""

    path: Path
    id: str


@frozen
class Listing:
    """The article files of a folder, by path as code points, and how many others were left out."""

    files: tuple[FolderFile, ...]
    others: int


def ending(name: str) -> str:
    """The ending of a file's name in small letters, without a ".gz" behind it."""
    return PurePath(_uncompressed(name)).suffix.lower()


def listing(folder: Path, endings: Container[str]) -> Listing:
    """What is in a folder and below it, apart from hidden files and folders.

    Links are followed, but no folder is entered twice, so that they may lead in circles; what cannot be entered is as
    good as empty.
    """
    paths = sorted(_files(folder), key=lambda path: path.relative_to(folder).as_posix())
    files = [path for path in paths if ending(path.name) in endings]
    return Listing(tuple(FolderFile(path, _id(path.relative_to(folder))) for path in files), len(paths) - len(files))


def _files(folder: Path) -> Iterator[Path]:
    entered: set[tuple[int, int]] = set()
    for parent, folders, names in os.walk(folder, followlinks=True):
        status = Path(parent).stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file():  # no pipe, at which reading would wait
                yield path


def _id(path: PurePath) -> str:
    """A path as text, whatever the bytes of its names are."""
    return os.fsencode(_uncompressed(path.as_posix())).decode("utf-8", "backslashreplace")


def _uncompressed(name: str) -> str:
    return name[: -len(_COMPRESSED)] if name.lower().endswith(_COMPRESSED) else name
