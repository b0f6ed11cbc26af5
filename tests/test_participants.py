"""Who takes part, in short texts: names taken up in part, topics in front of their verb, what somebody does next.

Each text with all events that it tells, in their order.
"""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the last two words of a longer name, whose last one two people share
        (
            "التقى الرئيس القبرصي نيكوس ماريو أوغلو أمس وزير الدفاع التركي كمال يلدز أوغلو. وعقب اللقاء صرح يلدز أوغلو "
            "بأن الأجواء كانت ودية.",
            [
                "meeting 2018-03-06: نيكوس ماريو أوغلو؛ كمال يلدز أوغلو",
                "statement 2018-03-06: كمال يلدز أوغلو",
            ],
        ),
        # a family name that is an ordinary noun: where only its bearer can stand, and where it is the noun
        (
            "قال رئيس الوزراء اللبناني تمام سلام إن الأزمة خطيرة. وأجرى سلام اتصالا بنظيره المالطي جو بورغ أمس.",
            ["statement: تمام سلام", "call 2018-03-06: تمام سلام؛ جو بورغ"],
        ),
        (
            "قال رئيس الوزراء اللبناني تمام سلام إن التوصل إلى سلام عادل ممكن. وقالت الأمم المتحدة إنها ترعى محادثات سلام.",
            ["statement: تمام سلام", "statement: الأمم المتحدة"],
        ),
        # "as for X, he has …"
        (
            "أما الرئيس القبرصي نيكوس باباس، فقد أعرب عن استيائه من القصف، وطالب بوقفه.",
            ["statement: نيكوس باباس"],
        ),
        (
            "أما الرئيس القبرصي نيكوس باباس فلم يستبعد إرسال قوات.",
            ["statement: نيكوس باباس"],
        ),
        (
            "أما في نيقوسيا فقد أكد الرئيس القبرصي نيكوس باباس أن القصف مرفوض.",
            ["statement @نيقوسيا: نيكوس باباس"],
        ),
        # who attended, behind an adjective that no rule knows: "hadarahu" is not the "hadra" of titles
        (
            "عقد الرئيس القبرصي نيكوس باباس أمس اجتماعا أمنيا حضره وزير الدفاع القبرصي كمال يلدز ورئيسة البرلمان كارين فايس.",
            ["meeting 2018-03-06: نيكوس باباس؛ كمال يلدز؛ كارين فايس"],
        ),
        # who stood at the airport
        (
            "وصل الرئيس القبرصي نيكوس باباس إلى تونس أمس. وكان في استقباله لدى وصوله إلى مطار تونس وزير المالية التونسي "
            "سامي الهاني ورئيسة البلدية كارين فايس.",
            [
                "visit 2018-03-06 @تونس: نيكوس باباس",
                "meeting 2018-03-06 @تونس: سامي الهاني؛ كارين فايس؛ نيكوس باباس",
            ],
        ),
        (
            "وكان في استقبال الرئيس القبرصي نيكوس باباس في المطار أمس نظيره المالطي جو بورغ.",
            ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ"],
        ),
        # what somebody does next, behind a verb that tells of no event, and to whom
        (
            "استدعت وزارة الدفاع القبرصية أمس السفير المالطي في نيقوسيا جو بورغ وسلمته مذكرة احتجاج.",
            ["message 2018-03-06: وزارة الدفاع القبرصية؛ جو بورغ"],
        ),
        (
            "أعلنت الحكومة القبرصية رفضها القرار، فيما كرم الرئيس القبرصي نيكوس باباس السفير المالطي جو بورغ وسلمه رسالة.",
            ["statement: الحكومة القبرصية", "message: نيكوس باباس؛ جو بورغ"],
        ),
        (
            "قال سامي الهاني وزير المالية التونسي إن الرئيس القبرصي نيكوس باباس أخطأ، وأضاف أن الحل قريب.",
            ["statement: سامي الهاني"],
        ),
    ],
)
def test_who_takes_part(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED)).events] == expected
