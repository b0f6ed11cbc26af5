"""Text from articles, made fit to be shown: it is hostile until then.

Escaping is the template's and the browser's business. What remains are characters that change how the text around them
is read, and text that is too long for where it stands.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides, isolates
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTING = re.compile(f"[{_BIDI}]")
_LONG_WORD = re.compile(r"(\S{80})(?=\S)")
_ISOLATES = {"ar": "\u2067", "en": "\u2066", None: "\u2068"}  # right to left, left to right, as the first letter says
_POP_ISOLATE, _WORD_JOINER = "\u2069", "\u2060"


def shown(text: str) -> str:
    """`text` without characters that steer its direction, or that of its surroundings; controls become U+FFFD."""
    return _CONTROL.sub("\ufffd", _DIRECTING.sub("", text))


def isolated(text: str, language: str | None = None) -> str:
    """`text` as it may stand in a chart, where no markup gives it a direction: on one line, in isolates.

    The direction is that of the language, without one that of the first letter. An invisible word joiner after "<"
    keeps whatever page the chart is put in from reading a tag there; Altair writes its data into a script as it is.
    """
    line = " ".join(shown(text).split()).replace("<", "<" + _WORD_JOINER)
    return f"{_ISOLATES[language]}{line}{_POP_ISOLATE}"


def breakable(text: str) -> Markup:
    """`text`, escaped, with places to break in words that no language has; laying these out takes browsers minutes."""
    return Markup("<wbr>").join(part for part in _LONG_WORD.split(shown(text)) if part)


def cut(text: str, longest: int) -> str:
    """`text`, or its beginning with an ellipsis where it has more than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def web_address(url: str | None) -> str | None:
    """`url` where it is the absolute address of a web page, else None: no other scheme may become a link."""
    if url is None or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
