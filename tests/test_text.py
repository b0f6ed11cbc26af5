"""Folded text and its way back: every folded character knows which original character it stands for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rules import remembered
from rules.text import NormalizedText, fold
from rules.tokens import Tokens

# Arabic with vowel signs, tatweel, bidi marks, presentation forms, Latin, digits, emoji, line breaks.
NEWS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ابتةثجحخدذرزسشصضطظعغفقكلمنهويىءأإآؤئ"),
        st.sampled_from("\u064b\u064e\u0651\u0640\u0670"),
        st.sampled_from("\u200f\u200e\u202b\u202c\u2067\u2069\u200c\ufeff\u061c"),
        st.sampled_from("ﻻﻼﷲﺎﻳﷺ"),
        st.sampled_from("aZé0٣۴ ،.«»\n\t\u00a0😀👩\u200d🚀"),
        st.characters(),
    ),
    max_size=60,
)

LINE_ENDS = ("\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029")


@given(NEWS)
@example("")
@example("ﷺ")
@example("\u0640\u0640")
def test_each_folded_character_maps_to_the_original_character_that_it_folds(text: str) -> None:
    normal = NormalizedText.of(text)
    for index, char in enumerate(normal.folded):
        offset = normal.original_offset(index)
        assert 0 <= offset < len(text)
        assert char in fold(text[offset])


@given(NEWS)
def test_offsets_never_run_backwards(text: str) -> None:
    normal = NormalizedText.of(text)
    offsets = [normal.original_offset(index) for index in range(len(normal.folded) + 1)]
    assert offsets == sorted(offsets)


@given(NEWS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NEWS)
def test_a_span_goes_out_and_comes_back(text: str) -> None:
    tokens = Tokens.of(text)
    for index, word in enumerate(tokens.words):
        start, end = tokens.original_span(index, index + 1)
        assert word in fold(text[start:end]) or (word == "\n" and text[start:end] in LINE_ENDS)
        assert tokens.text.folded_offset(start) <= tokens.starts[index]


@given(NEWS, NEWS)
def test_marks_between_letters_do_not_change_what_is_matched(text: str, other: str) -> None:
    marked = "".join(char + "\u064e" for char in text)
    assert fold(marked) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَمْسِ الأوّل", "امس الاول"),
        ("الأحـــد", "الاحد"),
        ("٢٥ أكتوبر ٢٠١٥", "25 اكتوبر 2015"),
        ("۱۴۳۶هـ", "1436ه"),
        ("كیری", "كيري"),
        ("مسؤولة القائد", "مسووله القايد"),
        ("\u202bوزارة\u202c\u200f", "وزاره"),
        ("ﻻﻫﺎي", "لاهاي"),
        ("BBC", "bbc"),
    ],
)
def test_spellings_that_newspapers_mix_are_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_span_takes_the_vowel_signs_of_its_last_letter_and_no_bidi_mark() -> None:
    text = "يوم الأحدِ\u200f غدا"
    tokens = Tokens.of(text)
    assert tokens.original_text(1, 2) == "الأحدِ"


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="no span from 1 to 1"):
        NormalizedText.of("abc").original_span(1, 1)


@given(NEWS)
def test_tokens_leave_nothing_visible_out(text: str) -> None:
    tokens = Tokens.of(text)
    seen = "".join(tokens.words)
    visible = [char for char in fold(text) if not char.isspace()]
    assert [char for char in seen if char != "\n"] == [char for char in visible if char != "\n"]


@given(NEWS)
def test_a_text_is_folded_as_its_words_are(text: str) -> None:
    assert NormalizedText.of(text).folded == fold(text)


@given(NEWS)
def test_every_line_end_makes_the_same_tokens(text: str) -> None:
    text = text.replace("\r", "")
    assert Tokens.of(text.replace("\n", "\v")).words == Tokens.of(text).words


def test_what_was_worked_out_of_words_is_forgotten_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    asked: list[str] = []
    lengths = remembered.Remembered(lambda word: asked.append(word) or len(word))
    assert [lengths[word] for word in ("one", "three", "one", "fifteen", "five", "one")] == [3, 5, 3, 7, 4, 3]
    assert asked == ["one", "three", "fifteen", "five", "one"]
    assert [lengths["a" * 100], len(lengths)] == [100, 2]


@given(NEWS, st.integers(-1, 61))
def test_an_original_offset_is_that_of_the_first_folded_character_not_before_it(text: str, offset: int) -> None:
    folded = NormalizedText.of(text)
    places = [place for place in range(len(folded.folded)) if folded.original_offset(place) >= offset]
    assert folded.folded_offset(offset) == next(iter(places), len(folded.folded))
