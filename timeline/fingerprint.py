"""What stands for the program: two runs with one fingerprint find the same in the same article."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

_SUFFIXES = {".py", ".toml", ".json"}


def fingerprint(packages: Iterable[str], distributions: Iterable[str]) -> str:
    """The SHA-256, in hexadecimal, of all code and data of packages and of the versions of distributions.

    The packages are read, but not imported. The code counts, and not only the version: who works on the rules changes
    what is found a hundred times between two versions.
    """
    digest = hashlib.sha256()
    digest.update(repr(sys.version_info[:2]).encode())
    for name in sorted(distributions):
        digest.update(f"{name} {_version(name)}\0".encode())
    for name in sorted(packages):
        spec = find_spec(name)
        for folder in sorted((spec and spec.submodule_search_locations) or []):
            for path in sorted(path for path in Path(folder).rglob("*") if path.suffix in _SUFFIXES):
                content = path.read_bytes()
                digest.update(f"{name}/{path.relative_to(folder).as_posix()} {len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
