"""How the timeline looks: one palette for the chart and the page, in light and dark.

The colours of the six kinds stay apart for readers with any of the three colour vision deficiencies, which a test
computes, and each kind has a shape of its own as well. On its paper every colour reaches the contrast of 3:1 that
WCAG 2.2 asks of graphics, the inks reach the 4.5:1 of text.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import frozen

# A browser takes each letter from the first font that has it; vl-convert takes all of a text from the first font that
# there is, and what it lacks from any other: hence the language's own script first.
_ARABIC = "'IBM Plex Sans Arabic', 'Noto Sans Arabic', 'SF Arabic', 'Geeza Pro'"
_LATIN = "'IBM Plex Sans', 'Noto Sans', 'Segoe UI', 'DejaVu Sans', Tahoma"
FONTS: Mapping[str, str] = MappingProxyType(
    {"ar": f"{_ARABIC}, {_LATIN}, sans-serif", "en": f"{_LATIN}, {_ARABIC}, sans-serif"}
)

# SVG paths in the box from -1 to 1, as both Vega and the page's own legend draw them.
SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "call": "M0,-.92A.92,.92,0,1,1,0,.92A.92,.92,0,1,1,0,-.92Z",
        "meeting": "M0,-1.08L1.08,0L0,1.08L-1.08,0Z",
        "visit": "M0,-1L1.06,.84L-1.06,.84Z",
        "statement": "M-1,-.86H1V.5H0L-.55,1.05V.5H-1Z",
        "agreement": "M-.84,-.84H.84V.84H-.84Z",
        "message": "M-.36,-1H.36V-.36H1V.36H.36V1H-.36V.36H-1V-.36H-.36Z",
    }
)


@frozen(kw_only=True)
class Theme:
    """The colours of a chart, each anything that CSS accepts as a colour."""

    paper: str
    ink: str
    muted: str  # secondary text
    line: str  # grid and dividers
    shade: str  # every other lane, and what the brush leaves out
    alert: str  # conflicts
    published: str  # publication days
    kinds: Mapping[str, str]

    def variables(self) -> dict[str, str]:
        """The colours by the names of their CSS variables, without the dashes."""
        plain = {name: getattr(self, name) for name in ("paper", "ink", "muted", "line", "shade", "alert", "published")}
        return {**plain, **{f"kind-{kind}": colour for kind, colour in self.kinds.items()}}


LIGHT = Theme(
    paper="#ffffff",
    ink="#1b1f24",
    muted="#59616b",
    line="#dfe2e6",
    shade="#f5f6f7",
    alert="#b3261e",
    published="#59616b",
    kinds={
        "call": "#0a6ebd",
        "meeting": "#be4408",
        "visit": "#316a52",
        "statement": "#6b737f",
        "agreement": "#942b83",
        "message": "#8e805b",
    },
)

DARK = Theme(
    paper="#15181c",
    ink="#eceef1",
    muted="#a7afb9",
    line="#343a42",
    shade="#1c2025",
    alert="#ff8a80",
    published="#a7afb9",
    kinds={
        "call": "#61b5f7",
        "meeting": "#f88646",
        "visit": "#3fdfad",
        "statement": "#979797",
        "agreement": "#eb8ccb",
        "message": "#dec149",
    },
)

# The page's chart refers to the page's own CSS variables, and so follows dark mode and print without being redrawn.
PAGE = Theme(
    **{name: f"var(--{name})" for name in ("paper", "ink", "muted", "line", "shade", "alert", "published")},
    kinds={kind: f"var(--kind-{kind})" for kind in SHAPES},
)


def altair_config(theme: Theme = LIGHT, language: str = "ar") -> dict[str, Any]:
    """`theme` as an Altair theme, so that a user's other charts can match: `alt.theme.enable("timeline")`."""
    font = FONTS[language]
    text = {"labelColor": theme.muted, "titleColor": theme.ink, "labelFont": font, "titleFont": font}
    return {
        "config": {
            "background": theme.paper,
            "font": font,
            "axis": {**text, "gridColor": theme.line, "domainColor": theme.line, "tickColor": theme.line},
            "legend": text,
            "title": {"color": theme.ink, "font": font},
            "text": {"color": theme.ink},
            "view": {"stroke": None},
            "range": {"category": list(theme.kinds.values()), "symbol": list(SHAPES.values())},
        }
    }


def altair_config_dark() -> dict[str, Any]:
    """The dark theme as an Altair theme: `alt.theme.enable("timeline-dark")`."""
    return altair_config(DARK)
