"""The lexicon: words found whatever is written onto them."""

from __future__ import annotations

import pytest

from rules.lexicon import AFFIXES, Lexicon, expand
from rules.tokens import Tokens

LEXICON = Lexicon.of(
    [
        ("أمس", AFFIXES["noun"], "yesterday"),
        ("أول من أمس", AFFIXES["name"], "day before yesterday"),
        ("لقاء", AFFIXES["noun"], "meeting"),
        ("زيارة", AFFIXES["noun"], "visit"),
        ("التقى", AFFIXES["verb"], "met"),
        ("(ال)اتصال(|ا) (ال)هاتفي(|ا)", AFFIXES["name"], "call"),
    ]
)


def read(text: str) -> list[tuple[str, str, str]]:
    """What the lexicon finds: value, what is written in front, the pronoun behind."""
    words = Tokens.of(text).words
    return [
        (hit.value, hit.proclitic.text, hit.pronoun)
        for index in range(len(words))
        for hit in LEXICON.at(words, index)[:1]
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وبالأمس", [("yesterday", "وبال", "")]),
        ("لأول من أمس", [("day before yesterday", "ل", ""), ("yesterday", "", "")]),
        ("للقاء", [("meeting", "ل", "")]),
        ("لقاؤهما ولقائه بلقاءاته", [("meeting", "", "هما"), ("meeting", "و", "ه")]),
        ("وزيارته", [("visit", "و", "ه")]),
        ("فالتقاه", [("met", "ف", "ه")]),
        ("الاتصال الهاتفي واتصالا هاتفيا", [("call", "", ""), ("call", "و", "")]),
        ("أمسية ملتقى زيارات", []),
    ],
)
def test_words_are_found_with_what_is_written_onto_them(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(text) == found


def test_optional_parts_expand_to_every_form() -> None:
    assert expand("(ال)اتصال(|ا)") == ("اتصال", "اتصالا", "الاتصال", "الاتصالا")


def test_an_endless_word_is_passed_over() -> None:
    assert read("و" * 100_000 + "أمس") == []
