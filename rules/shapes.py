"""What the shape of an Arabic word in folded letters tells: verbal nouns, plurals that name no person."""

from __future__ import annotations

import re

# With ta-marbuta as ha: taf'il, mufa'ala, infi'al and ifti'al, istif'al, tafa'ul; behind the article also tafa''ul.
_VERBAL_NOUN = re.compile("ت..ي.ه?|م.ا..ه|ا...ا[^ء]|است..ا[^ء]|ت.ا[^ا].")
_BEHIND_THE_ARTICLE = re.compile("ت[^ا]..")
_RELATION = "ي"  # names of families end with it: at-Turki, at-Tuhami
_PLURALS = re.compile(r"\A(?:(?:ت..ي.|م.ا..|ا...ا.)ات|م...+ين)")  # of verbal nouns; of participles


def is_verbal_noun(stem: str, *, definite: bool) -> bool:
    """Whether a word without its article has the shape of a verbal noun of the forms II to X."""
    return bool(_VERBAL_NOUN.fullmatch(stem) or (definite and _BEHIND_THE_ARTICLE.fullmatch(stem)))


def is_no_name(stem: str) -> bool:
    """Whether a word behind the article, by its shape, is no part of a personal name."""
    return not stem.endswith(_RELATION) and bool(is_verbal_noun(stem, definite=True) or _PLURALS.fullmatch(stem))
