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
    "\u00a0\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "٫": ".",
    "٬": ",",
    "‐‑‒–—―−": "-",
}
LETTERS: dict[int, str] = {ord(old): new for olds, new in _SAME.items() for old in olds}
LETTERS |= {0x0660 + digit: str(digit) for digit in range(10)} | {0x06F0 + digit: str(digit) for digit in range(10)}
LETTERS |= {ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_PAIRS = tuple((chr(old), new) for old, new in LETTERS.items())

# Vowel signs, Koranic marks, marks of other languages in Arabic letters, combining accents, tatweel.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0640"
)
# What Unicode has ignored where it cannot be shown: soft hyphen, zero-width characters, bidi controls, variation
# selectors, fillers, tags; annotations, what stands for a picture, and controls that are neither space nor line end.
INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)
# Characters that stand for one or more others: Arabic presentation forms, full-width forms.
COMPATIBLE = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff9f\uffa1-\uffee"

_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]")
_COMPATIBLE = re.compile(f"[{COMPATIBLE}]")
_FOLDED_AWAY = re.compile(f"[{MARKS}{INVISIBLE}{COMPATIBLE}]")
_DECORATION = re.compile(f"[{INVISIBLE}\u0640]")


def letters_of(char: str) -> str:
    """The letters that one presentation form or full-width character stands for, without marks."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", char)).lower()


def same_letters(text: str) -> str:
    """A long text with each letter in the one spelling that stands for all: what `fold` does, faster from a line on."""
    for old, new in _PAIRS:
        text = text.replace(old, new)
    return text


def fold(text: str) -> str:
    """`text` without marks, each letter in the one spelling that stands for all."""
    if _FOLDED_AWAY.search(text):  # rare in a word
        text = _DROPPED.sub("", _COMPATIBLE.sub(lambda match: letters_of(match[0]), text))
    return text.translate(LETTERS)


def plain(text: str) -> str:
    """`text` as a name is written out: ordinary letters, no tatweel, nothing invisible, single spaces."""
    if _FOLDED_AWAY.search(text):
        text = _DECORATION.sub("", _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))
    return " ".join(text.split())


def name_words(name: str) -> frozenset[str]:
    """The words of a name for comparison: folded, without the article."""
    words = re.findall(r"\w+", fold(name))
    return frozenset(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)
