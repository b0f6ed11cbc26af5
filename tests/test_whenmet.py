"""What was said when two met, statements that somebody published, and visits that ended: each text with all events."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HE, WEISS = "الرئيس القبرصي نيكوس باباس", "المبعوث الأممي كارل فايس"
SAID, MET = "statement (meeting) 2018-03-06{}: نيكوس باباس", "meeting 2018-03-06{}: {}؛ {}"
N, W = "نيكوس باباس", "كارل فايس"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"قال {HE}، حين التقى {WEISS} أمس، إنه يرفض الخطة.", [SAID.format(""), MET.format("", W, N)]),
        (f"أكد {HE} عندما استقبل {WEISS} أمس أنه يرفض الخطة.", [SAID.format(""), MET.format("", W, N)]),
        # "when the two met" are the two whom the sentence names
        *[
            (
                f"أبلغ {HE} {WEISS}، {when} في روما أمس، بأنه يرفض الخطة.",
                [SAID.format(" @روما"), MET.format(" @روما", N, W)],
            )
            for when in ("حين اجتمعا", "عندما التقيا", "حينما اجتمعا")
        ],
        # somebody else who met, and what was said on a day of its own
        (
            f"قال {HE}، عندما التقى الوزير الكويتي بدر السعيد {WEISS} أمس، إنه يرفض الخطة.",
            ["statement: نيكوس باباس", MET.format("", "بدر السعيد", W)],
        ),
        (
            f"قال {HE} الأحد، حين التقى {WEISS} أمس، إنه يرفض الخطة.",
            ["statement 2018-03-04: نيكوس باباس", MET.format("", W, N)],
        ),
    ],
)
def test_what_was_said_when_they_met(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected


@pytest.mark.parametrize("issued", ["أصدرته", "نشرته", "وزعته", "بثته"])
def test_statements_that_a_body_published(issued: str) -> None:
    text = f"وجاء في بيان {issued} وزارة الخارجية القبرصية أمس أنها تتابع الوضع."
    events = extract(Article(text=text, published=PUBLISHED))
    assert [told(event) for event in events] == ["statement (written_statement) 2018-03-06: وزارة الخارجية القبرصية"]


def test_statements_that_an_agency_published_are_nobody_s() -> None:
    text = "وجاء في بيان نشرته وكالة رويترز أمس أن الوضع هادئ."
    assert not extract(Article(text=text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"قام {HE} بزيارة لمالطا استغرقت ثلاثة أيام وانتهت أمس.",
            ["visit 2018-03-04/2018-03-06 @مالطا: نيكوس باباس"],
        ),
        (
            "عقد وزراء الري العرب في روما اجتماعا استمر يومين واختتم أمس.",
            ["meeting 2018-03-05/2018-03-06 @روما: وزراء الري العرب"],
        ),
        (
            f"بدأ {HE} أمس زيارة لمالطا تستغرق ثلاثة أيام.",
            ["visit 2018-03-06/2018-03-08 @مالطا: نيكوس باباس"],
        ),
        # counted from when it began, not from the day of publication
        ("التقى الوزير الكويتي بدر السعيد وزراء الري العرب بعد ساعة.", ["meeting: بدر السعيد؛ وزراء الري العرب"]),
        ("واختتم الاجتماع بعد ساعة.", []),
        ("سيجتمع وزراء الري العرب بعد يومين.", ["meeting planned 2018-03-09: وزراء الري العرب"]),
    ],
)
def test_how_long_it_was_and_when_it_ended(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is planned before an end is on a day between, and nothing past is
        (
            f"سيزور {HE} روما قبل نهاية الشهر الجاري.",
            ["visit planned 2018-03-07/2018-03-31 @روما: نيكوس باباس"],
        ),
        (f"زار {HE} روما قبل نهاية العام الماضي.", ["visit @روما: نيكوس باباس"]),
        (
            "وأعلن مصدر في الخارجية المصرية أن القاهرة تعتزم استضافة اجتماع لوزراء الري العرب قبل نهاية العام.",
            ["statement: مصدر في الخارجية المصرية", "meeting planned 2018-03-07/2018-12-31: وزراء الري العرب"],
        ),
        # what comes "then" is not of the day in front of it
        (
            f"ومن المقرر أن يلتقي {HE} غدا {WEISS}، ويشارك بعد غد في الاحتفال، ثم يزور الأردن.",
            ["meeting planned 2018-03-08: نيكوس باباس؛ كارل فايس", "visit planned @الأردن: نيكوس باباس"],
        ),
        # at the opening and at the end of several days
        (
            f"عقد وزراء الري العرب اجتماعا في روما أمس ويستمر ثلاثة أيام. وقال {HE} في افتتاح الاجتماع إن الحل قريب.",
            [
                "meeting 2018-03-06/2018-03-08 @روما: وزراء الري العرب",
                "statement (meeting) 2018-03-06 @روما: نيكوس باباس",
            ],
        ),
        (
            f"عقد وزراء الري العرب اجتماعا في روما استمر يومين واختتم أمس. وقال {HE} في ختام الاجتماع إن الحل قريب.",
            [
                "meeting 2018-03-05/2018-03-06 @روما: وزراء الري العرب",
                "statement (meeting) 2018-03-06 @روما: نيكوس باباس",
            ],
        ),
    ],
)
def test_days_between_and_days_within(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
