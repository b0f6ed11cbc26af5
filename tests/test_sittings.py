"""Sessions of bodies, and the courses, games and presidencies that have the same word."""

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
        (
            "عقدت اللجنة القبرصية المالطية المشتركة أمس في نيقوسيا دورتها الخامسة.",
            ["meeting 2018-03-06 @نيقوسيا: اللجنة القبرصية المالطية المشتركة"],
        ),
        (  # the body in between, its verb behind
            "قال وزير الخارجية القبرصي نيكوس باباس أمس إن دورة اللجنة المشتركة ستعقد في نيقوسيا الأسبوع المقبل.",
            ["statement 2018-03-06: نيكوس باباس", "meeting planned 2018-03-12/2018-03-18 @نيقوسيا: اللجنة المشتركة"],
        ),
        (
            "ترأس وزير الخارجية القبرصي نيكوس باباس أمس أعمال اللجنة القبرصية المالطية المشتركة.",
            ["meeting 2018-03-06: نيكوس باباس؛ اللجنة القبرصية المالطية المشتركة"],
        ),
        (  # the session on whose fringes others met is not theirs
            "اجتمع وزير الخارجية القبرصي نيكوس باباس أمس بنظيره المالطي جو بورغ على هامش الدورة السبعين للجمعية العامة "
            "للأمم المتحدة.",
            ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ"],
        ),
        (  # negotiations are not women who negotiate
            "بدأت في جنيف أمس المفاوضات اليمنية برعاية الأمم المتحدة.",
            ["meeting 2018-03-06 @جنيف: "],
        ),
        (  # its number, in figures and written out
            "افتتحت في القاهرة أمس أعمال الدورة الـ145 لمجلس جامعة الدول العربية.",
            ["meeting 2018-03-06 @القاهرة: مجلس جامعة الدول العربية"],
        ),
        (
            "بدأت أمس الدورة الـ(70) للجمعية العامة للأمم المتحدة.",
            ["meeting 2018-03-06: الجمعية العامة للأمم المتحدة"],
        ),
        (
            "بدأت في القاهرة أمس الدورة الخامسة والأربعون لمجلس جامعة الدول العربية.",
            ["meeting 2018-03-06 @القاهرة: مجلس جامعة الدول العربية"],
        ),
        ("بدأت أمس الدورة الـ18 للألعاب الآسيوية.", []),
        ("نظمت السفارة الفرنسية في عمّان أمس دورة في اللغة.", []),
        ("اختتمت وزارة الداخلية القبرصية أمس دورة للضباط.", []),
        ("تترأس لوكسمبورغ الدورة الحالية للاتحاد الأوروبي.", []),
        ("فاز المنتخب القبرصي بلقب الدورة أمس.", []),
        ("باشرت الشركة القبرصية أعمالها أمس.", []),
    ],
)
def test_a_body_sits(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED)).events] == expected
