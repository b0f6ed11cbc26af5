"""Files, written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write `content`, text in UTF-8, to `path`, which holds the old content or the whole new one at every moment.

    A link is followed, permissions are kept, and a device or a pipe is written to as it is. Raises `OSError`, which
    names `path`, and then leaves nothing behind.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(target: Path, data: bytes) -> None:
    # Beside the target, because only within one file system is the renaming atomic.
    beside = target.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
