"""Who takes part, by title and name: the leaders of several states, long titles, names that are other words too.

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
        # the holders of one office in several states are a group, unless the text names one of them
        (
            "وقع قادة مالطا وقبرص واليونان الإعلان أمس.",
            ["agreement 2018-03-06: قادة مالطا وقبرص واليونان"],
        ),
        (
            "عقد رؤساء وزراء مالطا وقبرص واليونان اجتماعا أمس.",
            ["meeting 2018-03-06: رؤساء وزراء مالطا وقبرص واليونان"],
        ),
        (
            "عقد رؤساء برلمانات مالطا وقبرص واليونان اجتماعا أمس.",
            ["meeting 2018-03-06: رؤساء برلمانات مالطا وقبرص واليونان"],
        ),
        (
            "وقع وزراء الري في مالطا وقبرص واليونان الوثيقة أمس.",
            ["agreement 2018-03-06: وزراء الري في مالطا وقبرص واليونان"],
        ),
        (
            "عقد وزراء خارجية مالطا وقبرص واليونان اجتماعا أمس. وقال وزير الخارجية القبرصي كمال يلدز إن الحل قريب.",
            [
                "meeting 2018-03-06: وزير خارجية مالطا؛ كمال يلدز؛ وزير خارجية اليونان",
                "statement: كمال يلدز",
            ],
        ),
        (
            "اجتمع رئيسا وزراء مالطا وقبرص أمس.",
            ["meeting 2018-03-06: رئيس وزراء مالطا؛ رئيس وزراء قبرص"],
        ),
        # the leaders of parties
        (
            "التقى الرئيس القبرصي نيكوس باباس أمس قادة أحزاب المعارضة القبرصية.",
            ["meeting 2018-03-06: نيكوس باباس؛ قادة أحزاب المعارضة القبرصية"],
        ),
        # names that are offices, forms of address or adjectives in their letters
        (
            "قال رئيس لجنة الأمن والدفاع النيابية حاكم الزيلعي إن الحل قريب.",
            ["statement: حاكم الزيلعي"],
        ),
        ("قال حاكم الشارقة أمس إن الحل قريب.", ["statement 2018-03-06: حاكم الشارقة"]),
        (
            "قال وزير الخارجية السوداني الدرديري محمد طه إن الجولة ستستمر أسبوعين. وأضاف الدرديري أن الحل قريب.",
            ["statement: الدرديري محمد طه"],
        ),
        (
            "التقى الرئيس القبرصي نيكوس باباس أمس رئيس مجلس النواب البحريني كمال بن إبراهيم الملا.",
            ["meeting 2018-03-06: نيكوس باباس؛ كمال بن إبراهيم الملا"],
        ),
        # envoys to a region, heads of missions to a state
        (
            "التقى الرئيس القبرصي نيكوس باباس أمس المبعوث الصيني الخاص للشرق الأوسط قونغ شياو لي.",
            ["meeting 2018-03-06: نيكوس باباس؛ قونغ شياو لي"],
        ),
        # short Chinese names, of syllables that are words elsewhere, in front of the title too
        (
            "استقبل الرئيس القبرصي نيكوس باباس في مكتبه في نيقوسيا لي تشنغ ون السفير الصيني لدى قبرص.",
            ["meeting @مكتبه في نيقوسيا: نيكوس باباس؛ لي تشنغ ون"],
        ),
        (
            "قال رئيس الوزراء الصيني لي شياو ون إن الحل قريب. وقال لي إن الحل قريب.",
            ["statement: لي شياو ون"],
        ),
        (
            "قال رئيس بعثة الاتحاد الأوروبي لدى المملكة آدم كولاخ إن الحل قريب.",
            ["statement: آدم كولاخ"],
        ),
    ],
)
def test_titles_and_names(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED)).events] == expected
