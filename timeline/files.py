"""Files, written whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_LONGEST = 200  # bytes of a name, so that there is room for ours in the 255 that file systems have
_OURS = re.compile(r"[0-9a-f]{16}\.partial")


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write `content`, text in UTF-8, to `path`, as `replacing` does."""
    with replacing(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write the new content of `path` to, which holds the old or the whole new one at every moment.

    The content is first written into a hidden file beside `path`; what runs that were killed have left of theirs is
    cleared away. A link is followed; permissions, owner and group are kept, as far as we may; a device or a pipe is
    written to as it is. Raises `OSError`, which names `path`, also where that is read-only; then nothing is changed.
    """
    try:
        if is_stream(path):
            with path.open("wb") as file:
                yield file
        else:
            target = Path(os.path.realpath(path))
            if target.exists() and not os.access(target, os.W_OK):  # replacing it would need no permission
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            with _replacing(target) as file:
                yield file
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def is_stream(path: Path) -> bool:
    """Whether `path` is a device or a pipe, which nothing can replace."""
    return path.exists() and not path.is_file()


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    # Beside the target, because only within one file system is the renaming atomic.
    begin = f".{os.fsencode(target.name)[:_LONGEST].decode(errors='ignore')}."
    _clear_away(target.parent, begin)
    while True:
        partial = target.parent / f"{begin}{secrets.token_hex(8)}.partial"
        try:
            with partial.open("xb") as file:
                if _lock(file, wait=True) and not partial.exists():
                    continue  # another run took it for what is left over, before it was locked
                if target.exists():
                    _keep_permissions(target, partial)
                yield file
                file.flush()
                os.fsync(file.fileno())
                if sys.platform == "win32":  # where nothing is renamed while it is open
                    file.close()
                partial.replace(target)
            return
        except BaseException:
            partial.unlink(missing_ok=True)
            raise


def _clear_away(folder: Path, begin: str) -> None:
    """Delete the files that runs have left which were killed: nobody locks them any more."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(begin) and _OURS.fullmatch(entry.name, len(begin))
            if ours and entry.is_file(follow_symlinks=False):
                with suppress(OSError), Path(entry.path).open("rb+") as file:
                    if _lock(file, wait=False):
                        Path(entry.path).unlink()


def _lock(file: BinaryIO, *, wait: bool) -> bool:
    """Whether the file could be locked: not where another process has it, nor where files cannot be locked."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _keep_permissions(target: Path, partial: Path) -> None:
    before, now = target.stat(), partial.stat()
    if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
        with suppress(OSError):
            os.chown(partial, before.st_uid, before.st_gid)
    shutil.copymode(target, partial)
