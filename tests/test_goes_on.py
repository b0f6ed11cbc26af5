"""Sentences that go on from a meeting, a call or a session with what was said or agreed there."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "وزير الخارجية المالطي جو بورغ"
YILDIZ = "وزير الدفاع القبرصي كمال يلدز"
S, B, K = "سامي الهاني", "جو بورغ", "كمال يلدز"
MET = f"meeting 2018-03-06: {S}؛ {B}"
AT = f"statement (meeting) 2018-03-06: {S}"
COUNCIL = "مجلس الأمن الدولي"
SAT = f"meeting 2018-03-06: {COUNCIL}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentence goes on: at the meeting, in the call, also where somebody else tells it
        (f"التقى {HANI} أمس {BORG}، وأكد أن الحل قريب", [MET, AT]),
        (f"بحث {HANI} أمس مع {BORG} الأزمة، وشدد على الحوار", [MET, AT]),
        (
            f"هاتف {HANI} أمس {BORG} وهنأه بالعيد الوطني",
            [f"call 2018-03-06: {S}؛ {B}", f"statement (call) 2018-03-06: {S}"],
        ),
        (
            f"أعلن {YILDIZ} أن {HANI} التقى أمس {BORG}، وشدد على الحوار",
            [f"statement: {K}", MET, AT],
        ),
        (f"التقى {HANI} أمس {BORG}. ورحب الهاني بضيف البلاد", [MET, AT]),
        # "at the meeting" opens the sentence
        (f"التقى {HANI} أمس {BORG}. وفي اللقاء قال الهاني إن الحل قريب", [MET, AT]),
        (
            f"التقى {HANI} أمس كلا من {BORG} و{YILDIZ}. وفي اللقاء الثاني قال يلدز إن الحل قريب",
            [f"meeting 2018-03-06: {S}؛ {B}؛ {K}", AT.replace(S, K)],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة. وفي الجلسة التي عقدت الأسبوع الماضي أكد {HANI} أن الحل قريب",
            [SAT, "meeting 2018-02-26/2018-03-04: ", f"statement (meeting) 2018-02-26/2018-03-04: {S}"],
        ),
        # to the press, on another day, another sentence, "also", of a meeting that has no day, one's own words
        (
            f"التقى {HANI} أمس {BORG}، وقال في تصريح لصحيفة «الأيام» إن الحل قريب",
            [MET, f"statement (remarks): {S}"],
        ),
        (f"التقى {HANI} أمس {BORG}، وأعلن اليوم أن الحل قريب", [MET, f"statement 2018-03-07: {S}"]),
        (f"التقى {HANI} أمس {BORG}. وقال الهاني إن الحل قريب", [MET, f"statement: {S}"]),
        (f"التقى {HANI} أمس {BORG}، كما أكد أن الحل قريب", [MET, f"statement: {S}"]),
        (f"التقى {HANI} {BORG} وأكد أن الحل قريب", [f"meeting: {S}؛ {B}", f"statement: {S}"]),
        (
            f"قال {HANI} إنه التقى أمس {BORG} وأكد أن الحل قريب",
            [f"statement: {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        # what a session agreed, told after the session in many sentences
        (
            f"عقد {COUNCIL} جلسته أمس. وقال {BORG} عقب الجلسة إن المجلس ناقش الأزمة. وتطرق إلى الأوضاع في مالي. ووافق المجلس "
            "على اتفاقية للنقل",
            [SAT, f"statement 2018-03-06: {B}", f"agreement (meeting) 2018-03-06: {COUNCIL}"],
        ),
        (
            f"عقد {COUNCIL} جلسته أمس. وارتفعت الأسعار. وتراجعت البورصة. ووافق المجلس على اتفاقية للنقل",
            [SAT, f"agreement: {COUNCIL}"],
        ),
        # so do ministers who met, not an official among others
        (
            "اجتمع وزراء المالية العرب أمس في فاليتا. وأكد الوزراء رفض التدخل",
            [
                "meeting 2018-03-06 @فاليتا: وزراء المالية العرب",
                "statement (meeting) 2018-03-06 @فاليتا: وزراء المالية العرب",
            ],
        ),
        (f"اجتمع {HANI} أمس مع {BORG}. وأكد الهاني رفض التدخل", [MET, f"statement: {S}"]),
        # for his part, where the one before him spoke of what another had asked
        (
            f"بحث {HANI} أمس مع {BORG} الأزمة. وقال الهاني خلال اللقاء إن البنك الدولي طلب ضمانات. من جهته أكد بورغ الحوار",
            [MET, AT, "statement: البنك الدولي", f"statement (meeting) 2018-03-06: {B}"],
        ),
        # at the ceremony of signing
        (
            f"وقع {HANI} و{BORG} اتفاقية أمس. وقال {YILDIZ} خلال مراسم التوقيع إن الحل قريب. وشكر {YILDIZ} خلال المراسم تونس",
            [f"agreement 2018-03-06: {S}؛ {B}", f"statement 2018-03-06: {K}"],
        ),
        # who is told something in a call talks in it
        (
            f"وجه {HANI} دعوة إلى {BORG} في مكالمة هاتفية جرت بينهما أمس",
            [f"message (call) 2018-03-06: {S}؛ {B}", f"call 2018-03-06: {S}؛ {B}"],
        ),
        # whoever has to bear the responsibility does not say so
        (f"نفى {HANI} أمس التهم وحمل {BORG} المسؤولية", [f"statement 2018-03-06: {S}"]),
        (f"نفى {HANI} أمس التهم. وحمل {BORG} إسرائيل المسؤولية", [f"statement 2018-03-06: {S}", f"statement: {B}"]),
        # of a planned meeting that is only named again nothing says that it was held
        (
            f"يلتقي {HANI} {BORG} غدا. وقال الهاني إن جدول أعمال اجتماع الهاني وبورغ جاهز",
            [f"meeting planned 2018-03-08: {S}؛ {B}", f"statement: {S}"],
        ),
    ],
)
def test_goes_on(text: str, expected: list[str]) -> None:
    assert list(map(told, extract(Article(text=text, published=PUBLISHED)))) == expected
