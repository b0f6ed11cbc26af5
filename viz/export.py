"""The chart as a picture: PNG, SVG or PDF, drawn by vl-convert without a browser."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import vl_convert

from timeline.errors import InputError, TimelineError
from timeline.files import write_atomically
from timeline.timeline import Timeline
from viz.chart import chart
from viz.rows import Lanes
from viz.theme import FONTS, LIGHT, Theme
from viz.words import Digits, Language, Months

FORMATS = (".png", ".svg", ".pdf")
_ID = re.compile(r'<(?:clipPath|linearGradient) id="(\w+)"')  # no text from an article: there "<" is escaped
_REFERENCE = re.compile(r'(<(?:clipPath|linearGradient) id="|="url\(#)(\w+)')
_LETTER, _NO_LETTER = "\u0628", "\U0010fffd"  # beh; a private character, drawn as whatever stands for a missing one


class FontError(TimelineError):
    """No font with Arabic letters is at hand; a picture would show boxes."""


def save_chart(
    timeline: Timeline,
    path: Path,
    *,
    lanes: Lanes = "actor",
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
    width: int = 900,
    theme: Theme = LIGHT,
    scale: float = 2,
    fonts: Path | None = None,
) -> None:
    """Write the chart, over the whole period, to `path` in the format of its suffix: .png, .svg or .pdf.

    `scale` is that of PNG: 2 makes an image of twice `width`, for sharp print. `fonts` is a folder with fonts to use
    beside those of the system. Raises `FontError` where none of them has Arabic letters (SVG needs none),
    `InputError` for another suffix, `ValueError` for an option that does not exist, and `OSError`; then nothing is
    written.
    """
    check_picture(path, fonts)
    suffix = path.suffix.lower()
    if fonts is not None:
        vl_convert.register_font_directory(str(fonts))
        _has_arabic.cache_clear()
    if suffix != ".svg" and not _has_arabic():
        raise FontError(
            "no font with Arabic letters is installed: install one (Debian: fonts-noto-core), or name a folder with one"
        )
    spec = chart(
        timeline, lanes=lanes, language=language, months=months, digits=digits, width=width, whole=True, theme=theme
    ).to_json()
    drawn = json.loads(spec.replace("…", "...").replace("\\u2026", "..."))  # no Arabic font has an ellipsis
    content: str | bytes
    match suffix:
        case ".png":
            content = vl_convert.vegalite_to_png(drawn, scale=scale)
        case ".pdf":
            content = vl_convert.vegalite_to_pdf(drawn)
        case _:
            content = _numbered_anew(vl_convert.vegalite_to_svg(drawn))
    write_atomically(path, content)


def check_picture(path: Path, fonts: Path | None) -> None:
    """Raises what `save_chart` raises of a suffix, and of a folder of fonts that is not there."""
    if path.suffix.lower() not in FORMATS:
        raise InputError(f"{path.name}: a chart is written as {', '.join(FORMATS)}")
    if fonts is not None and not fonts.is_dir():
        raise FontError(f"{fonts}: there is no folder of that name to take fonts from")


def _numbered_anew(svg: str) -> str:
    """An SVG whose ids count from 0: Vega counts on from one picture of a process to the next."""
    new = {old: f"part{number}" for number, old in enumerate(dict.fromkeys(_ID.findall(svg)))}
    return _REFERENCE.sub(lambda found: found[1] + new.get(found[2], found[2]), svg)


@cache
def _has_arabic() -> bool:
    """Whether an Arabic letter is drawn otherwise than a character that no font has."""
    letter, missing = (
        vl_convert.svg_to_png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
            f'<text x="5" y="30" font-size="24" font-family="{FONTS["ar"]}">{character}</text></svg>'
        )
        for character in (_LETTER, _NO_LETTER)
    )
    return letter != missing
