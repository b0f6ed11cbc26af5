"""Visits that are over, and meetings that somebody opens: whose they are, and of which days.

Each text with all events that it tells, in their order.
"""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HE = "الرئيس القبرصي نيكوس باباس"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the day of a departure is the last of a visit whose length is told; without it the visit has no day
        (
            f"غادر {HE} الرياض أمس بعد زيارة للأردن استمرت ثلاثة أيام.",
            ["visit 2018-03-04/2018-03-06 @الأردن: نيكوس باباس"],
        ),
        (
            f"غادر جدة أمس فخامة {HE} في ختام زيارة للأردن دامت يومين.",
            ["visit 2018-03-05/2018-03-06 @الأردن: نيكوس باباس"],
        ),
        (
            f"غادر {HE} الرياض أمس بعد زيارة للأردن استمرت ثلاثة أيام. وبعث {HE} برقية للملك عبدالله الثاني إثر مغادرته.",
            [
                "visit 2018-03-04/2018-03-06 @الأردن: نيكوس باباس",
                "message 2018-03-06 @الأردن: نيكوس باباس؛ عبدالله الثاني",
            ],
        ),
        (f"غادر {HE} الرياض أمس بعد زيارة رسمية للأردن.", ["visit @الأردن: نيكوس باباس"]),
        (f"عاد {HE} إلى نيقوسيا أمس مختتما زيارة رسمية لقطر.", ["visit @قطر: نيكوس باباس"]),
        # a night is the first of the days of a visit
        (
            f"وصل {HE} الليلة الماضية إلى قطر في زيارة تستغرق يومين.",
            ["visit 2018-03-06/2018-03-07 @قطر: نيكوس باباس"],
        ),
        # what somebody had asked for before is not of the day of what he did
        (
            f"وقع {HE} أمس اتفاقا مع قطر، بعدما كان طلب الأسبوع الماضي مهلة للتفكير. وقال باباس إن الحل قريب.",
            [
                "agreement 2018-03-06: نيكوس باباس؛ قطر",
                "statement 2018-02-26/2018-03-04: نيكوس باباس",
                "statement: نيكوس باباس",
            ],
        ),
        # what is agreed at the end of several days is of the last one, and a group agrees like many
        (
            "اختتم وزراء الري العرب أمس في روما جولة مباحثات استمرت يومين، واتفقوا في ختامها على إنشاء صندوق.",
            [
                "meeting 2018-03-05/2018-03-06 @روما: وزراء الري العرب",
                "agreement (meeting) 2018-03-06 @روما: وزراء الري العرب",
            ],
        ),
        (
            "اختتم وزراء الري العرب أمس في روما جولة مباحثات استمرت يومين. وأعلن وزير الري المصري سالم العوفي في البيان "
            "الختامي أن الاجتماع ناجح.",
            [
                "meeting 2018-03-05/2018-03-06 @روما: وزراء الري العرب",
                "statement (written_statement) 2018-03-06 @روما: سالم العوفي",
            ],
        ),
        (
            f"زار {HE} روما من 3 إلى 5 مارس. وقال في ختام زيارته إن الحل قريب.",
            ["visit 2018-03-03/2018-03-05 @روما: نيكوس باباس", "statement (visit) 2018-03-05 @روما: نيكوس باباس"],
        ),
        # the next round is no tour; who is ready to meet has not met
        (
            f"التقى {HE} وزير الخارجية الصيني لي وانغ أمس في روما. وتستضيف فيينا الجولة المقبلة غدا.",
            [
                "meeting 2018-03-06 @روما: نيكوس باباس؛ لي وانغ",
                "meeting planned 2018-03-08 @فيينا: نيكوس باباس؛ لي وانغ",
            ],
        ),
        (f"قال {HE} إنه مستعد للقاء وزير الخارجية الصيني لي وانغ في أي مكان.", ["statement: نيكوس باباس"]),
        # who decides something at a meeting of which nothing else is told, and what goes on behind a relative clause
        (
            "قرر وزراء الري العرب خلال اجتماع طارئ في روما أمس إنشاء صندوق.",
            ["meeting 2018-03-06 @روما: وزراء الري العرب"],
        ),
        *[
            (
                f"عقد وزراء الري العرب اجتماعا في روما أمس. وقال {HE}، الذي يرأس المنظمة، {behind} إن الحل قريب.",
                ["meeting 2018-03-06 @روما: وزراء الري العرب", f"statement {said}2018-03-06 @روما: نيكوس باباس"],
            )
            for behind, said in (("في ختام الاجتماع", "(meeting) "), ("عقب الاجتماع", ""))
        ],
        # what somebody opens, attends or chairs on a day
        *[
            (
                f"قال {HE} {deed} الحل قريب.",
                [f"statement {said}: نيكوس باباس", "meeting 2018-03-06 @روما: نيكوس باباس"],
            )
            for deed, said in (
                ("خلال افتتاحه أمس المؤتمر الاقتصادي في روما إن", "2018-03-06"),
                ("على هامش مشاركته أمس في الاجتماع الوزاري في روما إن", "(meeting) 2018-03-06 @روما"),
                ("لدى حضوره أمس القمة الأوروبية في روما إن", "2018-03-06"),
            )
        ],
        # a committee with the article behind "for", written like one without
        (
            "عقد أمس اجتماع للجنة السعودية القبرصية المشتركة.",
            ["meeting 2018-03-06: اللجنة السعودية القبرصية المشتركة"],
        ),
        # who only heads a delegation, set off by commas
        (
            f"التقى {HE} أمس وفدا من البرلمان الألماني، برئاسة النائب كارل فايس، في روما.",
            ["meeting 2018-03-06 @روما: نيكوس باباس؛ وفد من البرلمان الألماني"],
        ),
    ],
)
def test_visits_that_are_over_and_meetings_opened(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
