"""Text as it comes: marks, controls, other letters and other line ends change no event and shift no span."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import extract
from rules.tokens import Tokens
from timeline import Article
from timeline.event import Event, Participant
from timeline.letters import fold

ARTICLES = tuple(
    json.loads(file.read_text(encoding="utf-8")) for file in sorted((Path(__file__).parent / "data").glob("*/*.json"))
)
VOWELS = "\u064e\u064f\u0650\u0651\u0652\u0670"
CONTROLS = "\x01\x08\x0e\x1b\x7f\x80\x84\x86\x9f\ufffc"
JOINERS = "\u200b\u200c\u200d\u00ad\u034f\u2060\u2063\ufeff\ufe0f\u180e\U000e0020\U000e0100"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SPACES = "\t\u00a0\u2003\u2009\u202f\u205f\u3000"
LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f")
PERSIAN = {"ي": "ی", "ى": "ی", "ك": "ک"}
URDU = {"ه": "ہ", "ة": "ۃ", "ي": "ی", "ك": "ک"}
FORMS = {
    letters: chr(code)
    for code in range(0xFE80, 0xFEFD)
    for letters in [unicodedata.normalize("NFKC", chr(code))]
    if not letters.isspace()
}

# What stands in the noisy text for each character of the clean one.
Noise = Callable[[str, str], str]


def inserted(marks: str) -> Noise:
    """Draws of marks behind letters; the draw is a character of a random string that says which."""
    return lambda char, lot: char + marks[ord(lot) % len(marks)] if char.isalpha() and ord(lot) % 3 == 0 else char


def anywhere(marks: str) -> Noise:
    return lambda char, lot: char + marks[ord(lot) % len(marks)] if ord(lot) % 4 == 0 else char


def mapped(letters: dict[str, str]) -> Noise:
    return lambda char, lot: letters.get(char, char)


INVISIBLE: dict[str, Noise] = {
    "tatweel": lambda char, lot: char + "ـ" * (ord(lot) % 3) if char in "سحمعلهنيصتبقف" else char,
    "joiners": inserted(JOINERS),
    "controls": anywhere(CONTROLS),
    "bidi": anywhere(BIDI),
    "spaces": lambda char, lot: SPACES[ord(lot) % len(SPACES)] * (1 + ord(lot) % 2) if char == " " else char,
    "forms": mapped(FORMS),
    "line ends": lambda char, lot: LINE_ENDS[ord(lot) % len(LINE_ENDS)] if char == "\n" else char,
}
SPELLINGS: dict[str, Noise] = {
    "vowels": inserted(VOWELS),
    "decomposed": lambda char, lot: unicodedata.normalize("NFD", char),
    "persian": mapped(PERSIAN),
    "urdu": mapped(URDU),
    "arabic digits": mapped({str(digit): chr(0x660 + digit) for digit in range(10)}),
    "persian digits": mapped({str(digit): chr(0x6F0 + digit) for digit in range(10)}),
    "mixed digits": lambda char, lot: chr((0x30, 0x660, 0x6F0)[ord(lot) % 3] + int(char)) if char.isdigit() else char,
    "full-width digits": mapped({str(digit): chr(0xFF10 + digit) for digit in range(10)}),
}
lots = st.binary(min_size=1, max_size=40).map(lambda data: data.decode("latin-1"))


def noisy(text: str, noise: Noise, lot: str) -> tuple[str, list[int]]:
    """The noisy text, and for each of its characters the clean one that it stands for."""
    pieces = [noise(char, lot[index % len(lot)]) for index, char in enumerate(text)]
    return "".join(pieces), [index for index, piece in enumerate(pieces) for _ in piece]


def told(events: Sequence[Event], origin: Sequence[int], name: Callable[[str], str]) -> list[object]:
    """Everything that events say, with their spans as those of the clean text."""

    def clean(start: int, end: int) -> tuple[int, int]:
        return origin[start], origin[end - 1] + 1

    def party(participant: Participant) -> tuple[object, ...]:
        identity = participant.identity and participant.identity.name
        return name(participant.name), name(participant.title or ""), participant.country, participant.role, identity

    return [
        (
            event.kind,
            event.status,
            event.time.basis,
            event.time.when,
            [reading.when for reading in event.time.alternatives],
            [party(participant) for participant in event.participants],
            event.place and (name(event.place.name), event.place.country),
            event.codes,
            name(event.label.ar),
            [(name(source.name), source.kind) for source in event.attributions],
            [
                (
                    clean(item.start, item.end),
                    clean(item.trigger.start, item.trigger.end),
                    item.time and clean(item.time.start, item.time.end),
                    item.rule,
                )
                for item in event.evidence
            ],
        )
        for event in events
    ]


def same(article: dict[str, str], noise: Noise, lot: str, name: Callable[[str], str]) -> None:
    text, published = article["text"], date.fromisoformat(article["published"][:10])
    changed, origin = noisy(text, noise, lot)
    wanted = told(extract(Article(text=text, published=published)).events, range(len(text)), name)
    assert told(extract(Article(text=changed, published=published)).events, origin, name) == wanted


@pytest.mark.parametrize("noise", INVISIBLE.values(), ids=list(INVISIBLE))
@settings(max_examples=6, deadline=None)
@given(article=st.sampled_from(ARTICLES), lot=lots)
def test_what_cannot_be_seen_changes_no_event_and_no_name(article: dict[str, str], noise: Noise, lot: str) -> None:
    same(article, noise, lot, str)


@pytest.mark.parametrize("noise", SPELLINGS.values(), ids=list(SPELLINGS))
@settings(max_examples=6, deadline=None)
@given(article=st.sampled_from(ARTICLES), lot=lots)
def test_another_spelling_changes_no_event(article: dict[str, str], noise: Noise, lot: str) -> None:
    same(article, noise, lot, fold)


@settings(max_examples=20, deadline=None)
@given(
    article=st.sampled_from(ARTICLES),
    noises=st.lists(st.sampled_from([*INVISIBLE.values(), *SPELLINGS.values()]), min_size=2, max_size=4, unique=True),
    lot=lots,
)
def test_nor_do_several_at_once(article: dict[str, str], noises: list[Noise], lot: str) -> None:
    def all_of_them(char: str, chosen: str) -> str:
        for noise in noises:
            char = "".join(noise(part, chosen) for part in char)
        return char

    same(article, all_of_them, lot, fold)


SUNDAY = date(2015, 10, 25)
# "Sweden and Malta", and: the Swedish foreign minister met his Maltese counterpart yesterday.
HEADLINE = "السويد ومالطا"
SENTENCE = "التقى وزير الخارجية السويدي أولف إكلوند نظيره المالطي جو بورغ في فاليتا أمس"


def marked(text: str, published: date = SUNDAY) -> list[str]:
    """Each mention of an event in one line: kind, days, place, who, and its trigger and date marked in its sentence."""
    lines = []
    for event in extract(Article(text=text, published=published)):
        for item in event.evidence:
            assert text[item.start : item.end] == item.quote
            marks = [(item.trigger.start, "["), (item.trigger.end, "]")]
            marks += [(item.time.start, "{"), (item.time.end, "}")] if item.time else []
            quote = item.quote
            for offset, mark in sorted(marks, reverse=True):
                quote = quote[: offset - item.start] + mark + quote[offset - item.start :]
            days = event.time.when.edtf() if event.time.when else "undated"
            place = f" @{event.place.name}" if event.place else ""
            who = "؛ ".join(participant.name for participant in event.participants)
            lines.append(f"{event.kind} {days}{place}: {who} | {quote}")
    return lines


TOLD = "meeting 2015-10-24 @فاليتا: أولف إكلوند؛ جو بورغ | [التقى] وزير الخارجية السويدي أولف إكلوند نظيره المالطي جو بورغ في فاليتا {أمس}"


@pytest.mark.parametrize("end", ["\n", *LINE_ENDS], ids=ascii)
def test_a_line_ends_a_sentence_however_lines_end(end: str) -> None:
    assert marked(HEADLINE + end + SENTENCE) == [TOLD]
    assert Tokens.of(f"ا{end}ب").words == ["ا", "\n", "ب"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # vowel signs behind the letter that tells "his" from the feminine, and behind letters written onto a word
        ("وَأَكَّدَتْ وِزَارَةُ الخَارِجِيَّةِ الفَرَنْسِيَّةِ أَمْسِ أَنَّ الحَلَّ قَرِيبٌ.", ["statement 2015-10-24: وِزَارَةُ الخَارِجِيَّةِ الفَرَنْسِيَّةِ | وَ[أَكَّدَتْ] وِزَارَةُ الخَارِجِيَّةِ الفَرَنْسِيَّةِ {أَمْسِ} أَنَّ الحَلَّ قَرِيبٌ."]),
        ("وفقاً لِلـخارجية الفرنسية فإن الحل قريب.", ["statement undated: الخارجية الفرنسية | [وفقاً] لِلـخارجية الفرنسية فإن الحل قريب."]),
        # whole words in presentation forms, with ligatures
        ("ﺍﻟﺘﻘﻰ أولف إكلوند وزير الخارجية السويدي نظيره المالطي جو بورغ في ﻓﺎﻟﻴﺘﺎ ﺃﻣﺲ.", ["meeting 2015-10-24 @فاليتا: أولف إكلوند؛ جو بورغ | [ﺍﻟﺘﻘﻰ] أولف إكلوند وزير الخارجية السويدي نظيره المالطي جو بورغ في ﻓﺎﻟﻴﺘﺎ {ﺃﻣﺲ}."]),
        # an override that turns the words around where they are shown, and a mark inside a word
        ("\u202eالتقى\u202c أولف إكلوند وزير الخارجية السويدي نظيره المالطي جو بورغ أ\u200fمس.", ["meeting 2015-10-24: أولف إكلوند؛ جو بورغ | [التقى]\u202c أولف إكلوند وزير الخارجية السويدي نظيره المالطي جو بورغ {أ\u200fمس}."]),
        # a Persian keyboard has one letter for the ends of "on" and of "Ali"
        ("أكدت وزارة الخارجية الفرنسية أمس حرصها علی الحوار.", ["statement 2015-10-24: وزارة الخارجية الفرنسية | [أكدت] وزارة الخارجية الفرنسية {أمس} حرصها علی الحوار."]),
        ("قال الرئيس التونسي محمد علی أمس إن الحل قريب.", ["statement 2015-10-24: محمد علی | [قال] الرئيس التونسي محمد علی {أمس} إن الحل قريب."]),
        # dates in digits of three kinds, in one date
        ("التقى وزير الخارجية السويدي نظيره المالطي يوم ٢٣/۱۰/2015.", ["meeting 2015-10-23: وزير الخارجية السويدي؛ نظيره المالطي | [التقى] وزير الخارجية السويدي نظيره المالطي {يوم ٢٣/۱۰/2015}."]),
    ],
)  # fmt: skip
def test_texts_as_they_come(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        " ", "\n\r\n\t", "\u200f", "\u2028", "\ufeff", "ـ", "َ", "\x00", "\ud800", "²", "2²", "①②③④", "ⅣⅣⅣⅣ", "४४४४ ²", "½",
        "The ministers met in Vienna yesterday.", "Министры встретились вчера.", "外相は昨日会談した。", "השרים נפגשו אתמול.",
        "9" * 5000, "قبل " + "9" * 5000 + " أيام",
    ],
    ids=range(21),
)  # fmt: skip
@pytest.mark.parametrize("published", [SUNDAY, date.min, date.max], ids=str)
def test_texts_without_any_event(text: str, published: date) -> None:
    assert marked(text, published) == []


def test_digits_that_are_no_numbers_are_no_dates() -> None:
    """Superscripts and circled digits once broke the reading of numbers."""
    expression, *rest = extract(Article(text="10² أمس ①②③④", published=SUNDAY)).times
    assert (expression.text, expression.value, rest) == ("أمس", "2015-10-24", [])
