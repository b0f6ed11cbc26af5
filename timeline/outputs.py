"""Where a command writes: what could not be written is refused before any work is done for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline.errors import InputError
from timeline.inputs import is_article_file


def check_output(output: Path | None, inputs: Sequence[str]) -> None:
    """Raises `InputError` for an output that cannot be written, or that is or would be among the inputs."""
    if output is None:
        return
    if output.is_dir():
        raise InputError(f"{output} is a folder: name a file to write")
    if not output.parent.is_dir():
        raise InputError(f"{output} cannot be written: there is no folder {output.parent}")
    for folder in (Path(file) for file in inputs if Path(file).is_dir()):
        if is_article_file(output) and output.resolve().is_relative_to(folder.resolve()):
            raise InputError(f"{output} would be an input itself, in the folder {folder}: name a file outside it")
    if any(file != "-" and output.exists() and output.samefile(file) for file in inputs if Path(file).exists()):
        raise InputError(f"{output} is an input too: name another file to write")


def check_different(one: Path | None, other: Path | None) -> None:
    """Raises `InputError` where two outputs are one file."""
    if one is not None and other is not None and one.resolve() == other.resolve():
        raise InputError(f"{one} is named for two outputs: name another file for one of them")
