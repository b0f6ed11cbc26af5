"""What every page carries whatever its events are: Vega's code and the chart without data, compiled for Vega.

Both depend on nothing but the versions of this package and of vl-convert, and take seconds to make, so they are kept
in the user's cache folder. Where nothing can be written there they are made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import vl_convert
from attrs import evolve

from timeline.files import write_atomically
from timeline.timeline import Timeline
from viz import theme
from viz.chart import draw
from viz.scene import scene
from viz.words import Calendar, Language

_EXPORTS = "window.vegaEmbed = vegaEmbed;"


FIRST_SEEN = (100_000_001, 200_000_002)


@cache
def vega() -> str:
    """Vega as a script that sets `window.vegaEmbed`."""
    return _kept("vega", _EXPORTS, lambda: vl_convert.javascript_bundle(_EXPORTS))


@cache
def empty_chart(language: Language) -> str:
    """The chart without data as a Vega specification in JSON, in colours that are CSS variables of the page.

    It shows the days of `FIRST_SEEN`, which the page's script replaces wherever the compiler has written them.
    """

    def compiled() -> str:
        calendar = Calendar(language)
        empty = scene(Timeline(), lanes="kind", calendar=calendar, width=0)
        zoomed = evolve(empty, view=evolve(empty.view, begin=FIRST_SEEN[0], end=FIRST_SEEN[1]))
        source = draw(zoomed, calendar=calendar, theme=theme.PAGE, legend=False).to_dict()
        return json.dumps(vl_convert.vegalite_to_vega(source), ensure_ascii=False, separators=(",", ":"))

    return _kept(f"chart-{language}", _sources(), compiled)


def _sources() -> str:
    """All that the empty chart is made by: this package's own files and the version of Altair."""
    own = sorted((*files("viz").iterdir(), *files("viz").joinpath("data").iterdir()), key=lambda path: path.name)
    return version("altair") + "".join(path.read_text("utf-8") for path in own if path.name.endswith((".py", ".toml")))


def _kept(name: str, source: str, make: Callable[[], str]) -> str:
    """What `make` makes of `source`, from the cache folder if it is there whole."""
    digest = hashlib.sha256(f"{version('vl-convert-python')}\n{source}".encode()).hexdigest()[:16]
    folder = _cache_folder()
    if folder is None:
        return make()
    path = folder / f"{name}-{digest}"
    with suppress(OSError, UnicodeDecodeError, ValueError):
        checksum, text = path.read_bytes().decode().split("\n", 1)
        if checksum == hashlib.sha256(text.encode()).hexdigest():
            return text
    text = make()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}")
    return text


def _cache_folder() -> Path | None:
    """Where programs keep what they can make again, on this kind of system; None for a user who has no home.

    A relative folder counts as none, as the XDG Base Directory Specification has it.
    """
    variable, below_home = {
        "win32": ("LOCALAPPDATA", "AppData/Local"),
        "darwin": (None, "Library/Caches"),
    }.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
    given = Path(os.environ.get(variable, "")) if variable else Path()
    if given.is_absolute():
        return given / "diplomatic-timeline"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # which, unlike Path.home(), does not fail where there is none
    has_one = home.is_absolute() and home != Path(home.anchor)
    return home / below_home / "diplomatic-timeline" if has_one else None
