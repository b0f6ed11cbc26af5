"""The command `timeline`: makes sure that the packages it is about to import are its own.

`timeline`, `rules` and `viz` are common names. Where another package of one of these names comes first, the command
would die of an ImportError that explains nothing; this module, whose name nobody else has, says what is in the way.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

DISTRIBUTION = "diplomatic-timeline"
PACKAGES = ("timeline", "rules", "viz")


def main() -> int:
    """Run the command line; its exit status."""
    if hidden := _hidden(Path(__file__).resolve().parent):
        return _give_up(hidden)
    try:
        from timeline.cli import main as run

        return run()
    except KeyboardInterrupt:  # before the command line has begun
        return 130
    except ImportError as error:
        if overwritten := _overwritten():
            return _give_up(overwritten)
        return _give_up(f"{error}; install {DISTRIBUTION} again")


def _hidden(home: Path) -> str | None:
    """What is wrong if one of the packages would not be imported from `home`, this module's own folder."""
    for name in PACKAGES:
        spec = find_spec(name)
        folders: Sequence[str] = (spec and (spec.submodule_search_locations or [spec.origin or ""])) or []
        if not folders:
            return f"the package {name!r} is missing from {home}; install {DISTRIBUTION} again"
        if home not in (Path(folder).resolve().parent for folder in folders):
            return (
                f"another package {name!r}, at {folders[0]}, hides the one of {DISTRIBUTION}; "
                "take its folder off PYTHONPATH, or install the two in separate environments"
            )
    return None


def _overwritten() -> str | None:
    """What is wrong if another distribution has installed files over ours."""
    owners = packages_distributions()
    for name in PACKAGES:
        if others := sorted({owner for owner in owners.get(name, ()) if owner != DISTRIBUTION}):
            return (
                f"the distribution {others[0]!r} has put its package {name!r} over ours in {Path(__file__).parent}; "
                "install the two in separate environments"
            )
    return None


def _give_up(problem: str) -> int:
    print(f"timeline: {problem}", file=sys.stderr)
    return 2
