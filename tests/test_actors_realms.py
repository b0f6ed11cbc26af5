"""States and institutions told in full: the Federal Republic of X, the Islamic Bank for Development, represented by.

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
    "state",
    [
        "جمهورية نيجيريا الاتحادية",
        "جمهورية بنجلاديش الشعبية",
        "جمهورية تنزانيا المتحدة",
        "جمهورية سريلانكا الديمقراطية الاشتراكية",
        "مملكة تايلند",
        "دولة فلسطين",
        "جمهورية كينيا",
    ],
)
def test_a_state_told_in_full(state: str) -> None:
    texts = {
        f"وقعت مصر و{state} اتفاقية أمس.": [f"agreement 2018-03-06: مصر؛ {state}"],
        f"قالت {state} إن الحل قريب.": [f"statement: {state}"],
        f"استقبل الرئيس القبرصي نيكوس باباس رئيس {state} أمس.": [f"meeting 2018-03-06: نيكوس باباس؛ رئيس {state}"],
        f"وصل الرئيس القبرصي نيكوس باباس إلى {state} أمس.": [f"visit 2018-03-06 @{state}: نيكوس باباس"],
    }
    for text, expected in texts.items():
        assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an institution is for belongs to its name; to whom something is said does not
        *[
            (f"{body} إن الحل قريب.", [f"statement: {body.removeprefix('قال ').removeprefix('قالت ')}"])
            for body in (
                "قال البنك الإسلامي للتنمية",
                "قال الصندوق السعودي للتنمية",
                "قالت المنظمة الإسلامية للتربية والعلوم والثقافة",
                "قالت الهيئة العامة للاستثمار",
            )
        ],
        ("قال السفير الأمريكي للصحافيين إن الحل قريب.", ["statement (remarks): السفير الأمريكي"]),
        ("قالت الحكومة القبرصية للبرلمان إن الحل قريب.", ["statement: الحكومة القبرصية"]),
        # by whom somebody is represented stands between the parties
        (
            "وقعت قبرص ممثلة بوزارة العمل، وجمهورية الهند اتفاقية أمس.",
            ["agreement 2018-03-06: قبرص؛ جمهورية الهند"],
        ),
        (
            "وقعت قبرص ممثلة في وزارة العمل وجمهورية الهند ممثلة في وزارة الخارجية اتفاقية أمس.",
            ["agreement 2018-03-06: قبرص؛ جمهورية الهند"],
        ),
    ],
)
def test_who_takes_part(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
