"""Files, written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write `content`, text in UTF-8, to `path`, as `replacing` does."""
    with replacing(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def replacing(path: Path, *, beside: str | None = None) -> Iterator[BinaryIO]:
    """A file to write the new content of `path` to, which holds the old or the whole new one at every moment.

    The content is first written beside `path`, under the name `beside` if one is given; whoever gives one sees to it
    that nobody else writes there. A link is followed, permissions are kept, and a device or a pipe is written to as it
    is. Raises `OSError`, which names `path`, and then leaves nothing behind.
    """
    try:
        if is_stream(path):
            with path.open("wb") as file:
                yield file
        else:
            target = Path(os.path.realpath(path))
            # Beside the target, because only within one file system is the renaming atomic.
            with _replacing(target, target.with_name(beside or f".{secrets.token_hex(8)}.partial")) as file:
                yield file
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def is_stream(path: Path) -> bool:
    """Whether `path` is a device or a pipe, which nothing can replace."""
    return path.exists() and not path.is_file()


@contextmanager
def _replacing(target: Path, partial: Path) -> Iterator[BinaryIO]:
    try:
        with partial.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, partial)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
