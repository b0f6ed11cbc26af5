"""Arabic verbs by person, gender, number and tense, and their participles, in folded letters.

Only what unvocalised news text distinguishes is told apart. The source of the paradigms is the ordinary school
grammar of Modern Standard Arabic: sound, hollow (second radical weak), defective (last radical weak) and doubled verbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from rules.text import fold


class Tense(StrEnum):
    """What the form of a verb says about when."""

    PAST = "past"
    PRESENT = "present"
    NONE = "none"  # participles and nouns


@frozen
class Inflection:
    """The features that a form shows: person 1 or 3, number 1, 2 or 3 (three and more), feminine or not."""

    tense: Tense
    person: int = 3
    number: int = 1
    feminine: bool = False
    jussive: bool = False  # a short form that only stands behind lam


_HAMZAS = frozenset("ءأؤئ")  # a radical like any other, though folding makes it look like a weak one


def conjugate(past: str, present: str) -> Iterator[tuple[str, Inflection]]:
    """The forms of a verb given by its third person masculine singular, past and present."""
    yield from _past(fold(past), hamzated=past[-1] in _HAMZAS)
    yield from _present(fold(present), hamzated=present[-1] in _HAMZAS)


def _past(base: str, *, hamzated: bool) -> Iterator[tuple[str, Inflection]]:
    weak = not hamzated and base[-1] in "يا"  # alif maqsura (folded) or alif: iltaqa, da'a
    body = base[:-1] if weak else base
    if weak and base[-1] == "ا":
        long = body + "و"
    elif weak:
        long = base
    elif len(base) > 2 and base[-2] == "ا":
        long = base[:-2] + base[-1]  # hollow: qal, qulna; ashar, asharna
    else:
        long = base
    yield base, Inflection(Tense.PAST)
    yield body + "ت", Inflection(Tense.PAST, feminine=True)
    yield (long if weak else base) + "ا", Inflection(Tense.PAST, number=2)
    yield body + "تا", Inflection(Tense.PAST, number=2, feminine=True)
    yield body + "وا", Inflection(Tense.PAST, number=3)
    yield long + "نا", Inflection(Tense.PAST, person=1, number=3)


def _present(base: str, *, hamzated: bool) -> Iterator[tuple[str, Inflection]]:
    stem = base[1:]
    weak = not hamzated and stem[-1] in "يوا"
    body = stem[:-1] if weak else stem
    for prefix, feminine in (("ي", False), ("ت", True)):
        yield prefix + stem, Inflection(Tense.PRESENT, feminine=feminine)
        yield prefix + stem + "ان", Inflection(Tense.PRESENT, number=2, feminine=feminine)
        yield prefix + stem + "ا", Inflection(Tense.PRESENT, number=2, feminine=feminine)
        if weak:
            yield prefix + body, Inflection(Tense.PRESENT, feminine=feminine, jussive=True)  # lam yaltaqi
        elif len(stem) > 2 and stem[-2] in "ويا":
            yield prefix + stem[:-2] + stem[-1], Inflection(Tense.PRESENT, feminine=feminine, jussive=True)  # lam yaqul
    yield "ي" + body + "ون", Inflection(Tense.PRESENT, number=3)
    yield "ي" + body + "وا", Inflection(Tense.PRESENT, number=3)
    yield "ن" + stem, Inflection(Tense.PRESENT, person=1, number=3)


def participles(present: str, given: str | None = None) -> Iterator[tuple[str, Inflection]]:
    """The circumstantial forms of the active participle: mu'akkidan, -tan, -ayni, -ina, -tayni, -atin.

    `given` is the participle where it does not follow from the present (form I: qa'il).
    """
    stem = fold(given) if given else "م" + fold(present)[1:]
    yield stem + "ا", Inflection(Tense.NONE)
    yield stem + "ه", Inflection(Tense.NONE, feminine=True)
    yield stem + "ين", Inflection(Tense.NONE, number=3)
    yield stem + "تين", Inflection(Tense.NONE, number=2, feminine=True)
