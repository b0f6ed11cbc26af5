"""Text from bytes: UTF-8, or else what Arabic was written in before, if the bytes leave no doubt."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from attrs import frozen

# What Arabic newsrooms' older programs write; each other encoding would make nonsense of Arabic, or nonsense Arabic.
_OTHERS = ["cp1256", "utf_16", "utf_16_le", "utf_16_be", "iso8859_6"]
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")  # which UTF-16 looks like when it is read as UTF-8
_LETTERS = re.compile(r"[^\W\d_]")


@frozen
class Decoded:
    """A text and the name of the encoding that its bytes were in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes, without a byte order mark. Raises `ValueError` where they are in no known encoding.

    What is valid UTF-8 is UTF-8, whatever is declared: by chance no text in another encoding is.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and (in_utf_16 := _in(data, "utf-16")):
        return Decoded(in_utf_16, "utf-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if declared and (in_declared := _in(data, declared)):
            return Decoded(in_declared, declared)
        if other := _in_another(data):
            return other
        problem = f"is not UTF-8 (byte {error.start}), nor any encoding that Arabic is known by: save it as UTF-8"
        raise ValueError(problem) from error
    return (_CONTROLS.search(text) and _in_another(data)) or Decoded(text, "UTF-8")


def _in(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):
        return None


def _in_another(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    for match in from_bytes(data, cp_isolation=_OTHERS):
        text = str(match).removeprefix("\ufeff")
        if 2 * len(_ARABIC.findall(text)) > len(_LETTERS.findall(text)):
            return Decoded(text, {"cp1256": "windows-1256"}.get(match.encoding, match.encoding.replace("_", "-")))
    return None
