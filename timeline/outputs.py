"""Where a command writes: what could not be written is refused before any work is done for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from timeline.corpus import journal_of
from timeline.errors import InputError
from timeline.inputs import is_article_file


def check_output(output: Path | None, inputs: Sequence[str]) -> None:
    """Raises `InputError` for an output that cannot be written, or that is or would be among the inputs."""
    if output is None:
        return
    if output.is_dir():
        raise InputError(f"{output} is a folder: name a file to write")
    try:
        target = Path(os.path.realpath(output))  # of a link, what it leads to
    except FileNotFoundError as error:
        raise InputError(f"{output} cannot be written: the folder that we are in has been deleted") from error
    if not target.parent.is_dir():
        missing = target.parent if output.is_symlink() else output.parent
        raise InputError(f"{output} cannot be written: there is no folder {missing}")
    if not (os.access(target, os.W_OK) if target.exists() else os.access(target.parent, os.W_OK | os.X_OK)):
        what = f"{output} is read-only" if target.exists() else f"nothing may be written in the folder {output.parent}"
        raise InputError(f"{what}: change that, or name another file")
    for folder in (Path(file) for file in inputs if file and Path(file).is_dir()):
        if is_article_file(output) and output.resolve().is_relative_to(folder.resolve()):
            raise InputError(f"{output} would be an input itself, in the folder {folder}: name a file outside it")
    if any(file != "-" and output.exists() and output.samefile(file) for file in inputs if Path(file).exists()):
        raise InputError(f"{output} is an input too: name another file to write")


def check_different(one: Path | None, other: Path | None) -> None:
    """Raises `InputError` where two outputs are one file, or one is the journal of the other."""
    if one is not None and other is not None and other.resolve() in (one.resolve(), journal_of(one)):
        raise InputError(f"{other} is named for two outputs: name another file for one of them")
