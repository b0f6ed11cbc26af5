"""What visitors did where they came, and what was said when a letter was handed over."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "وزير الخارجية المالطي جو بورغ"
BABAS = "الرئيس القبرصي نيكوس باباس"
S, B, N = "سامي الهاني", "جو بورغ", "نيكوس باباس"
CAME = f"visit 2018-03-06 @فاليتا: {S}"
MET = f"meeting 2018-03-06 @فاليتا: {S}؛ {B}"
SAID = f"statement 2018-03-06 @فاليتا: {S}"
AT = "statement (meeting) 2018-03-06 @فاليتا: {}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the next sentence goes on from the visit of one day; his partner has his turn
        (f"وصل {HANI} أمس إلى فاليتا. والتقى الهاني {BORG}", [CAME, MET]),
        (f"زار {HANI} فاليتا أمس. وقال الهاني عقب لقائه {BORG} إن الحل قريب", [CAME, SAID, MET]),
        (
            f"زار {HANI} فاليتا أمس. وقال الهاني خلال لقائه {BORG} إن الحل قريب. وبدوره أثنى بورغ على الاتفاق",
            [CAME, AT.format(S), MET, AT.format(B)],
        ),
        (  # what is said after it may be said alone
            f"زار {HANI} فاليتا أمس. وقال الهاني عقب لقائه {BORG} إن الحل قريب. وبدوره أثنى بورغ على الاتفاق",
            [CAME, SAID, MET, f"statement: {B}"],
        ),
        # a visit of several days, one that is recalled, somebody else, another place, another day, another matter
        (
            f"وصل {HANI} أمس إلى فاليتا في زيارة تستغرق ثلاثة أيام. والتقى الهاني {BORG}",
            [f"visit 2018-03-06/2018-03-08 @فاليتا: {S}", f"meeting: {S}؛ {B}"],
        ),
        (f"وكان {HANI} زار فاليتا أمس. والتقى الهاني {BORG}", [CAME, f"meeting: {S}؛ {B}"]),
        (f"وصل {HANI} أمس إلى فاليتا. والتقى {BABAS} {BORG}", [CAME, f"meeting: {N}؛ {B}"]),
        (f"وصل {HANI} أمس إلى فاليتا. والتقى الهاني في روما {BORG}", [CAME, f"meeting @روما: {S}؛ {B}"]),
        (f"وصل {HANI} أمس إلى فاليتا. والتقى الهاني {BORG} اليوم", [CAME, f"meeting 2018-03-07: {S}؛ {B}"]),
        (f"وصل {HANI} أمس إلى فاليتا. كما التقى الهاني {BORG}", [CAME, f"meeting: {S}؛ {B}"]),
        (f"وصل {HANI} أمس إلى فاليتا. وكان الهاني التقى {BORG}", [CAME, f"meeting: {S}؛ {B}"]),
        # "the meeting" at which credentials were handed over
        (
            f"تسلم {BORG} أمس نسخة من أوراق اعتماد السفير الكوري بارك جون. وأكد بورغ خلال اللقاء عمق العلاقات",
            [f"message 2018-03-06: {B}؛ بارك جون", f"statement 2018-03-06: {B}"],
        ),
        (
            f"تسلم {BORG} أمس نسخة من أوراق اعتماد السفير الكوري بارك جون. وأكد {HANI} خلال اللقاء عمق العلاقات",
            [f"message 2018-03-06: {B}؛ بارك جون", f"statement: {S}"],
        ),
        # at which somebody was briefed
        (
            f"أطلع {HANI} {BORG} أمس على نتائج المؤتمر. وتناول اللقاء الأزمة. وقال بورغ عقب اللقاء إن الحل قريب",
            [f"statement 2018-03-06: {S}", f"statement 2018-03-06: {B}"],
        ),
        # wished him at the meeting: he is no party that the meeting names
        (
            f"استقبل {HANI} أمس السفير الكوري بارك جون. وأكد الهاني خلال اللقاء للسفير عمق العلاقات",
            [f"meeting 2018-03-06: {S}؛ بارك جون", f"statement (meeting) 2018-03-06: {S}"],
        ),
        # the guest whom a relative clause describes, and the head of the delegation
        (
            f"استقبل {HANI} أمس في فاليتا وفدا من وزارة الدفاع القبرصية برئاسة كمال يلدز الذي يزور مالطا حاليا. ورحب الهاني "
            "خلال اللقاء بالوفد. ومن جانبه أعرب رئيس الوفد عن شكره",
            [
                f"meeting 2018-03-06 @فاليتا: {S}؛ وفد من وزارة الدفاع القبرصية",
                "visit 2018-03-06 @مالطا: وفد من وزارة الدفاع القبرصية",
                AT.format(S),
                AT.format("كمال يلدز"),
            ],
        ),
        # she who arrived is not he; those who demand are not those who met
        (f"قال {HANI} إن طلائع الحجاج وصلت إلى فاليتا أمس", [f"statement: {S}"]),
        (
            f"التقى {HANI} {BORG} أمس. وتظاهر الآلاف مطالبين بالإصلاح",
            [f"meeting 2018-03-06: {S}؛ {B}"],
        ),
        # hoping is no verb of two
        (
            f"التقى {HANI} {BORG} أمس. وأثنى بورغ على الاتفاق، آملاً أن يستمر",
            [f"meeting 2018-03-06: {S}؛ {B}", f"statement: {B}"],
        ),
    ],
)
def test_visitors(text: str, expected: list[str]) -> None:
    assert list(map(told, extract(Article(text=text, published=PUBLISHED)))) == expected
