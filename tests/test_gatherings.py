"""Ceremonies, conferences and press conferences: no events of themselves, but what is said at one shares its day and place."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article
from timeline.event import Basis

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "السفير المالطي جو بورغ"
LEE = "وزير الخارجية الصيني لي وانغ"

S, B, L = "سامي الهاني", "جو بورغ", "لي وانغ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a press conference that a sentence of its own tells of
        (
            f"عقد {HANI} أمس مؤتمراً صحفياً في صفاقس. وقال الهاني إن الموازنة جاهزة. وأضاف أن العجز تراجع",
            [f"statement (press_conference) 2018-03-06 @صفاقس: {S}"],
        ),
        (
            f"حذر {HANI} من العجز. وعقد الوزير مؤتمراً صحفياً في صفاقس أمس (الثلاثاء) دافع فيه عن الموازنة. "
            "وكشف أن الضرائب لن ترتفع",
            [f"statement (press_conference) 2018-03-06 @صفاقس: {S}"],
        ),
        # somebody else speaks in it, or another speaks elsewhere
        (
            f"عقد {HANI} أمس مؤتمراً صحفياً في صفاقس. وقال {BORG} خلال المؤتمر إن مالطا تدعم تونس",
            [
                f"statement (press_conference) 2018-03-06 @صفاقس: {S}",
                f"statement (press_conference) 2018-03-06 @صفاقس: {B}",
            ],
        ),
        (
            f"عقد {HANI} أمس مؤتمراً صحفياً في صفاقس. وقال {LEE} إن الحل قريب",
            [f"statement (press_conference) 2018-03-06 @صفاقس: {S}", f"statement: {L}"],
        ),
        (
            f"يعقد {HANI} غداً مؤتمراً صحفياً في صفاقس. وقال الهاني إن الموازنة جاهزة",
            [f"statement planned 2018-03-08 @صفاقس: {S}", f"statement: {S}"],
        ),
        (
            f"عقد {HANI} أمس مؤتمراً صحفياً. وكان الهاني قد قال في مقابلة مع «لوموند» إن الموازنة جاهزة",
            [f"statement (press_conference) 2018-03-06: {S}", f"statement (interview): {S}"],
        ),
        # what was done right before it
        (
            f"أجرى {HANI} قبيل المؤتمر الصحفي اتصالا مع {BORG}. وكان الهاني قد عقد المؤتمر الصحفي أمس",
            [f"call 2018-03-06: {S}؛ {B}"],
        ),
        (
            f"قال {BORG} إن {HANI} أجرى قبيل المؤتمر الصحفي اتصالا بالسفير الهندي راجيش مينون. وعقد الهاني المؤتمر الصحفي أمس",
            [f"statement: {B}", f"call 2018-03-06: {S}؛ راجيش مينون"],
        ),
        # what he said is told before it
        (
            f"لوح {HANI} بالاستقالة. وعقد الهاني مؤتمراً صحفياً أمس لم يستثن أحداً من النقد. وتراجعت الأسعار",
            [f"statement (press_conference) 2018-03-06: {S}"],
        ),
        (
            f"لوح {HANI} في مقابلة مع «لوموند» بالاستقالة. وعقد الهاني مؤتمراً صحفياً أمس. وتراجعت الأسعار",
            [f"statement (interview): {S}", f"statement (press_conference) 2018-03-06: {S}"],
        ),
        # both speak in turn
        (
            f"وخلال مؤتمر صحافي مشترك مع {BORG} أمس، أكد {HANI} أن الحل قريب. ومن جهته قال بورغ إن الملف مغلق",
            [f"statement (press_conference) 2018-03-06: {S}", f"statement (press_conference) 2018-03-06: {B}"],
        ),
        # a ceremony
        (
            f"شارك {HANI} أمس في حفل افتتاح الجسر. وقال الهاني خلال الحفل إن المشروع مهم. وأضاف أن بلاده فخورة به",
            [f"statement 2018-03-06: {S}"],
        ),
        (
            f"شكر {HANI} من ساندوا بلاده. وأضاف خلال الحفل الذي أقيم أمس في صفاقس أن المشروع مهم",
            [f"statement 2018-03-06 @صفاقس: {S}"],
        ),
        (
            f"أقيم في صفاقس أمس حفل تكريم للمعلمين. وقال {HANI} في كلمة ألقاها بالمناسبة إن التعليم أولوية. "
            f"ومن جانبه أكد {BORG} في كلمته خلال الحفل أن بلاده تدعم تونس",
            [f"statement (speech) 2018-03-06 @صفاقس: {S}", f"statement (speech) 2018-03-06 @صفاقس: {B}"],
        ),
        (
            f"قال {HANI} إن مصر قريبة. والتقى الهاني {BORG} على هامش الحفل. وكان الحفل قد أقيم أمس في صفاقس",
            [f"statement: {S}", f"meeting 2018-03-06 @صفاقس: {S}؛ {B}"],
        ),
        # what was opened, and the opening
        (
            f"افتتح {HANI} أمس معرض الكتاب في صفاقس. وأكد الهاني، في كلمة خلال الافتتاح، أن القراءة مهمة",
            [f"statement (speech) 2018-03-06 @صفاقس: {S}"],
        ),
        (
            f"دشن {HANI} أمس جسراً جديداً. وأكد {BORG} خلال التدشين أن بلاده تدعم تونس",
            [f"statement 2018-03-06: {B}"],
        ),
        # a conference, and the same
        (
            f"دعا {HANI} إلى الحوار، خلال ندوة نظمتها الجامعة أمس. وأوضح {BORG} خلال الندوة أن مالطا تدعم تونس",
            [f"statement 2018-03-06: {S}", f"statement 2018-03-06: {B}"],
        ),
        (
            f"قال {HANI} في افتتاح أعمال المنتدى الدولي للمياه أمس إن الجفاف خطر. وأشار {LEE} في كلمته أمام المنتدى "
            "إلى أن الحل قريب",
            [f"statement 2018-03-06: {S}", f"statement (speech) 2018-03-06: {L}"],
        ),
        # others of the same name: elsewhere, of another year, to come, with another name behind it
        (
            f"شارك {HANI} أمس في حفل في صفاقس. وقال {LEE} خلال حفل في بكين إن المشروع مهم",
            [f"statement: {L}"],
        ),
        (
            f"شارك {HANI} أمس في المؤتمر السنوي للمياه. وكان {LEE} قد قال خلال المؤتمر السابق إن الحل قريب",
            [f"meeting 2018-03-06: {S}", f"statement: {L}"],
        ),
        (
            f"شارك {HANI} أمس في المنتدى الاقتصادي. وقال {LEE} خلال المنتدى العلمي إن الحل قريب",
            [f"statement: {L}"],
        ),
        (f"أقيم الحفل السنوي العام الماضي. وقال {HANI} خلال الحفل إن المشروع مهم", [f"statement: {S}"]),
        (f"يقام الحفل السنوي غداً. وقال {HANI} قبل الحفل إن المشروع مهم", [f"statement: {S}"]),
        # what somebody speaks of is not where he speaks
        (f"أعرب {HANI} عن ارتياحه لمشاركة بلاده في المعرض الذي أقيم أمس في الدوحة", [f"statement: {S}"]),
        (f"وصل {BORG} أمس للمشاركة في الحفل. وقال {HANI} خلال الحفل إن المشروع مهم", [f"statement: {S}"]),
        # behind the name of a newspaper
        (
            f'عقد {HANI} أمس اجتماعاً مع {BORG}. وقال بورغ لـ"الاقتصادية" عقب الاجتماع إن مالطا تدعم تونس',
            [f"meeting 2018-03-06: {S}؛ {B}", f"statement (remarks) 2018-03-06: {B}"],
        ),
        (
            f"عقد {HANI} مؤتمراً صحفياً مشتركاً مع {BORG} في صفاقس أمس، أكدا فيه عمق العلاقات. وقال بورغ إن مالطا تدعم تونس",
            [
                f"statement (press_conference) 2018-03-06 @صفاقس: {S}",
                f"statement (press_conference) 2018-03-06 @صفاقس: {B}",
            ],
        ),
        (
            f"في ختام محادثاتهما في صفاقس أمس، عقد {HANI} و{BORG} مؤتمراً صحفياً. وقال الهاني إن الحل قريب. "
            "وأشار بورغ إلى أن الملف مغلق",
            [
                "meeting 2018-03-06 @صفاقس: ",
                f"statement (press_conference) 2018-03-06 @صفاقس: {S}",
                f"statement (press_conference) 2018-03-06 @صفاقس: {B}",
            ],
        ),
        # who opened or toured something, and spoke: no event is told of that
        (
            f"افتتح {HANI} أمس الدورة العاشرة لمهرجان قرطاج. وقال إن المهرجان نافذة. وأكد في كلمة ألقاها بهذه المناسبة دعم "
            "الثقافة",
            [f"statement (speech) 2018-03-06: {S}"],
        ),
        (f"تفقد {HANI} أمس مستشفى في صفاقس. وأكد خلال الزيارة أن الصحة أولوية", [f"statement 2018-03-06 @صفاقس: {S}"]),
        (
            f"قال {LEE} إن الحل قريب. وتفقد {HANI} مستشفى في صفاقس. وأكد أن الصحة أولوية",
            [f"statement: {L}", f"statement: {S}"],
        ),
        (
            f"قال {LEE} إن الحل قريب. وقاطع النواب {HANI}. وأكد أن الصحة أولوية",
            [f"statement: {L}"],
        ),
        # a forum with a name of several words
        (
            f"انعقد أمس في صفاقس المنتدى العربي للمياه. وحذر {HANI} في افتتاح المنتدى من الجفاف",
            [f"statement 2018-03-06 @صفاقس: {S}"],
        ),
        (
            f"التأم مجلس الوزراء التونسي أمس. وفي مستهل الجلسة، أشاد {HANI} بالجيش",
            ["meeting 2018-03-06: مجلس الوزراء التونسي", f"statement (meeting) 2018-03-06: {S}"],
        ),
        # his own speech, behind what another said there or what it opens
        (
            f"ناقش مجلس الأمن الدولي أمس الأزمة. وقال {LEE} خلال الجلسة إن الحل قريب. وأكد {BORG} في كلمته أن الملف مغلق",
            [f"statement 2018-03-06: {L}", f"statement (speech) 2018-03-06: {B}"],
        ),
        (
            f"ناقش مجلس الأمن الدولي أمس الأزمة. وقال {LEE} خلال الجلسة إن الحل قريب. وأكد {BORG} في كلمته الأسبوعية أن "
            "الملف مغلق",
            [f"statement 2018-03-06: {L}", f"statement (speech): {B}"],
        ),
        (
            f"أقيم أمس مهرجان الزيتون. وقال {HANI} في كلمته الافتتاحية إن الموسم جيد",
            [f"statement (speech) 2018-03-06: {S}"],
        ),
        (f"أقيم أمس مهرجان الزيتون. وقال {HANI} في خطابه إن الموسم جيد", [f"statement (speech): {S}"]),
        # two who were met there, each alone
        (
            f"أقيم أمس مهرجان الزيتون. واستقبل {HANI} على هامش المهرجان كلا من {LEE} و{BORG}، كلا على انفراد",
            [f"meeting 2018-03-06: {S}؛ {L}", f"meeting 2018-03-06: {S}؛ {B}"],
        ),
        # what is signed at a ceremony
        (
            f"شهد {HANI} و{BORG} أمس مراسم توقيع اتفاقية للتعاون بين تونس ومالطا",
            ["agreement 2018-03-06: تونس؛ مالطا"],
        ),
        # in a cable; while the other says
        (
            f"بعث {HANI} أمس برقية تهنئة إلى {BORG}. وأعرب الهاني في البرقية عن أطيب تمنياته",
            [f"message 2018-03-06: {S}؛ {B}", f"statement 2018-03-06: {S}"],
        ),
        (
            f"التقى {HANI} أمس {BORG}. وعقدا مؤتمراً صحفياً، قال فيه الهاني إن الحل قريب، فيما أكد بورغ أن الملف مغلق",
            [
                f"meeting 2018-03-06: {S}؛ {B}",
                f"statement (press_conference) 2018-03-06: {S}",
                f"statement (meeting) 2018-03-06: {B}",
            ],
        ),
        # quoted yesterday
        (f"نقلت وكالة الأنباء التونسية أمس عن {HANI} قوله إن الحل قريب", [f"statement 2018-03-06: {S}"]),
        # a vote
        (
            f"صوت البرلمان التونسي أمس على الموازنة. وقال {HANI} عقب التصويت إن الخطة صعبة",
            [f"statement 2018-03-06: {S}"],
        ),
        (
            f"أقر البرلمان التونسي أمس الموازنة. وحذر {HANI} النواب قبل التصويت من أن رفضها خطر",
            ["agreement 2018-03-06: البرلمان التونسي", f"statement 2018-03-06: {S}"],
        ),
        # a speech, and "in his speech"
        (
            f"ألقى {HANI} كلمة أمس أمام البرلمان. وقال الهاني في كلمته إن الموازنة جاهزة",
            [f"statement (speech) 2018-03-06: {S}"],
        ),
        (
            f"ألقى {HANI} كلمة أمس أمام البرلمان. وقال {LEE} في كلمته إن الحل قريب",
            [f"statement 2018-03-06: {S}", f"statement (speech): {L}"],
        ),
    ],
)
def test_what_is_said_there(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected


def test_the_reason_names_it() -> None:
    text = f"شارك {HANI} أمس في مهرجان قرطاج. وقال الهاني خلال المهرجان إن الموازنة جاهزة"
    (event,) = extract(Article(text=text, published=PUBLISHED))
    assert event.time.basis is Basis.INHERITED
    assert event.time.derivation == "at the ceremony: «أمس» counted from 2018-03-07 (published): 2018-03-06"
