"""Whether two titles name the same office, in folded stems without articles."""

from __future__ import annotations

from rules.clitics import ARTICLE
from rules.text import fold

# Nouns of office, folded, whose feminine is the same office.
_HEADS = frozenset(fold(word) for word in ("وزير", "رئيس", "مستشار", "متحدث", "ممثل", "نائب", "مبعوث", "مندوب", "سفير"))
# Heads whose complement makes them another office: the president of the parliament is not the president.
_CHANGED = frozenset(("رئيس", "نائب", "أمين", "مساعد", "مستشار", "وكيل", "مدير", "عضو"))
_FOLDED = frozenset(map(fold, _CHANGED))
# Nouns of bodies, folded, that say with the article which one was meant before: the head of the council.
_BODIES = frozenset(
    fold(word)
    for word in (
        *("مجلس", "لجنة", "هيئة", "منظمة", "اتحاد", "رابطة", "جمعية", "برلمان", "مفوضية", "وكالة", "مؤسسة", "صندوق"),
        *("بنك", "حزب", "حركة", "جماعة", "كتلة", "ائتلاف", "غرفة", "بعثة", "وفد", "فريق", "عام"),
    )
)
_PRESIDENT, _GOVERNMENT, _MINISTERS, _COUNCIL = "رييس", "حكومه", "وزراء", "مجلس"
_STATE = frozenset(("جمهوريه", "دوله"))


def is_of_state(noun: str) -> bool:
    """Whether a noun of office, with or without what completes it, is one that no king holds: minister, president."""
    return fold(noun).split()[0].removeprefix(ARTICLE) in _HEADS


def office_stems(office: str) -> frozenset[str]:
    """The content words of an office, folded and without articles, as titles are compared."""
    words = (word.removeprefix(ARTICLE) for word in fold(office).split())
    return frozenset(word for word in words if len(word) > 2)


def canonical(office: frozenset[str]) -> frozenset[str]:
    """An office without the words that do not tell it from others: the prime minister heads cabinet or government."""
    words = frozenset(_masculine(fold(word)) for word in office)
    if _PRESIDENT in words and _GOVERNMENT in words:
        words = words - {_GOVERNMENT} | {_MINISTERS}
    return words - (_STATE | {_COUNCIL} if _MINISTERS in words else _STATE)


def honoured_nouns(office: frozenset[str]) -> set[str]:
    """The nouns of an office that an honour may go with, "his excellency": a president's deputy is no president."""
    nouns = {fold(word) for word in office}
    return nouns if nouns.isdisjoint(_FOLDED - {_PRESIDENT}) else nouns - {_PRESIDENT}


def same_office(one: frozenset[str], other: frozenset[str], head: str | None) -> bool:
    """Whether an office that a title names can be the other: the same words, or fewer behind a head that they keep.

    Both are canonical.
    """
    if not one or not other:
        return False
    if one == other:
        return True
    return one < other and (head not in _CHANGED or _is_that_of_the_body(one, other))


def _is_that_of_the_body(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether an office is named shortly after the noun of its body alone: the head of the council, of the Shura."""
    of_it = one - _FOLDED
    return bool(of_it) and of_it <= _BODIES and (other - one).isdisjoint(_FOLDED)


def _masculine(word: str) -> str:
    """A minister's noun in the masculine: wazira, wazir; a ministry stays one."""
    return word[:-1] if word[:-1] in _HEADS else word
