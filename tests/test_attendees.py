"""Who was there and for which side, however far behind the meeting they are named, who signed what, who speaks for whom.

Each text with all events that it tells, in their order.
"""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
_MET = "التقى وزير الدفاع الكيني جون موانغي نظيره الرواندي جيمس بيروتا أمس. "
_BOTH = "meeting 2018-03-06: جون موانغي؛ جيمس بيروتا"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _MET + "وحضر الاجتماع الذي عقد في مقر الوزارة رئيس الأركان سامسون موتاي.",
            ["meeting 2018-03-06 @الوزارة: جون موانغي؛ جيمس بيروتا؛ سامسون موتاي"],
        ),
        (
            _MET + "حضر اللقاء عن الجانب الكيني رئيس الأركان سامسون موتاي، وعن الجانب الرواندي السفير لوران ديكو.",
            [f"{_BOTH}؛ سامسون موتاي؛ لوران ديكو"],
        ),
        (
            "ضم الاجتماع الذي عقد في نيروبي أمس وزير الدفاع جون موانغي ورئيس الأركان سامسون موتاي.",
            ["meeting 2018-03-06 @نيروبي: جون موانغي؛ سامسون موتاي"],
        ),
        (
            "رأس الاجتماع الذي عقد أمس في الخرطوم من الجانب السوداني وزير المياه معتز شادول، ومن الجانب الإثيوبي وزير "
            "الري تسفاي غيرما.",
            ["meeting 2018-03-06 @الخرطوم: معتز شادول؛ تسفاي غيرما"],
        ),
        (
            "ترأس وزير العمل الكويتي فهد العنزي الجانب الكويتي في الاجتماع الذي عقد أمس، فيما ترأس الجانب التركي نائب "
            "وزير العمل كمال يلدز.",
            ["meeting 2018-03-06: فهد العنزي؛ كمال يلدز"],
        ),
        # who is governed did not attend, nor who is named in another clause
        (
            _MET + "وحضر الاجتماع الذي عقد في مكتب رئيس الأركان سامسون موتاي عدد من الضباط.",
            [_BOTH],
        ),
        (
            _MET + "وحضر الاجتماع كبار الضباط. وغادر رئيس الأركان سامسون موتاي.",
            [f"{_BOTH}؛ كبار الضباط"],
        ),
        # who signed: behind where and when, each of them, for which side
        (
            "وقع الاتفاق في نيروبي أمس كل من وزير الدفاع الكيني جون موانغي ونظيره الرواندي جيمس بيروتا.",
            ["agreement 2018-03-06 @نيروبي: جون موانغي؛ جيمس بيروتا"],
        ),
        (
            "وقع مذكرة التفاهم من الجانب الكيني وزيرة الخارجية آمنة كاماو ومن الجانب الرواندي وزيرة التجارة ماري أوموتسي.",
            ["agreement: آمنة كاماو؛ ماري أوموتسي"],
        ),
    ],
)
def test_who_was_there(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(id="a", text=text, published=PUBLISHED)).events] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "رحبت منظمة الدول الأمريكية بالهدنة. وكتب أمينها العام لويس ألفارادو على تويتر أن الحوار مهم.",
            ["statement (post): منظمة الدول الأمريكية؛ لويس ألفارادو"],
        ),
        (
            "أعلنت منظمة التعاون الإسلامي أنها ستتحرك. وقال الأمين العام للمنظمة سالم بن حمد إن الحل قريب.",
            ["statement: منظمة التعاون الإسلامي؛ سالم بن حمد"],
        ),
        # the head of a part of it is none of the whole, a minister none of his ministry
        (
            "رجح صندوق النقد الدولي تراجع النمو. وقال رئيس بعثة الصندوق كارل ليند إن الحل قريب.",
            ["statement: صندوق النقد الدولي", "statement: كارل ليند"],
        ),
        (
            "أعلنت وزارة الدفاع الكينية وقف القصف. وقال وزير الدفاع الكيني جون موانغي إن الحل قريب.",
            ["statement: وزارة الدفاع الكينية", "statement: جون موانغي"],
        ),
    ],
)
def test_an_institution_and_its_head(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(id="a", text=text, published=PUBLISHED)).events] == expected
