"""Who is meant by an office or honour told shortly: the head of the council, his excellency, the king.

Each text with all events that it tells, in their order.
"""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
RECEIVED = (
    "استقبل رئيس مجلس الشورى الشيخ سالم بن حمد العوفي أمس وفدا من مجلس النواب القبرصي برئاسة النائبة هيلين باباس."
)
MET = "meeting 2018-03-06: سالم بن حمد العوفي؛ وفد من مجلس النواب القبرصي"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the head of the council is that of the Shura Council, and nobody is the head of it "in the delegation"
        (f"{RECEIVED} ورحب رئيس المجلس بالوفد.", [MET, "statement (meeting) 2018-03-06: سالم بن حمد العوفي"]),
        (f"{RECEIVED} وقال رئيس المجلس إن العلاقات متينة.", [MET, "statement: سالم بن حمد العوفي"]),
        # the head of the delegation is the one who was said to head it
        (f"{RECEIVED} وقالت رئيسة الوفد إن العلاقات متينة.", [MET, "statement: هيلين باباس"]),
        (f"{RECEIVED} وقال رئيس الوفد إن العلاقات متينة.", [MET, "statement: هيلين باباس"]),
        # a deputy is not the head, nor is the head of the state that of the council
        (
            f"{RECEIVED} وقال نائب رئيس المجلس إن العلاقات متينة.",
            [MET, "statement: نائب رئيس المجلس"],
        ),
        (
            "قال الأمين العام المساعد للجامعة العربية حمد العوفي إن الحل قريب. وأكد الأمين العام أن الاجتماع ضروري.",
            ["statement: حمد العوفي", "statement: الأمين العام"],
        ),
        (
            "قال رئيس مجلس النواب القبرصي نيكوس باباس إن الحل قريب. وأكد الرئيس القبرصي أن الاجتماع ضروري.",
            ["statement: نيكوس باباس", "statement: الرئيس القبرصي"],
        ),
        # other bodies
        (
            "قال أمين عام مجلس الوحدة سالم العوفي إن الحل قريب. وأكد الأمين العام أن الاجتماع ضروري.",
            ["statement: سالم العوفي"],
        ),
        (
            "قال رئيس لجنة الشؤون العربية في مجلس النواب الأردني سالم العوفي إن الحل قريب. وأكد رئيس اللجنة أن الاجتماع ضروري.",
            ["statement: سالم العوفي"],
        ),
        # of which parliament a committee's delegation is, and of whose pilgrims a delegation is
        (
            "استقبل الشيخ سالم بن حمد العوفي رئيس مجلس الشورى وفد لجنة الصداقة بمجلس النواب في جمهورية قبرص أمس.",
            ["meeting 2018-03-06: سالم بن حمد العوفي؛ وفد لجنة الصداقة بمجلس النواب في جمهورية قبرص"],
        ),
        (
            "التقى وزير الحج السعودي سالم العوفي أمس رئيس وفد شؤون حجاج الهند السيد رحمن الحق. وثمن رئيس الوفد هذه الجهود.",
            ["meeting 2018-03-06: سالم العوفي؛ رحمن الحق", "statement: رحمن الحق"],
        ),
        # his excellency is of whom the text speaks, not his partner; the king, whatever else he is called
        (
            "تلقى وزير الخارجية السعودي سالم العوفي أمس اتصالا من نظيره القبرصي نيكوس باباس. كما تلقى معاليه اتصالا من وزير "
            "الخارجية الصيني لي وانغ.",
            ["call 2018-03-06: سالم العوفي؛ نيكوس باباس", "call: سالم العوفي؛ لي وانغ"],
        ),
        (
            "استقبل وزير الخارجية السعودي سالم العوفي أمس نظيره القبرصي نيكوس باباس. كما استقبل معاليه السفير الصيني لي وانغ.",
            ["meeting 2018-03-06: سالم العوفي؛ نيكوس باباس", "meeting: سالم العوفي؛ لي وانغ"],
        ),
        (
            "قال خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز إن الحل قريب. وأكد الملك أن الاجتماع ضروري.",
            ["statement: سلمان بن عبدالعزيز"],
        ),
        # a member of a council who chairs one of its committees; a long name that nothing knows before its office
        *[
            (
                f"{RECEIVED} وحضر الاستقبال {chair} الدكتور فهد بن علي الزهراني.",
                [f"{MET}؛ فهد بن علي الزهراني"],
            )
            for chair in (
                "رئيس لجنة الصداقة البرلمانية السعودية القبرصية عضو المجلس",
                "عضو المجلس رئيس لجنة الصداقة البرلمانية السعودية القبرصية",
            )
        ],
        (
            "بعث الرئيس القبرصي نيكوس باباس برقية تهنئة لفخامة الرئيس لانغ كوان دونغ مينغ رئيس جمهورية سنغافورة.",
            ["message: نيكوس باباس؛ لانغ كوان دونغ مينغ"],
        ),
        # the airport is called after a prince, who did not stand there
        (
            "وصل الرئيس القبرصي نيكوس باباس إلى المدينة المنورة أمس. وكان في استقباله بمطار الأمير محمد بن عبدالعزيز الدولي "
            "وكيل إمارة المنطقة فهد الزهراني.",
            [
                "visit 2018-03-06 @المدينة المنورة: نيكوس باباس",
                "meeting 2018-03-06 @مطار الأمير محمد بن عبدالعزيز الدولي: فهد الزهراني؛ نيكوس باباس",
            ],
        ),
        # the foreign minister is the one who was called just that; his counterparts are a group, and none of them is named
        (
            "التقى وزير الخارجية سالم العوفي أمس وزير الخارجية الصيني لي وانغ. كما التقى وزير الخارجية السفير القبرصي نيكوس باباس.",
            ["meeting 2018-03-06: سالم العوفي؛ لي وانغ", "meeting: سالم العوفي؛ نيكوس باباس"],
        ),
        (
            "اجتمع وزير الداخلية التونسي سالم العوفي أمس مع نظرائه الأوروبيين. وأعربت وزيرة خارجية الاتحاد الأوروبي كارين فايس "
            "عن قلقها.",
            ["meeting 2018-03-06: سالم العوفي؛ نظرائه الأوروبيين", "statement: كارين فايس"],
        ),
        # the king received the minister, and is none
        (
            "استقبل الملك سلمان رئيس الوزراء القبرصي أمس.",
            ["meeting 2018-03-06: سلمان؛ رئيس الوزراء القبرصي"],
        ),
        # "the state's" as a form of address, of heads of government; a deputy is not honoured so
        (
            "وصل دولة رئيس وزراء قبرص نيكوس باباس أمس إلى روما. وقال دولته إن الحل قريب.",
            ["visit 2018-03-06 @روما: نيكوس باباس", "statement: نيكوس باباس"],
        ),
        (
            "استقبل دولة الدكتور نيكوس باباس رئيس الوزراء القبرصي أمس نائب رئيس مجلس الوزراء السوداني سالم العوفي. "
            "وقال دولته إن الحل قريب.",
            ["meeting 2018-03-06: نيكوس باباس؛ سالم العوفي", "statement: نيكوس باباس"],
        ),
        ("قالت كل دولة عضو في الاتحاد إن الحل قريب.", []),
    ],
)
def test_who_is_meant_by_a_short_office(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
