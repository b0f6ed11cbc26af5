"""Days that stand near a statement and are not its own: those of what is told, of what others said, of what is to come."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article
from timeline.event import Kind

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "السفير المالطي جو بورغ"
LEE = "وزير الخارجية الصيني لي وانغ"


def statements(text: str) -> list[str | None]:
    """The days of the statements of an article, in its order."""
    events = extract(Article(text=text, published=PUBLISHED)).events
    said = [event.time.when for event in events if event.kind is Kind.STATEMENT]
    return [None if when is None else when.edtf() for when in said]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # as somebody said: the day is that of what he told, unless it stands behind him
        (f"تصل البعثة اليوم إلى تونس، بحسب ما ذكر {HANI}", [None]),
        (f"تبدأ الامتحانات اليوم، وفق ما أعلن {HANI}", [None]),
        (f"استؤنفت الرحلات أمس، بحسب {HANI}", [None]),
        (f"استؤنفت الرحلات، بحسب ما ذكر {HANI} أمس", ["2018-03-06"]),
        # what others said
        (f"انتقد {HANI} تصريحات أدلى بها {LEE} أمس خلال مؤتمر صحفي", [None, "2018-03-06"]),
        (f"قال {HANI} في تصريحات أدلى بها أمس إن الحل قريب", ["2018-03-06"]),
        # what is told of, unless it is told in some manner on that day
        (f"أعلن {HANI} القبض على ثلاثة أشخاص أمس في بغداد", [None]),
        (f"أكد {HANI} وصول التعزيزات إلى المدينة مساء أمس", [None]),
        (f"دعا {HANI} إلى التظاهر اليوم", [None]),
        # nothing of what is said stands before "that", but it may be the day of what it describes, or another's
        (f"قال {HANI} للصحافيين على متن طائرته أمس إن الحل قريب", ["2018-03-06"]),
        (f"قال {HANI} من شرفة الفندق أمس إن الحل قريب", ["2018-03-06"]),
        (f"قال {HANI} ردا على سؤال أمس إن الحل قريب", ["2018-03-06"]),
        (f"قال {HANI} الفائز في انتخابات أمس إن الحل قريب", [None]),
        (f"قال {HANI} تعليقا على تصريحات {LEE} أمس إن الحل قريب", [None]),
        (f"عزى {HANI} {LEE} في ضحايا هجوم أمس", [None]),
        (f"عزى {HANI} {LEE} أمس في ضحايا الهجوم", ["2018-03-06"]),
        (f"أعلن {HANI} أمس القبض على ثلاثة أشخاص في بغداد", ["2018-03-06"]),
        (f"دعا {HANI} إلى التهدئة في مقابلة أمس مع «الحياة»", ["2018-03-06"]),
        (f"دعا {HANI} إلى التهدئة أمس في مؤتمر صحفي", ["2018-03-06"]),
        (f"قال {HANI} لصحيفة «الرأي» في عددها الصادر أمس إن الحل قريب", ["2018-03-06"]),
        (f"أعلن {HANI}، في إيجازه اليومي أمس، أن الحل قريب", ["2018-03-06"]),
        (f"أعلن {HANI} في بغداد القبض على ثلاثة أشخاص أمس", [None]),
        (f"أعلن {HANI} القبض على ثلاثة أشخاص في تقرير نشره البارحة", ["2018-03-06"]),
        (f"كتب {HANI} على صفحته في فيسبوك فجر أمس أن الحل قريب", ["2018-03-06"]),
        # what is denounced, and when it is denounced
        (f"أدان {HANI} مقتل مدنيين في بغداد أمس", [None]),
        (f"أدان {HANI} مقتل مدنيين خلال مهرجان أمس في بغداد", [None]),
        (f"أدان {HANI} أمس مقتل مدنيين في بغداد", ["2018-03-06"]),
        # what has been said was not said at what is to come
        (f"يلتقي {HANI} غداً {BORG}. وقال الهاني في مؤتمر صحفي إن الحل قريب", [None]),
        (f"قال {HANI} قبيل لقائه غداً {BORG} إن الحل قريب", [None]),
        # on the day before or after
        (f"قال {HANI} غداة لقائه الاثنين {BORG} إن الحل قريب", [None]),
        # another matter, another occasion
        (f"بحث {HANI} أمس هاتفيا مع {BORG} الأزمة. وقال الهاني إن الحل قريب", ["2018-03-06"]),
        (f"بحث {HANI} أمس هاتفيا مع {BORG} الأزمة. ومن جهة أخرى قال الهاني إن الموازنة جاهزة", [None]),
        (f"بحث {HANI} أمس هاتفيا مع {BORG} الأزمة. وفي ملف آخر، قال الهاني إن الموازنة جاهزة", [None]),
        (f"بحث {HANI} أمس هاتفيا مع {BORG} الأزمة. وقال الهاني لقناة «العربية» إن الحل قريب", [None]),
        (
            f"التقى {HANI} أمس {BORG}. وناقشا الموازنة. وارتفعت الأسعار. وتراجع العجز. وقال الهاني في مؤتمر صحفي إن الحل قريب",
            [None],
        ),
        # what the sentence opens with, and when it was said
        (f"بعد ساعات على هجوم أمس، أكد {HANI} أن الحل قريب", [None]),
        (f"وفيما قتل ثلاثة أشخاص أمس في بغداد، أكد {HANI} أن الحل قريب", [None]),
        (f"ومع دخول الهدنة يومها الثاني أمس، أكد {HANI} أن الحل قريب", [None]),
        (f"وتعليقا على تصريحات {LEE} أمس، أكد {HANI} أن الحل قريب", [None]),
        (f"وفي بغداد أمس، أكد {HANI} أن الحل قريب", ["2018-03-06"]),
        (f"وفي مؤتمر صحافي أمس، أكد {HANI} أن الحل قريب", ["2018-03-06"]),
        # what somebody takes part in
        (f"أكد {HANI} مشاركته في اجتماع أمس", [None]),
        (f"أكد {HANI} خلال مشاركته في اجتماع أمس أن الحل قريب", ["2018-03-06"]),
        (f"أكد {HANI} على هامش مشاركته في منتدى أمس أن الحل قريب", ["2018-03-06"]),
        (f"أكد {HANI} من جديد أمس أن الحل قريب", ["2018-03-06"]),
        # what had nothing to do with it
        (f"قال {HANI} إن الحل قريب. وجاء ذلك بعد مقتل ثلاثة جنود أمس", [None]),
        (f"قال {HANI} إن الحل قريب، وذلك بعد هجوم وقع أمس في بغداد", [None]),
        (f"قال {HANI} إن الحل قريب. وجاء ذلك في إطار الجولة التي بدأها أمس", [None]),
        (f"قال {HANI} إن الحل قريب. وجاء ذلك بعد يومين من اجتماع عقد في فاليتا الأحد", [None]),
    ],
)
def test_days_of_statements(text: str, days: list[str | None]) -> None:
    assert statements(text) == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year that names a thing
        ("أقر البرلمان التونسي الموازنة للعام 2018", [None]),
        ("أقر البرلمان التونسي موازنة 2018", [None]),
        ("أقر البرلمان التونسي الموازنة في عام 2016", ["2016"]),
        # a day in front of what another thing was done in
        (f"غادر {HANI} فاليتا أمس بعد زيارة التقى خلالها {BORG}", [None, None]),
        # what is agreed may be still to come: only a day that is past by itself is that of the agreement
        ("وافقت الحكومة التونسية على بدء الهدنة في العاشر من أبريل", [None]),
        ("اتفقت تونس ومالطا على استئناف الرحلات الجمعة", [None]),
        ("وافق البرلمان التونسي على إرسال مراقبين مساء السبت العاشر من مارس", [None]),
        ("وافق البرلمان التونسي الاثنين على إرسال مراقبين", ["2018-03-05"]),
        ("وافق البرلمان التونسي على إرسال مراقبين أمس", ["2018-03-06"]),
        ("وافق البرلمان التونسي على إرسال مراقبين الجمعة الماضية", ["2018-03-02"]),
        ("وقعت تونس ومالطا على مذكرة تفاهم الجمعة", ["2018-03-02"]),
        # an attack that was spoken of, and when it was spoken of
        (f"بحث {HANI} مع {BORG} هجوم أمس في بغداد", [None]),
        (f"ناقش {HANI} مع {BORG} مقتل المدنيين الأحد", [None]),
        (f"تلقى {HANI} اتصالا هاتفيا من {BORG} تناول هجوم المتمردين أمس على المدينة", [None]),
        (f"بعث {HANI} برقية تعزية إلى {BORG} في ضحايا انفجار أمس", [None]),
        (f"بحث {HANI} مع {BORG} أمس هجوم بغداد", ["2018-03-06"]),
        (f"بحث {HANI} مع {BORG} هجوم بغداد، أمس في فاليتا", ["2018-03-06"]),
        (f"بحث {HANI} مع {BORG} الهجوم أمس في فاليتا", ["2018-03-06"]),
        # a paper that is told from others by its day, and when it was signed
        (f"ناقش {HANI} و{BORG} تنفيذ الاتفاق الموقع في 12 فبراير", [None]),
        ("صادق البرلمان التونسي على الاتفاق الموقع في 12 فبراير في فاليتا", [None]),
        (f"وقع {HANI} و{BORG} بروتوكولا ملحقا باتفاق 12 فبراير", [None]),
        (f"وقع {HANI} و{BORG} اتفاقا يوم 12 فبراير", ["2018-02-12"]),
        (f"شارك {HANI} في اجتماع البنك الدولي المنعقد أمس في فاليتا", ["2018-03-06"]),
        # the feast on whose occasion somebody was received
        (f"استقبل {HANI} {BORG} بمناسبة انتهاء مهامه نهاية الشهر الماضي", [None]),
        (f"استقبل {HANI} {BORG} أمس بمناسبة انتهاء مهامه", ["2018-03-06"]),
        # what stands between a deed and the day: since when, whose return, what was held or sent then, from when on
        (f"التقى {HANI} {BORG} العائد أمس من فاليتا", [None]),
        (f"التقى {HANI} {LEE} للمرة الأولى منذ توليه منصبه في يناير", [None]),
        (f"التقى {HANI} {LEE} بعد يومين من انتخابه الأحد", [None]),
        (f"التقى {HANI} {LEE} في مكتبه أمس", ["2018-03-06"]),
        (f"التقى {HANI} بمقر وزارته أمس {LEE}", ["2018-03-06"]),
        ("عقد مجلس الأمن الدولي دورته السادسة بعد المئة أمس في فاليتا", ["2018-03-06"]),
        (f"عقد {HANI} و{LEE} اجتماعا بناء على دعوة وجهها {BORG} الأحد", [None]),
        (f"وقع {HANI} و{LEE} اتفاقا يحل محل اتفاق وقع عام 2010", [None]),
        (f"توصل {HANI} و{LEE} إلى اتفاق يسري اعتبارا من منتصف ليل أمس", [None]),
        (f"توصل {HANI} و{LEE} مساء أمس إلى اتفاق يسري اعتبارا من غد", ["2018-03-06"]),
        (f"من المقرر أن يجتمع {HANI} مع {LEE} قبل قمة الأحد المقبل", [None, "2018-03-11"]),
        (f"استأنف {HANI} و{LEE} محادثاتهما أمس بعد توقف دام أسبوعين", ["2018-03-06"]),
        # what was done before a day to come
        (f"قبيل توجهه غدا إلى موسكو، التقى {HANI} {BORG}", ["2018-03-08", None]),
        (f"قبيل توجهه غدا إلى موسكو، يلتقي {HANI} {BORG}", ["2018-03-08", "2018-03-08"]),
        # what was agreed before the meeting that is told of
        (f"التقى {HANI} أمس {LEE}. وسبق أن اتفق الوزيران على فتح المعابر", ["2018-03-06", None]),
        (f"التقى {HANI} أمس {LEE}. واتفق الوزيران قبل أيام على فتح المعابر", ["2018-03-06", None]),
        (f"التقى {HANI} أمس {LEE}. واتفق الوزيران على فتح المعابر", ["2018-03-06", "2018-03-06"]),
        # on that day of the year told last
        (
            f"قطعت تونس ومالطا العلاقات عام 2010. ثم أعادها لقاء {HANI} و{BORG} في فاليتا في العاشر من أغسطس من العام ذاته",
            ["2010-08-10"],
        ),
        # when a report was filed
        (f"أبوظبي في 7 مارس / وام / استقبل {HANI} {BORG}", [None]),
        (f"أبوظبي في 7 مارس / وام / استقبل {HANI} أمس {BORG}", ["2018-03-06"]),
        (f"تونس 7 مارس 2018 (وات) - استقبل {HANI} {BORG}", [None]),
        (f"بيروت - الأربعاء 7 مارس 2018: استقبل {HANI} {BORG}", [None]),
        (f"رام الله 7-3-2018 وفا- استقبل {HANI} {BORG}", [None]),
        (f"لقاء\nمسقط في 7 مارس / العمانية / استقبل {HANI} {BORG}", [None]),
        (f"6 مارس: استقبل {HANI} {BORG}", ["2018-03-06"]),
        (f"تونس: استقبل {HANI} {BORG} في 6 مارس", ["2018-03-06"]),
        # when a newspaper told of it
        (f"التقى {HANI} في فاليتا {BORG}، بحسب ما أفادت وكالة «وات» أمس", [None]),
        (f"التقى {HANI} {BORG} أمس، وفق ما ذكرت وكالة «وات»", ["2018-03-06"]),
        # when something else had been done; a visit told of long before
        ("أقر البرلمان التونسي اتفاقية مع مالطا كانت قد أبرمت في فاليتا قبل عام", [None]),
        (
            f"زار {BORG} روما عام 2003. وكانت الأجواء ودية. وتراجعت الأسعار. واجتمع خلالها {HANI} مع السفير الهندي راجيش مينون",
            ["2003", None],
        ),
        # a feast on which somebody is congratulated
        (f"تلقى {HANI} اتصالا هاتفيا من {BORG} هنأه فيه بعيد الفطر", [None, None]),
        (f"هنأ {HANI} {BORG} أمس بحلول عيد الفطر", ["2018-03-06"]),
        # who came, and leaves for another place
        (
            f"وصل {BORG} إلى البلاد أمس في زيارة تستغرق ثلاثة أيام. ويغادر السفير المالطي البلاد غدا متوجها إلى الدوحة",
            ["2018-03-06/2018-03-08", "2018-03-08"],
        ),
        # how long it lasts
        ("تنطلق اليوم في عمان أعمال مؤتمر المانحين وتستمر حتى الجمعة", ["2018-03-07/2018-03-09"]),
        ("تنطلق اليوم في عمان أعمال مؤتمر المانحين وتختتم الجمعة", ["2018-03-07/2018-03-09"]),
        ("اختتمت أمس في عمان أعمال مؤتمر المانحين الذي انطلق الأحد", ["2018-03-04/2018-03-06"]),
        ("انطلقت أمس في عمان أعمال مؤتمر المانحين، وقتل ثلاثة في هجوم حتى الجمعة", ["2018-03-06"]),
        (f"التقى {HANI} يومي الأحد والاثنين {BORG}", ["2018-03-04/2018-03-05"]),
        (f"ناقش {HANI} مع {BORG} التحضير للقمة المزمع عقدها في نواكشوط في 20 يوليو", [None, "2018-07-20"]),
    ],
)
def test_days_of_other_events(text: str, expected: list[str | None]) -> None:
    days = [event.time.when for event in extract(Article(text=text, published=PUBLISHED)).events]
    assert [None if when is None else when.edtf() for when in days] == expected


def test_what_was_agreed_elsewhere_has_no_day_of_the_meeting_before() -> None:
    text = (
        f"استقبل {HANI} أمس {BORG}. "
        "وفي طوكيو، جرى الاتفاق خلال محادثات بين وزير الاقتصاد الياباني أكيرا تاناكا والسفير الإيراني رضا كريمي على التعاون"
    )
    events = extract(Article(text=text, published=PUBLISHED)).events
    (agreement,) = [event for event in events if event.kind is Kind.AGREEMENT]
    assert agreement.time.when is None
    assert [participant.name for participant in agreement.participants] == ["أكيرا تاناكا", "رضا كريمي"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of others whom no rule knows, what they shouted and where they went: no event of whoever was told of before
        (
            f"استقبل {HANI} {BORG}. وتظاهر الآلاف في ساحة التحرير الجمعة مطالبين بمحاسبة الفاسدين.",
            ["meeting: سامي الهاني؛ جو بورغ"],
        ),
        (f"أوضح {HANI} أن طائرة إغاثة وصلت إلى عدن أمس.", ["statement: سامي الهاني"]),
        (f"قال {HANI} إن فريقا من المحققين سافر إلى روما أمس.", ["statement: سامي الهاني"]),
        (f"قال {HANI} إن محققا سيزور روما غدا.", ["statement: سامي الهاني"]),
        (
            f"قال {HANI} إن وزير الداخلية سافر إلى روما أمس.",
            ["statement: سامي الهاني", "visit 2018-03-06 @روما: وزير الداخلية"],
        ),
        (
            "نفى جون كيربي المتحدث باسم الخارجية الأمريكية، أن تكون الوزيرة آن باترسون سافرت إلى روما أمس.",
            ["statement: جون كيربي"],
        ),
        (f"قال {HANI} إنه سافر إلى روما أمس.", ["statement: سامي الهاني", "visit 2018-03-06 @روما: سامي الهاني"]),
        # until when talks last, when others are told of them, when they are described
        (
            "انطلقت أمس في جنيف المشاورات اليمنية. ومن المنتظر أن تستمر المشاورات إلى الجمعة المقبل.",
            ["meeting 2018-03-06 @جنيف: "],
        ),
        (
            f"التقى {HANI} أمس {BORG}. وسيطلع بورغ البرلمان على تفاصيل المباحثات السبت.",
            ["meeting 2018-03-06: سامي الهاني؛ جو بورغ"],
        ),
        (
            f"التقى {HANI} الاثنين {BORG}. ووصف بورغ اللقاء في تغريدة صباح أمس بأنه صريح.",
            ["meeting 2018-03-05: سامي الهاني؛ جو بورغ", "statement (post) 2018-03-06: جو بورغ"],
        ),
        # when another had said what a letter is about
        (
            f"سلم {HANI} {BORG} مذكرة احتجاج على تصريحات «عدائية» أدلى بها {LEE} الأسبوع الماضي.",
            ["message: سامي الهاني؛ جو بورغ", "statement (remarks) 2018-02-26/2018-03-04: لي وانغ"],
        ),
        # what is planned somewhere, what somebody is invited to, what had been signed before it was approved
        (
            f"تلقى {HANI} دعوة من {BORG} لحضور مؤتمر في نيودلهي يومي 18 و19 أبريل.",
            ["message: جو بورغ؛ سامي الهاني"],
        ),
        (
            f"تلقى {HANI} دعوة من {BORG} لحضور مؤتمر في نيودلهي أمس.",
            ["message 2018-03-06: جو بورغ؛ سامي الهاني"],
        ),
        (
            "وافق مجلس الوزراء على اتفاقية مع الأردن وقعت في عمان في نوفمبر الماضي.",
            ["agreement: مجلس الوزراء"],
        ),
        (
            f"يلتقي {HANI} اليوم {BORG} قبل أن يتوجه غدا إلى باريس.",
            ["meeting planned 2018-03-07: سامي الهاني؛ جو بورغ", "visit planned 2018-03-08 @باريس: سامي الهاني"],
        ),
        (
            f"التقى {HANI} أمس {BORG} قبل أن يتوجه إلى باريس.",
            ["meeting 2018-03-06: سامي الهاني؛ جو بورغ", "visit 2018-03-06 @باريس: سامي الهاني"],
        ),
        # what had been said on one occasion is one statement
        (
            f"وكان {HANI} قد افتتح المشاورات أول من أمس بكلمة دعا فيها إلى التهدئة، وقال فيها إن الحل قريب.",
            ["meeting 2018-03-05: سامي الهاني", "statement (speech) 2018-03-05: سامي الهاني"],
        ),
        # when what was decided is to be done
        (
            "قرر قادة دول الخليج إرسال وفد إلى اليمن اليوم، وذلك في ختام قمة عقدوها في الرياض أمس.",
            ["agreement (meeting) 2018-03-06 @الرياض: قادة دول الخليج", "meeting 2018-03-06 @الرياض: قادة دول الخليج"],
        ),
        ("قرر مجلس الوزراء أمس إرسال وفد إلى اليمن.", ["agreement 2018-03-06: مجلس الوزراء"]),
        # when that was of which a meeting will speak
        (f"قال {HANI} إن الاجتماع سيبحث الهجوم الذي وقع الجمعة.", ["statement: سامي الهاني"]),
        # what his speech is about, what the council hailed in its session
        (
            f"اعتبر {HANI} في كلمة بمناسبة الانتخابات التي جرت في 26 فبراير أن الحل قريب.",
            ["statement (speech): سامي الهاني"],
        ),
        (
            "ثمن مجلس الوزراء في جلسته أمس نتائج تمرين رعد الشمال الذي يختتم غدا.",
            ["statement (meeting) 2018-03-06: مجلس الوزراء", "meeting 2018-03-06: مجلس الوزراء"],
        ),
        # what somebody does after his visit
        (
            f"يزور {HANI} الرباط الأسبوع المقبل، قبل أن يقدم تقريره إلى مجلس الأمن.",
            ["visit planned 2018-03-12/2018-03-18 @الرباط: سامي الهاني", "message planned: مجلس الأمن؛ سامي الهاني"],
        ),
    ],
)
def test_days_that_are_not_those_of_the_events_beside_them(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
