"""What has its day from another event: sessions, arrivals, agreements reached in a call, speeches to those just met."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "السفير المالطي جو بورغ"
S, B = "سامي الهاني", "جو بورغ"
COUNCIL = "مجلس الأمن الدولي"
SAT = f"meeting 2018-03-06: {COUNCIL}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body speaks when it sits, but not before that, nor on another matter, nor far from it
        (
            f"عقد {COUNCIL} أمس جلسة طارئة. ودعا المجلس إلى وقف القتال. كما أدان المجلس التفجير",
            [SAT, f"statement (meeting) 2018-03-06: {COUNCIL}"],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة طارئة. وكان المجلس دعا إلى وقف القتال",
            [SAT, f"statement: {COUNCIL}"],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة طارئة. وفي سياق آخر، دعا المجلس إلى وقف القتال",
            [SAT, f"statement: {COUNCIL}"],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة طارئة. وتراجعت الأسعار في لندن. وارتفعت في باريس. ودعا المجلس إلى وقف القتال",
            [SAT, f"statement: {COUNCIL}"],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة طارئة. ودعت وزارة الخارجية الصينية إلى وقف القتال",
            [SAT, "statement: وزارة الخارجية الصينية"],
        ),
        (  # nobody's session
            "التقى وفد من وزارة المالية التونسية أمس وفداً من البنك الدولي. وأعلنت وزارة المالية التونسية أن الحل قريب",
            [
                "meeting 2018-03-06: وفد من وزارة المالية التونسية؛ وفد من البنك الدولي",
                "statement: وزارة المالية التونسية",
            ],
        ),
        # received on his arrival; another reception
        (
            f"وصل {HANI} أمس إلى فاليتا. وكان في استقباله بالمطار {BORG}",
            [f"visit 2018-03-06 @فاليتا: {S}", f"meeting 2018-03-06 @فاليتا: {B}؛ {S}"],
        ),
        (
            f"وصل {HANI} أمس إلى فاليتا. وأكد {BORG} لدى استقباله الرئيس القبرصي نيكوس باباس أن الحل قريب",
            [f"visit 2018-03-06 @فاليتا: {S}", f"statement (meeting): {B}", f"meeting: {B}؛ نيكوس باباس"],
        ),
        # on the arrival for a visit of several days
        (
            f"وصل {HANI} أمس إلى فاليتا في زيارة تستغرق يومين. وقال الهاني لدى وصوله إن الحل قريب",
            [f"visit 2018-03-06/2018-03-07 @فاليتا: {S}", f"statement 2018-03-06 @فاليتا: {S}"],
        ),
        (
            f"وصل {HANI} أمس إلى فاليتا في زيارة تستغرق يومين. وكان في استقباله بالمطار {BORG}",
            [f"visit 2018-03-06/2018-03-07 @فاليتا: {S}", f"meeting 2018-03-06 @فاليتا: {B}؛ {S}"],
        ),
        (
            f"وصل {HANI} أمس إلى فاليتا في زيارة تستغرق يومين يلتقي خلالها {BORG}",
            [f"visit 2018-03-06/2018-03-07 @فاليتا: {S}", f"meeting planned 2018-03-06/2018-03-07 @فاليتا: {B}؛ {S}"],
        ),
        # whom the visitor met
        (
            f"قام {HANI} أمس بزيارة إلى مالطا التقى خلالها {BORG} والسفير الكوري بارك جون",
            [f"visit 2018-03-06 @مالطا: {S}", f"meeting 2018-03-06 @مالطا: {B}؛ بارك جون؛ {S}"],
        ),
        # two calls after a meeting; who relays what was said in a call did not speak in it
        (
            f"ترأس {HANI} مساء الخميس اجتماعاً أمنياً. وعقب انتهاء الاجتماع، أجرى الهاني اتصالين هاتفيين بالسفير الكوري بارك جون "
            f"و{BORG}",
            [f"meeting 2018-03-01: {S}", f"call 2018-03-01: {S}؛ بارك جون", f"call 2018-03-01: {S}؛ {B}"],
        ),
        (
            f"أجرى {HANI} أمس اتصالاً هاتفياً بالسفير المالطي جو بورغ. ودعم الاتفاق خلال الاتصال، بحسب ما ذكر السفير الكوري "
            "بارك جون",
            [f"call 2018-03-06: {S}؛ {B}", "statement: بارك جون"],
        ),
        # two agreements with one party in common, of a month and of a day in it
        (
            "اتفقت تونس ومالطا الشهر الماضي على التعاون. وكان الاتفاق قد أبرم في صفاقس يوم 14 فبراير بين تونس وقبرص",
            ["agreement 2018-02: تونس؛ مالطا", "agreement 2018-02-14 @صفاقس: تونس؛ قبرص"],
        ),
        # during the visit, whose visitor is not whoever is named behind it
        (
            f"بدأ {HANI} أمس زيارة إلى مالطا. والتقى الهاني خلال الزيارة نظيره المالطي جو بورغ",
            [f"visit 2018-03-06 @مالطا: {S}", f"meeting 2018-03-06 @مالطا: {S}؛ {B}"],
        ),
        # reached in a call; another agreement, that was not reached then
        (
            f"توصلت تونس ومالطا إلى اتفاق. وقال {HANI} إن الاتفاق أنجز خلال اتصال هاتفي أجراه أمس الرئيس القبرصي نيكوس "
            f"باباس مع {BORG}",
            ["agreement (call) 2018-03-06: تونس؛ مالطا", f"statement: {S}", f"call 2018-03-06: نيكوس باباس؛ {B}"],
        ),
        (
            f"توصلت تونس ومالطا إلى اتفاق. وقال {HANI} إن الاتفاق مهم خلال اتصال هاتفي أجراه أمس مع {BORG}",
            ["agreement: تونس؛ مالطا", f"statement: {S}", f"call 2018-03-06: {B}؛ {S}"],
        ),
        # on the same day, which is not today
        (
            f"التقى {HANI} الأحد {BORG}. وفي اليوم نفسه، التقى الهاني وزير الخارجية الصيني لي وانغ",
            [f"meeting 2018-03-04: {S}؛ {B}", f"meeting 2018-03-04: {S}؛ لي وانغ"],
        ),
        (
            f"التقى {HANI} الأحد {BORG}. وفي وقت لاحق من اليوم نفسه عقد الهاني اجتماعاً مع وزير الخارجية الصيني لي وانغ",
            [f"meeting 2018-03-04: {S}؛ {B}", f"meeting 2018-03-04: {S}؛ لي وانغ"],
        ),
        # a letter received from whoever was just met, or from somebody else
        (
            f"استقبل {HANI} أمس {BORG}، وتسلم منه رسالة خطية من وزير الخارجية الصيني لي وانغ",
            [f"meeting 2018-03-06: {S}؛ {B}", f"message (meeting) 2018-03-06: لي وانغ؛ {S}"],
        ),
        (
            f"استقبل {HANI} أمس {BORG}، وتسلم رسالة خطية من وزير الخارجية الصيني لي وانغ",
            [f"meeting 2018-03-06: {S}؛ {B}", f"message: لي وانغ؛ {S}"],
        ),
        # an invitation has not the day of the visit, a greeting not that of the feast
        (f"وجه {HANI} دعوة إلى {BORG} لزيارة عمان الشهر المقبل", [f"message: {S}؛ {B}"]),
        (f"بعث {HANI} برقية تهنئة إلى {BORG} بمناسبة العيد الوطني لبلاده أمس", [f"message: {S}؛ {B}"]),
        (f"بعث {HANI} أمس برقية تهنئة إلى {BORG} بمناسبة العيد الوطني لبلاده", [f"message 2018-03-06: {S}؛ {B}"]),
        # a visit under way, of which the same sentence tells with the meeting, or another one
        (
            f"يزور {HANI} فاليتا حالياً، حيث التقى أمس {BORG}",
            [f"visit 2018-03-06 @فاليتا: {S}", f"meeting 2018-03-06 @فاليتا: {B}؛ {S}"],
        ),
        (
            f"يزور {HANI} فاليتا حالياً. والتقى الهاني أمس في تونس {BORG}",
            [f"visit @فاليتا: {S}", f"meeting 2018-03-06 @تونس: {S}؛ {B}"],
        ),
        # a clause between commas about what the names in front of it did
        (
            f"قال {HANI} إن زيارة {BORG} إلى صفاقس، التي بدأت أمس، مهمة",
            [f"statement: {S}", f"visit 2018-03-06 @صفاقس: {B}"],
        ),
        # in the closing session of a summit
        (
            f"اختتمت القمة العربية أعمالها أمس في عمان. وقال {HANI} في الجلسة الختامية إن الملف مغلق",
            ["meeting 2018-03-06 @عمان: ", f"statement (meeting) 2018-03-06 @عمان: {S}"],
        ),
        # a speech to those whom the speaker has just met, or to others
        (
            f"جمع لقاء في صفاقس أمس {HANI} وسفراء دول الخليج. ولفت الهاني، في كلمته أمام السفراء، إلى أن الموازنة جاهزة",
            [
                f"meeting 2018-03-06 @صفاقس: {S}؛ سفراء دول الخليج",
                f"statement (speech) 2018-03-06 @صفاقس: {S}",
            ],
        ),
        (
            f"جمع لقاء في صفاقس أمس {HANI} وسفراء دول الخليج. ولفت الهاني، في كلمته أمام الطلاب، إلى أن الموازنة جاهزة",
            [f"meeting 2018-03-06 @صفاقس: {S}؛ سفراء دول الخليج", f"statement (speech): {S}"],
        ),
    ],
)
def test_inherited(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
