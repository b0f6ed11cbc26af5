"""Hostile texts for tests and fuzzers: composed of the rules' own words by a row of numbers, and runs without end.

The same numbers compose the same text, so that a fuzzer's bytes, a seed and hypothesis's integers all lead to one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from rules.lexicon import expand

DATA = Path(__file__).parent.parent / "rules" / "data" / "ar"
_NOT_FORMS = ("examples", "never", "name", "latin", "plural", "links", "coordinates")
_MOST = 400  # words of a class: enough for every shape, and a fuzzer finds them all

LONGEST = 4000  # letters of what is composed
_LONGEST_RUN = 24  # of a piece in it
_PIECES = 60

_BEFORE = (
    "",
    "",
    "",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ال",
    "وال",
    "بال",
    "لل",
    "س",
    "وس",
    "ولل",
)  # wa-, fa-, bi-, li-, ka-, al-, sa-
_BEHIND = ("", "", "", "", "ه", "ها", "هم", "هما", "نا", "ي", "ا", "ات", "ين")  # pronouns and endings
_BETWEEN = (" ", " ", " ", " ", " ", "", "، ", ". ", "\n", "\u00a0", "-", "/", "  ")
_MARKS = (
    *"«»\"'“”()[]{}:;،؛.…؟!-–—/\\_*#@%|<>&\t\n\r\u2028\x0b\x85\x00",
    *("\u200f", "\u202e", "\u2067", "\ufeff", "\u0640", "\u064b", "\u0651", "\ufdfa", "\ufefb", "\ud800", "😀", "a", "²", "Ⅳ", "m"),
    *("ا", "ه", "و", "ال", "هـ", "ـم", "ق.م", "ص", "م"),
)  # fmt: skip
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0xFF10)  # ASCII, Arabic, Persian, Devanagari, full-width digits
_SEPARATORS = ("", "", "/", "-", ".", ":", ",", "٫", " ")
# Numbers at the edges of days, months, years, the Hijri calendar and of Python's own.
_NUMBERS = (0, 1, 2, 5, 7, 9, 10, 11, 12, 13, 20, 24, 25, 28, 29, 30, 31, 32, 59, 60, 99, 100, 360, 622, 999, 1000, 1342, 1343, 1436,
            1500, 1582, 1899, 1900, 1969, 1970, 2015, 2016, 2077, 2199, 2200, 9999, 10_000, 2**31, 2**63, 10**40)  # fmt: skip


@cache
def word_classes() -> Mapping[str, tuple[str, ...]]:
    """The words of the rule data by file and list: triggers, titles, names, places, words of time, small words."""
    classes: dict[str, dict[str, None]] = {}
    for file in sorted(DATA.rglob("*.toml")):
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        for key, value in document.items():
            for index, table in enumerate(value if isinstance(value, list) else [value]):
                # one class for each kind of word of time and each list of small words; one for all countries
                part = table.get("class", key) if isinstance(table, dict) else "" if key.isupper() else key
                found = classes.setdefault(f"{file.stem} {part}".strip(), {})
                if len(found) < _MOST or index % 7 == 0:
                    found.update(dict.fromkeys(_words(table)))
    return {name: tuple(found) for name, found in classes.items() if found}


def _words(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                if key not in _NOT_FORMS or (key == "name" and "person" not in value and "phrases" not in value):
                    yield from _words(inner)
        case list():
            for inner in value:
                yield from _words(inner)
        case str():
            for line in value.replace(" | ", "\n").replace("=", "\n").replace(" / ", "\n").splitlines():
                if any("\u0621" <= char <= "\u064a" for char in line):
                    yield from (form for form in islice(expand(line), 6) if "{" not in form and form)


@frozen
class Numbers:
    """Choices out of a row of numbers; when it is used up, every choice is the first."""

    _row: Iterator[int]

    @classmethod
    def of(cls, row: Iterable[int]) -> Numbers:
        return cls(iter(row))

    def below(self, end: int) -> int:
        return next(self._row, 0) % end

    def of_these(self, things: tuple[str, ...]) -> str:
        return things[self.below(len(things))]


def composed(numbers: Iterable[int]) -> str:
    """A text of words, sentences, marks, numbers and runs of them, in an order that the numbers choose."""
    choose = Numbers.of(numbers)
    pieces: list[str] = []
    for _ in range(_PIECES):
        match choose.below(22):
            case 0:
                break
            case 1 | 2 | 3 | 4 | 5:
                pieces.append(_word(choose))
            case 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13:
                pieces.append(_sentence(choose))
            case 14 | 15:
                pieces.append(choose.of_these(_MARKS))
            case 16 | 17:
                pieces.append(_number(choose))
            case 18:
                run = choose.of_these(_BETWEEN).join(pieces[-1 - choose.below(3) :] or ["و"])
                pieces.append((run + choose.of_these(_BETWEEN)) * choose.below(_LONGEST_RUN))
            case 19:
                pieces.append("«" + " ".join(pieces[-1 - choose.below(4) :]) + choose.of_these(("»", '"', "”", "")))
            case 20:
                whole = "".join(pieces[-1:])
                pieces.append(whole[choose.below(len(whole) + 1) :])  # a word or sentence cut in two
            case _:
                pieces.append(choose.of_these(("\n", ".\n", " و", "، ", " ")))
        pieces[-1] = pieces[-1][:LONGEST]  # runs of runs would fill the memory
        pieces.append(choose.of_these(_BETWEEN))
    return "".join(pieces)[:LONGEST]


def _word(choose: Numbers) -> str:
    classes = word_classes()
    words = classes[choose.of_these(tuple(classes))]
    return choose.of_these(_BEFORE) + choose.of_these(words) + choose.of_these(_BEHIND)


def _number(choose: Numbers) -> str:
    separator, zero = choose.of_these(_SEPARATORS), _ZEROS[choose.below(len(_ZEROS))]
    parts = [str(_NUMBERS[choose.below(len(_NUMBERS))]) for _ in range(1 + choose.below(4))]
    return separator.join("".join(chr(zero + int(digit)) for digit in part) for part in parts)


# What sentences are made of; a row of parts in any order, more or fewer than a grammar would have.
_PARTS = (
    ("calls", "meetings", "visits", "statements", "messages", "agreements", "light_verbs"),
    ("offices", "institutions", "groups", "honorifics", "bodies", "collectives"),
    ("nations", "territories", "cities", "venues", "seats"),
    ("levant", "gulf", "powers", "africa_asia", "names"),
    ("time", "feasts", "numbers", "10-days", "20-dates", "30-periods", "40-counts", "50-hours"),
    ("words", "ways", "ceremonies", "tense", "contents"),
)  # fmt: skip


@cache
def _parts() -> tuple[tuple[str, ...], ...]:
    """For each part of a sentence, its words of all classes."""
    classes = word_classes()
    return tuple(
        tuple(word for name, words in classes.items() if name.split()[0] in files for word in words) for files in _PARTS
    )


def _sentence(choose: Numbers) -> str:
    parts = _parts()
    order = [choose.below(len(parts) * 2) for _ in range(1 + choose.below(10))]
    usual = (0, 1, 2, 3, 4)  # who with which office did it when; half of the parts keep that order
    words = []
    for place, part in enumerate(order):
        words.append(choose.of_these(parts[part if part < len(parts) else usual[place % len(usual)]]))
        if part == 0 and choose.below(3) == 0:
            words.append(choose.of_these(("مع", "إن", "أن", "في", "إلى", "من", "خلال", "بعد", "و")))
    return choose.of_these(_BEFORE) + " ".join(words) + choose.of_these((".", " ", "،", ":", "\n"))


# A foreign minister by office and name, his counterpart, and their meeting; then what is repeated without end.
_MINISTER, _PEER = "وزير الخارجية السويدي أولف إكلوند", "نظيره المالطي جو بورغ"
_UNITS = {
    "mentions": f"التقى {_MINISTER} {_PEER} في فاليتا أمس. ",
    "mentions in one sentence": f"والتقى {_MINISTER} {_PEER} في فاليتا أمس، ",
    "mentions in paragraphs": f"التقى {_MINISTER} {_PEER} أمس.\n",
    "calls": f"أجرى {_MINISTER} اتصالا هاتفيا ب{_PEER} أمس. ",
    "visits": f"زار {_MINISTER} فاليتا أمس. ",
    "plans": f"سيلتقي {_MINISTER} {_PEER} غدا. ",
    "statements": f"قال {_MINISTER} أمس إن الحل قريب. ",
    "statements in one sentence": "قال الوزير إن ",
    "statements on an occasion": "وأكد الوزير خلال اللقاء أن المحادثات مفيدة. ",
    "statements at a press conference": f"وقال {_MINISTER} في مؤتمر صحفي مشترك مع {_PEER} أمس إن الحل قريب. ",
    "sayings behind quotations": "«الحل قريب» قال الوزير ",
    "occasions named afterwards": "وجاء ذلك خلال لقائه ",
    "sources": "وفقا لوزارة الخارجية الفرنسية ",
    "sides": "اتفق الجانبان على ",
    "light verbs": "أجرى محادثات ",
    "titles": "وزير الخارجية السويدي ",
    "titles joined": "ووزير الخارجية السويدي ",
    "offices": "وزير ",
    "peers": "نظيره ",
    "given names": "محمد ",
    "names joined": "ومحمد علي ",
    "countries joined": "والسويد ",
    "pairs": "بين وزير الخارجية السويدي و",
    "days": "أمس ",
    "weekdays in brackets": "(السبت) ",
    "dates": "25 أكتوبر 2015 ",
    "ranges": "من 1 إلى ",
    "clocks": "10:",
    "slashes": "25/",
    "number words": "خمسة وعشرون و",
    "opening quotes": "«",
    "closing quotes": "»",
    "straight quotes": '"',
    "quoted words": "«نعم» ",
    "quotes in lines": "«\n",
    "brackets": "(",
    "empty brackets": "( ) ",
    "full stops": ".",
    "commas": "، ",
    "colons": ": ",
    "conjunctions": "و ",
    "lines": "\n",
    "letters": "ا",
    "single letters": "ا ",
    "proclitics": "ولل",
    "digits": "1",
    "numbers": "25 ",
    "tatweel": "ـ",
    "vowel signs": "\u064e",
    "directions": "\u200f",
    "ligatures": "\ufdfa",
    "Latin words": "a ",
    "verbs of saying": "قال ",
    "meetings": "اللقاء ",
    "press conferences": "مؤتمر صحفي ",
}  # fmt: skip


def runs() -> Mapping[str, str]:
    """What is repeated in a run without end: units, and all words of each file of words, one behind the other."""
    files: dict[str, list[str]] = {}
    for name, words in word_classes().items():
        files.setdefault(f"words of {name.split()[0]}", []).extend(words[:40])
    return _UNITS | {name: " ".join(words) + " " for name, words in files.items()}


def run_of(unit: str, size: int) -> str:
    """A unit again and again, of `size` letters."""
    return (unit * (size // len(unit) + 1))[:size]
