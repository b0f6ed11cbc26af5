"""What a title tells of who bears it: a woman or a man."""

from __future__ import annotations

from rules.clitics import ARTICLE
from rules.text import fold

_COUNTERPART = "نظير"  # nazir
_FEMININE = ("ة", "ۃ")  # the second as Urdu keyboards write it
_WOMAN_S = ("تها", "تهم", "تهما")  # the feminine ending before a pronoun, folded


def is_woman_s(title: str) -> bool:
    """Whether a title is a woman's; "his counterpart" ends in the same letter once it is folded."""
    noun = fold(title).split()[0]
    if noun.startswith(_COUNTERPART):
        return noun.startswith(f"{_COUNTERPART}ت")
    written, *more = title.split()
    his = len(more) == 1 and not written.endswith(_FEMININE) and _is_man_s(more[0]) and not noun.startswith(ARTICLE)
    return (noun.endswith("ه") and not his) or noun.endswith(_WOMAN_S)


def _is_man_s(adjective: str) -> bool:
    """Whether an adjective with the article is masculine: that of "his private adviser", written like a woman."""
    return adjective.startswith(ARTICLE) and not fold(adjective).endswith("ه")
