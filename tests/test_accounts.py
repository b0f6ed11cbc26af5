"""Reports of a meeting that go on with what was said there: each text with all events that it tells."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HE, KUMAR = "الرئيس القبرصي نيكوس باباس", "السفير الهندي راج كومار"
MET = "meeting 2018-03-06: نيكوس باباس؛ راج كومار"
N, R = "statement (meeting) 2018-03-06: نيكوس باباس", "statement (meeting) 2018-03-06: راج كومار"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the meeting dealt with", and then each of the two in his turn
        (
            f"التقى {HE} أمس {KUMAR}. وتناول اللقاء خطة السياحة. وأوضح باباس أن الموسم ناجح. من جانبه أعرب كومار عن شكره.",
            [MET, N, R],
        ),
        (
            f"التقى {HE} أمس {KUMAR}. وأكد باباس خلال اللقاء أن الموسم ناجح. وتناول اللقاء خطة السياحة. من جهته أعرب كومار عن "
            "شكره.",
            [MET, N, R],
        ),
        # what the last partner is said to have said
        (f"التقى {HE} أمس {KUMAR} الذي شكا من تأخر الحافلات.", [MET, R]),
        (f"التقى {HE} أمس {KUMAR} الذي قال الأحد إن الموسم ناجح.", [MET, "statement 2018-03-04: راج كومار"]),
        # not what somebody else said then, nor what a party said elsewhere
        (
            f"التقى {HE} أمس {KUMAR}. وتناول اللقاء خطة السياحة. وأوضح الوزير الكويتي بدر السعيد أن الموسم ناجح.",
            [MET, "statement: بدر السعيد"],
        ),
        (
            f"التقى {HE} أمس {KUMAR}. وتناول اللقاء خطة السياحة. وفي بيروت قال كومار إن الموسم ناجح.",
            [MET, "statement @بيروت: راج كومار"],
        ),
        # what had been agreed elsewhere on another day gives no day to a meeting told in front of it
        (
            f"بحث {HE} مع {KUMAR} الأزمة. وكانت حركة النهضة التونسية وقعت الأحد على الاتفاق. وصرح كومار عقب اللقاء بأن الباب مفتوح.",
            [
                "meeting: نيكوس باباس؛ راج كومار",
                "agreement 2018-03-04: حركة النهضة التونسية",
                "statement: راج كومار",
            ],
        ),
        # the next meeting is to come, whatever stands around it
        (
            "وأوضح الوزير الكويتي بدر السعيد أن الاجتماع المقبل لوزراء الري العرب ما زال مقررا في الرابع من كانون الأول.",
            ["statement: بدر السعيد", "meeting planned 2018-12-04: وزراء الري العرب"],
        ),
    ],
)
def test_reports_that_go_on(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
