"""The tagger over whole texts: spans, names that are no times, what the sentence changes, hostile input."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dates import date_article, date_text, explain, full_record, times_record
from rules.schema import RuleError, unmark
from rules.times import TimeTagger
from rules.tokens import Tokens
from timeline import timeml
from timeline.article import Article
from timeline.expression import Calendar, Shift, Unit, Weekday

TAGGER = TimeTagger.load("ar")
SUNDAY = date(2015, 10, 25)


def values(marked: str, published: date = SUNDAY) -> list[str]:
    """The values of the expressions of a text in which each is marked with brackets; the spans must agree."""
    plain, spans = unmark(marked)
    times = date_text(plain, published, TAGGER).mentions("a")
    assert [(time.start, time.end) for time in times] == list(spans)
    assert [plain[time.start : time.end] for time in times] == [time.text for time in times]
    return [time.value for time in times]


@pytest.mark.parametrize(
    "spelling",
    ["[امس الاول]", "[أمسِ الأوّل]", "[أمـس الأول]", "[أمس  الأول]", "\u200f[أمس الأول]\u200f", "و[أمس الأول]"],
)
def test_spelling_does_not_matter(spelling: str) -> None:
    assert values(f"التقى الوزيران {spelling} في القصر") == ["2015-10-23"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # a number counts what stands in front of it, not the one unit behind it: only from eleven on a unit stands alone
        ("التقى الوزراء الثلاثة [اليوم] في القاهرة", ["2015-10-25"]),
        ("التقى الوزراء الثلاثة [يوم الجمعة] في القاهرة", ["2015-10-23"]),
        ("اتفقت الدول الست [الشهر الماضي] على ذلك", ["2015-09"]),
        ("اجتمعت الدول الخمس [الأسبوع الماضي]", ["2015-W42"]),
        ("خلال [الأشهر الستة الماضية] زادت الهجرة", ["P6M"]),
        ("خلال [الستة أشهر الماضية] زادت الهجرة", ["P6M"]),
        ("خلال [الأربع والعشرين ساعة المقبلة] تزيد الهجرة", ["PT24H"]),
        # dates in digits, set apart
        ("صدر البيان بتاريخ [5 / 5 / 1436هـ] في الرياض", ["2015-02-24"]),
        ("صدر البيان في [10 - 8 - 2015م] في الرياض", ["2015-08-10"]),
    ],
)
def test_numbers_and_units(marked: str, expected: list[str]) -> None:
    assert values(marked) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "نقل موقع روسيا اليوم عن المصدر",
        "قال لصحيفة المصري اليوم إن الأزمة طويلة",
        "وصل الأمين العام السابق إلى القصر",
        "حضر مدير عام الشركة وأحد الوزراء",
        "احتفلوا بذكرى ثورة 25 يناير في الميدان",
        "القرار 2216 يدعو إلى الحوار",
        "حضر 2000 شخص و1990 ضيفا",
        "فاز الفريق 3-1 ونال 15 نقطة",
        "مارس الوزير مهامه وقال رمضان صبحي إنه سعيد",
        "في أول زيارة له وللمرة الثانية",
        "يوم تنفيذ الاتفاق",
        "انتخب رئيسا لفترة ثانية",
        "لم يكن يوما عدوا لأحد",
        "وقف على بعد 8 م من الباب",
        "خطب الوزير بعد صلاة الجمعة",
        "صدر عن الأمين العام المقبل للمنظمة",
        "قال سيرغي إن الوضع صعب",
        "العلاقات بين الاثنين قوية",
        "قال الرئيس رجب طيب أردوغان",
        "اجتمع نواب فريق 14 آذار",
        "نشرت صحيفة الغد مقابلة مع عبد الأحد",
        "قبل الاجتماع وبعد اللقاء",
    ],
)
def test_lookalikes_are_no_times(sentence: str) -> None:
    assert values(sentence) == []


def test_words_beside_a_day_are_not_always_parts_of_it() -> None:
    assert values("زار الوزير [أمس] المغرب وحضر [اليوم] العشاء") == ["2015-10-24", "2015-10-25"]


def test_range_is_two_expressions_with_the_whole_as_a_duration() -> None:
    assert values("يزور القاهرة من [4] إلى [6 نوفمبر] مع وفد") == ["2015-11-04", "2015-11-06"]
    whole, *_ = date_text("من 4 إلى 6 نوفمبر", SUNDAY, TAGGER).mentions("a", ranges=True)
    assert (whole.type, whole.value, whole.earliest, whole.latest) == (
        "DURATION",
        "P3D",
        date(2015, 11, 4),
        date(2015, 11, 6),
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("سيزور موسكو [الثلاثاء] مع وفد", "2015-10-27"),
        ("زار موسكو [الثلاثاء] مع وفد", "2015-10-20"),
        ("كان يزور موسكو [الثلاثاء] مع وفد", "2015-10-20"),
        ("يصل [الثلاثاء] إلى موسكو", "2015-10-27"),
        ("من المقرر عقد الجلسة [الثلاثاء]", "2015-10-27"),
        ("[الثلاثاء]", "2015-10-27"),
        ("التقى فريدون سينيرلي نظيره [الثلاثاء]", "2015-10-20"),
    ],
)
def test_tense_of_the_sentence_decides_bare_weekdays(marked: str, expected: str) -> None:
    assert values(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("قال: «العالم [اليوم] أصغر مما كان»", ["PRESENT_REF"]),
        ("[قبل سنتين] كان هناك خلاف، أما [اليوم] فلا", ["2013", "PRESENT_REF"]),
        ("يلتقي الوزيران [اليوم] في القصر", ["2015-10-25"]),
    ],
)
def test_today_can_be_the_present_age(marked: str, expected: list[str]) -> None:
    assert values(marked) == expected


def test_day_mentioned_last_is_counted_from_and_nothing_is_invented_without_one() -> None:
    assert values("وصل [يوم 3 مايو 2015] وغادر في [اليوم التالي]") == ["2015-05-03", "2015-05-04"]
    assert values("غادر في اليوم التالي") == []


def test_weekdays_that_agree_on_another_publication_day_name_it() -> None:
    dated = date_text("يصل يوم غد الاثنين وقد غادر أمس (السبت)", date(2015, 10, 24), TAGGER)
    assert dated.warnings == (
        "«يوم غد الاثنين»: 2015-10-25 is a Sunday, not a Monday",
        "«أمس (السبت)»: 2015-10-23 is a Friday, not a Saturday",
        "the publication day 2015-10-24 does not fit «يوم غد الاثنين», «أمس (السبت)»; 2015-10-25 would",
    )


def test_weekdays_that_disagree_among_themselves_name_no_day() -> None:
    dated = date_text("وصل أمس السبت ويغادر غدا الجمعة", SUNDAY, TAGGER)
    assert dated.warnings == ("«غدا الجمعة»: 2015-10-26 is a Monday, not a Friday",)


def test_expressions_mean_before_they_are_resolved() -> None:
    found = TAGGER.find("التقيا أمس والجمعة الماضية وفي 14 يوليو/تموز")
    assert [(time.text, time.expression) for time in found] == [
        ("أمس", Shift(-1, Unit.DAY)),
        ("الجمعة الماضية", Weekday(5, step=-1)),
        ("14 يوليو/تموز", Calendar(month=7, day=14)),
    ]
    assert [(time.first, time.last) for time in found] == [(1, 2), (2, 4), (5, 9)]


def test_a_language_without_rules_is_an_error() -> None:
    with pytest.raises(RuleError, match="rules/data/xx: there is no such language"):
        TimeTagger.load("xx")


MIXTURE = (
    "أمس اليوم غد الأحد الأول من إلى في بين و ( ) ، - / : . 3 15 2015 1436 هـ مايو رمضان عام العام شهر الماضي المقبل "
    "قبل بعد منذ ثلاثة وعشرين ألف ومئة أيام الأيام مساء الساعة والنصف كل هذا منتصف حتى ال"
)


@given(st.lists(st.sampled_from(MIXTURE.split()), max_size=60).map(" ".join), st.dates(), st.booleans())
def test_any_mixture_of_words_gives_ordered_spans_of_the_text(text: str, published: date, glued: bool) -> None:
    text = text.replace(" ", "") if glued else text
    times = date_text(text, published, TAGGER).mentions("a")
    assert all(time.text == text[time.start : time.end] for time in times)
    assert all(one.end <= other.start for one, other in zip(times, times[1:], strict=False))


@given(st.text(max_size=80), st.sampled_from(["مساء أمس الأول", "من 4 إلى 6 أغسطس", "25 شوال 1436هـ"]))
def test_any_text_around_an_expression_is_survived(noise: str, expression: str) -> None:
    text = f"{noise}\n{expression}\n{noise}"
    for time in date_text(text, SUNDAY, TAGGER).mentions("a"):
        assert time.text == text[time.start : time.end]


def test_what_a_text_gives_does_not_depend_on_what_was_read_before() -> None:
    text = "وصل مساء أمس الأول، و[غادر] من 4 إلى 6 أغسطس"
    fresh = date_text(text, SUNDAY, TimeTagger.load("ar")).mentions("a")
    date_text(f"مقدمة. {text}", SUNDAY, TAGGER)
    assert date_text(text, SUNDAY, TAGGER).mentions("a") == fresh


def test_records_have_the_form_of_the_event_document() -> None:
    article = Article(id="1", text="وصل مساء أمس، منذ 2011", published=SUNDAY)
    record = times_record(article, TAGGER)
    assert record == {
        "id": "1",
        "times": [
            {
                "article": "1",
                "start": 4,
                "end": 12,
                "text": "مساء أمس",
                "type": "TIME",
                "value": "2015-10-24TEV",
                "earliest": "2015-10-24T16:00",
                "latest": "2015-10-24T20:00",
                "rule": "part of a day",
            },
            {
                "article": "1",
                "start": 14,
                "end": 22,
                "text": "منذ 2011",
                "type": "DATE",
                "value": "2011",
                "earliest": "2011-01-01",
                "latest": None,
                "rule": "open on one side",
            },
        ],
    }
    full = full_record(article, date_article(article, TAGGER))
    assert full["warnings"] == []
    assert [time["derivation"] for time in full["times"]] == [
        "«مساء أمس» counted from 2015-10-25 (published): 2015-10-24TEV",
        "«منذ 2011»: 2011-01-01/..",
    ]


def test_explanation_shows_rules_and_arithmetic() -> None:
    text = "وصل مساء أمس السبت"
    (dated,) = date_text(text, SUNDAY, TAGGER).times
    assert explain(Tokens.of(text), dated).splitlines() == [
        "«مساء أمس السبت» counted from 2015-10-25 (published): 2015-10-24TEV (TIME)",
        "  rule 'part of a day': «مساء أمس السبت»",
        "    word 'part': «مساء»",
        "    rule 'relative day with its weekday or date': «أمس السبت»",
        "      rule 'day counted from now': «أمس»",
        "        word 'relday': «أمس»",
        "      rule 'weekday': «السبت»",
        "        word 'the-weekday': «السبت»",
        "  = Shift(-1, day): 2015-10-24",
        "  = Checked(Shift(-1, day), Weekday(6)): 2015-10-24",
        "  = Part(evening, of=Checked(Shift(-1, day), Weekday(6))): 2015-10-24TEV",
    ]


def test_timeml_marks_times_and_gives_ranges_their_ends() -> None:
    article = Article(text="وصل أمس & يبقى من 4 إلى 6 نوفمبر <المقبل>\x01", published=SUNDAY)
    times = date_article(article, TAGGER).mentions("a", ranges=True)
    assert timeml.write(article.text, SUNDAY, times) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<TimeML>\n"
        '<DCT><TIMEX3 tid="t0" type="DATE" value="2015-10-25" functionInDocument="CREATION_TIME">2015-10-25</TIMEX3>'
        "</DCT>\n"
        '<TEXT>وصل <TIMEX3 tid="t1" type="DATE" value="2015-10-24">أمس</TIMEX3> &amp; يبقى من '
        '<TIMEX3 tid="t2" type="DATE" value="2015-11-04">4</TIMEX3> إلى '
        '<TIMEX3 tid="t3" type="DATE" value="2015-11-06">6 نوفمبر</TIMEX3>'
        '<TIMEX3 tid="t4" type="DURATION" value="P3D" beginPoint="t2" endPoint="t3"/> &lt;المقبل&gt;\ufffd</TEXT>\n'
        "</TimeML>\n"
    )
