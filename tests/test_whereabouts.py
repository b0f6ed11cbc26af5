"""Where events were, in short texts: each with all events that it tells, in their order."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a city beside the day of a meeting or a signing, however far behind it; not that of a topic
        (
            f"جاء ذلك بعد اجتماع عقده {HANI} مع قادة أحزاب المعارضة بالرباط الخميس الماضي.",
            [f"meeting 2018-03-01 @الرباط: {S}؛ قادة أحزاب المعارضة"],
        ),
        (
            "وقعت تونس ومالطا اتفاق وقف إطلاق النار في العاصمة البيلاروسية مينسك في 12 فبراير الماضي.",
            ["agreement 2018-02-12 @مينسك: تونس؛ مالطا"],
        ),
        (
            f"بحث {HANI} مع {BORG} تطورات الأوضاع في عدن أمس.",
            [f"meeting 2018-03-06: {S}؛ {B}"],
        ),
        # face to face
        (
            f"التقى {HANI} {BORG} وجها لوجه في جنيف.",
            [f"meeting @جنيف: {S}؛ {B}"],
        ),
        # from where somebody speaks
        (
            f"وفي أول تعليق من طهران، قال {HANI} إن الحل قريب.",
            [f"statement @طهران: {S}"],
        ),
        (
            f"طالب {HANI}، في بيان أصدره من اسطنبول، المجتمع الدولي بالتحرك.",
            [f"statement (written_statement) @اسطنبول: {S}"],
        ),
        (
            f"أعلن {HANI} السبت الماضي من روما أن الحل قريب.",
            [f"statement 2018-03-03 @روما: {S}"],
        ),
        (
            f"قال {HANI} إن موقف الوفد القادم من روما واضح.",
            [f"statement: {S}"],
        ),
        # a press conference of which only the place is told
        (
            f"أعلن {HANI}، في مؤتمر صحفي عقده في عمان، أن الحل قريب.",
            [f"statement (press_conference) @عمان: {S}"],
        ),
        # where the guest had come, is on a visit, or landed; not where he will go
        (
            f"استقبل {HANI} أمس {BORG} الذي وصل إلى سوتشي في زيارة عمل.",
            [f"meeting 2018-03-06 @سوتشي: {S}؛ {B}", f"visit @سوتشي: {B}"],
        ),
        (
            f"استقبل {HANI} أمس {BORG} الذي سيصل إلى سوتشي غدا.",
            [f"meeting 2018-03-06: {S}؛ {B}", f"visit planned 2018-03-08 @سوتشي: {B}"],
        ),
        (
            f"استقبل {HANI} لدى وصوله مطار القاهرة الدولي {BORG} أمس.",
            [f"meeting 2018-03-06 @مطار القاهرة الدولي: {S}؛ {B}"],
        ),
        # tours: the region, the countries that they comprise, several goals
        (
            f"زار {HANI} المنطقة أمس.",
            [f"visit 2018-03-06 @المنطقة: {S}"],
        ),
        (
            f"يبدأ {HANI} غدا جولة تشمل كلا من قطر والأردن.",
            [f"visit planned 2018-03-08 @قطر والأردن: {S}"],
        ),
        (
            f"زار {HANI} الكويت وقطر والعراق الأسبوع الماضي.",
            [f"visit 2018-02-26/2018-03-04 @الكويت وقطر والعراق: {S}"],
        ),
        # of which country a body is, that speaks; where one meets
        (
            "أشادت بعثة الأمم المتحدة في العراق أمس بالقرار.",
            ["statement 2018-03-06: بعثة الأمم المتحدة"],
        ),
        (
            "عقدت الجامعة العربية في المغرب اجتماعا أمس.",
            ["meeting 2018-03-06 @المغرب: الجامعة العربية"],
        ),
        (
            f"استقبل {HANI} أمس رئيس بعثة الاتحاد الأوروبي بالمغرب روبرت جوي.",
            [f"meeting 2018-03-06: {S}؛ روبرت جوي"],
        ),
        (
            f"استقبل {HANI} في قصر المرجان {BORG}.",
            [f"meeting @قصر المرجان: {S}؛ {B}"],
        ),
        # a seat of power with what it lies in
        (
            f"استقبل {HANI} في الديوان الملكي بقصر اليمامة في الرياض أمس {BORG}.",
            [f"meeting 2018-03-06 @الديوان الملكي بقصر اليمامة في الرياض: {S}؛ {B}"],
        ),
        # an office is where its town or palace is, and one without these only at its ministry
        (
            f"استقبل {HANI} في مكتبه بمقر المجلس في الرياض أمس {BORG}.",
            [f"meeting 2018-03-06 @مقر المجلس في الرياض: {S}؛ {B}"],
        ),
        (
            f"استقبل {HANI} في مكتبه بمكة المكرمة أمس {BORG}.",
            [f"meeting 2018-03-06 @مكة المكرمة: {S}؛ {B}"],
        ),
        (
            f"استقبل {HANI} في مكتبه بالوزارة أمس {BORG}.",
            [f"meeting 2018-03-06 @مكتبه بالوزارة: {S}؛ {B}"],
        ),
        # one of a city's hotels
        (
            f"اجتمع {HANI} أمس مع {BORG} في أحد فنادق نيويورك.",
            [f"meeting 2018-03-06 @نيويورك: {S}؛ {B}"],
        ),
        # what somebody went for
        (
            f"يصل {HANI} إلى موسكو غدا للمشاركة في اجتماع مجموعة بريكس.",
            [f"visit planned 2018-03-08 @موسكو: {S}", f"meeting planned 2018-03-08 @موسكو: مجموعة بريكس؛ {S}"],
        ),
        (
            f"وأقلت طائرة وفدا من الحركة إلى مسقط، أمس، للمشاركة في محادثات مع {HANI}.",
            [f"meeting @مسقط: {S}"],
        ),
        # what a sentence opens with holds for those who meet, not for what another says meanwhile
        (
            f"وفي بغداد استقبل {HANI} {BORG}، وأعرب بورغ عن مساندة بلاده للحل.",
            [f"meeting @بغداد: {S}؛ {B}", f"statement @بغداد: {B}"],
        ),
        (
            f"وفي محافظة صلاح الدين قتل سبعة من عناصر الشرطة أمس، فيما نفى {HANI} انسحاب القوات.",
            [f"statement: {S}"],
        ),
        # on the fringes of whose summit somebody met
        (
            f"التقى {HANI} أمس في نيويورك على هامش اجتماعات الجمعية العامة للأمم المتحدة {BORG}.",
            [f"meeting 2018-03-06 @نيويورك: {S}؛ {B}"],
        ),
        # at which of two meetings something was done: not at one to come
        (
            f"التقى {HANI} {BORG} في موسكو أمس. وسيجتمع الوزيران في جنيف الأسبوع المقبل. ووجه الهاني خلال اللقاء دعوة إلى "
            "بورغ لزيارة تونس.",
            [
                f"meeting 2018-03-06 @موسكو: {S}؛ {B}",
                f"meeting planned 2018-03-12/2018-03-18 @جنيف: {S}؛ {B}",
                f"message (meeting) 2018-03-06 @موسكو: {S}؛ {B}",
            ],
        ),
        # a spokeswoman who is not named
        (
            "رحبت المفوضية الأوروبية بالاتفاق، في بيان نشر أمس في بروكسل.",
            ["statement (written_statement) 2018-03-06 @بروكسل: المفوضية الأوروبية"],
        ),
        # before whom somebody speaks: where they sit, or their assembly itself, unless something else lies before it
        (
            f"عرض {HANI} الأربعاء الماضي أمام البرلمان الأوروبي في ستراسبورغ خطة للتعاون.",
            [f"statement 2018-02-28 @ستراسبورغ: {S}"],
        ),
        (
            f"أكد {HANI} في كلمة أمام مجلس النواب اللبناني أن الحل قريب.",
            [f"statement (speech) @مجلس النواب اللبناني: {S}"],
        ),
        (
            f"قال {HANI} إن الطريق أمام مجلس النواب طويل.",
            [f"statement: {S}"],
        ),
        # where a paper was signed; the airport of a base
        (
            f"وقع الاتفاقية في موسكو أمس {HANI} و{BORG}.",
            [f"agreement 2018-03-06 @موسكو: {S}؛ {B}"],
        ),
        (
            f"استقبل {HANI} بمطار قاعدة الملك سلمان الجوية أمس {BORG}.",
            [f"meeting 2018-03-06 @مطار قاعدة الملك سلمان الجوية: {S}؛ {B}"],
        ),
        # a visit told with "bi-"; beside the day of what was said to others; students are no request of his
        (
            f"قام {HANI} بزيارة القاهرة أمس.",
            [f"visit 2018-03-06 @القاهرة: {S}"],
        ),
        (
            f"قال {HANI} أمام حشد من أنصاره في اسطنبول أمس إن الحل قريب.",
            [f"statement 2018-03-06 @اسطنبول: {S}"],
        ),
        (
            f"أكد {HANI} خلال حفل تخريج طلبة الكلية الأمنية في الرياض أمس أن الحل قريب.",
            [f"statement 2018-03-06 @الرياض: {S}"],
        ),
        (
            f"دعا {HANI} إلى وقف القتال في عدن أمس.",
            [f"statement: {S}"],
        ),
        # a palace that no rule knows, where letters are handed over, from where somebody spoke and when
        (
            f"اجتمع {HANI} في قصر عرقة بالرياض أمس مع {BORG}.",
            [f"meeting 2018-03-06 @قصر عرقة بالرياض: {S}؛ {B}"],
        ),
        (
            f"تسلم {HANI} في مكتبه بالرياض أمس نسخة من أوراق اعتماد {BORG}.",
            [f"message 2018-03-06 @الرياض: {S}؛ {B}"],
        ),
        (
            f"قال {HANI} من مقر إقامته بالرياض أمس إن الحل قريب.",
            [f"statement 2018-03-06 @الرياض: {S}"],
        ),
        # the feast of an embassy was where the embassy is, what it says is not
        (
            f"أقامت السفارة التونسية في فاليتا أمس حفلا. وقال {HANI} في كلمته إن الحل قريب.",
            [f"statement (speech) 2018-03-06 @فاليتا: {S}"],
        ),
        (
            "أكدت السفارة التونسية في فاليتا في بيان أمس أن الحل قريب.",
            ["statement (written_statement) 2018-03-06: السفارة التونسية"],
        ),
        # a call is nowhere
        (
            f"عقد {HANI} مؤتمرا صحفيا في السراي الحكومي أمس. وأجرى قبيل المؤتمر الصحفي اتصالا هاتفيا ب{BORG}.",
            [
                f"statement (press_conference) 2018-03-06 @السراي الحكومي: {S}",
                f"call 2018-03-06: {B}؛ {S}",
            ],
        ),
    ],
)
def test_where_events_were(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
