"""Letters that newspapers use one for another, and marks that say nothing: the ground of every comparison of text."""

from __future__ import annotations

import re
import unicodedata

# The right side stands for all of the left: alif with and without hamza, alif maqsura and ya, ta marbuta and ha,
# hamza on a seat and the seat, Persian and Urdu letters, spaces, decimal and thousands signs, dashes.
_SAME = {
    "أإآٱٲٳٵ": "ا",
    "ىیېۍےئ": "ي",
    "ةۀہھەۂۃ": "ه",
    "ؤ": "و",
    "کڪ": "ك",
    "\u00a0\t\u2009\u202f\u3000": " ",
    "٫": ".",
    "٬": ",",
    "‐‑‒–—―−": "-",
}
LETTERS: dict[int, str] = {ord(old): new for olds, new in _SAME.items() for old in olds}
LETTERS |= {0x0660 + digit: str(digit) for digit in range(10)} | {0x06F0 + digit: str(digit) for digit in range(10)}
LETTERS |= {ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}

# Vowel signs, Koranic marks, combining accents, tatweel.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0300-\u036f\u0640"
# Soft hyphen, zero-width characters, bidi controls, NUL.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00"
# Characters that stand for one or more others: Arabic presentation forms, full-width forms.
COMPATIBLE = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffee"

_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]")
_COMPATIBLE = re.compile(f"[{COMPATIBLE}]")


def letters_of(char: str) -> str:
    """The letters that one presentation form or full-width character stands for, without marks."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", char)).lower()


def fold(text: str) -> str:
    """`text` without marks, each letter in the one spelling that stands for all."""
    expanded = _COMPATIBLE.sub(lambda match: letters_of(match[0]), text)
    return _DROPPED.sub("", expanded).translate(LETTERS)


def name_words(name: str) -> frozenset[str]:
    """The words of a name for comparison: folded, without the article."""
    words = re.findall(r"\w+", fold(name))
    return frozenset(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)
