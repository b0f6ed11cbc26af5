"""Occasions that a phrase takes up: several meetings together, "on this occasion", the meeting that somebody left."""

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
BABAS = "الرئيس القبرصي نيكوس باباس"
LAMBROS = "وزير الدفاع القبرصي كمال لامبروس"
S, B, N = "سامي الهاني", "جو بورغ", "نيكوس باباس"
MET = f"meeting 2018-03-06: {S}؛ {B}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the two meetings, all the calls: on one day, and of whoever speaks
        (
            f"التقى {HANI} أمس {BORG} ثم {BABAS}. وأشاد الهاني خلال اللقاءين بالدعم",
            [MET, f"meeting 2018-03-06: {S}؛ {N}", f"statement (meeting) 2018-03-06: {S}"],
        ),
        (
            f"التقى {HANI} أمس {BORG} ثم {BABAS}. وبعد اللقاءين أشاد الهاني بالدعم",
            [MET, f"meeting 2018-03-06: {S}؛ {N}", f"statement 2018-03-06: {S}"],
        ),
        (
            f"التقى {HANI} أمس كلا من {BORG} و{BABAS}. وأشاد الهاني بعد اللقاءين بالدعم",
            [f"meeting 2018-03-06: {S}؛ {B}؛ {N}", f"statement 2018-03-06: {S}"],
        ),
        (
            f"أجرى {HANI} الأحد اتصالين هاتفيين مع {BORG} و{BABAS}. وشدد الهاني خلال الاتصالات على أهمية الدعم",
            [f"call 2018-03-04: {S}؛ {B}", f"call 2018-03-04: {S}؛ {N}", f"statement (call) 2018-03-04: {S}"],
        ),
        (
            f"التقى {HANI} الأحد {BORG}. كما التقى الهاني أمس {BABAS}. وأشاد الهاني بعد اللقاءين بالدعم",
            [f"meeting 2018-03-04: {S}؛ {B}", f"meeting 2018-03-06: {S}؛ {N}", f"statement: {S}"],
        ),
        (
            f"التقى {HANI} أمس {BORG} ثم {BABAS}. وأشاد وزير الخارجية الصيني لي وانغ بعد اللقاءين بالدعم",
            [MET, f"meeting 2018-03-06: {S}؛ {N}", "statement: لي وانغ"],
        ),
        (f"التقى {HANI} أمس {BORG}. وأشاد الهاني بعد اللقاءات بالدعم", [MET, f"statement: {S}"]),
        # on this occasion
        (
            f"استقبل {HANI} أمس {BORG}. وبهذه المناسبة، أعرب الهاني عن تقديره لمالطا",
            [MET, f"statement (meeting) 2018-03-06: {S}"],
        ),
        (f"استقبل {HANI} أمس {BORG}. وبهذه المناسبة، أعرب {BABAS} عن تقديره لمالطا", [MET, f"statement: {N}"]),
        # in the meeting just told, not in one that is described as another, nor what somebody did there
        (f"التقى {HANI} أمس {BORG}. وأكد الهاني في اللقاء أن الحل قريب", [MET, f"statement (meeting) 2018-03-06: {S}"]),
        (f"التقى {HANI} أمس {BORG}. ورحب {BABAS} بما تحقق في اللقاء", [MET, f"statement: {N}"]),
        # whoever leaves a meeting speaks after it
        (
            f"التقى {HANI} أمس {BORG}. وخرج الهاني من اللقاء متفائلا، معتبرا أن الحل قريب",
            [MET, f"statement 2018-03-06: {S}"],
        ),
        (
            f"عقد البرلمان التونسي أمس جلسة طارئة. وخرج منها {HANI} غاضبا، معتبرا أن الأمر مرفوض",
            ["meeting 2018-03-06: البرلمان التونسي", f"statement 2018-03-06: {S}"],
        ),
        (f"التقى {HANI} أمس {BORG}. وخرج الهاني متفائلا، معتبرا أن الحل قريب", [MET, f"statement: {S}"]),
        # in talks that brought them together
        (
            f"ذكر {BABAS} أن {HANI} أكد له، في لقاء جمعهما الجمعة، دعم بلاده",
            [f"statement: {N}", f"statement (meeting) 2018-03-02: {S}", f"meeting 2018-03-02: {N}؛ {S}"],
        ),
        (
            f"التقى {HANI} الأحد {BORG}. وذكر {BABAS} أن وزير الخارجية الصيني لي وانغ أكد له، في لقاء جمعهما أمس، دعم بلاده",
            [
                f"meeting 2018-03-04: {S}؛ {B}",
                f"statement: {N}",
                "statement (meeting) 2018-03-06: لي وانغ",
                f"meeting 2018-03-06: {N}؛ لي وانغ",
            ],
        ),
        # in reply: not the two who met last
        (
            f"التقى {HANI} أمس {BORG}. وردا على سؤال قال الهاني إن الحل قريب",
            [MET, f"statement: {S}"],
        ),
        # in remarks that followed the meeting
        (
            f"التقى {HANI} أمس {BORG}. وفي تصريحات أعقبت اللقاء، قال الهاني إن الحل قريب",
            [MET, f"statement (remarks) 2018-03-06: {S}"],
        ),
        # behind what is said, the talks in which it was said, and those of which is told
        (
            f"أكد {HANI} أن الحل قريب، في لقاء عقده أمس مع {BORG}",
            [f"statement (meeting) 2018-03-06: {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        (
            f"أكد {HANI} أن الحل قريب، في لقاء عقده أمس {BABAS} مع {BORG}",
            [f"statement: {S}", f"meeting 2018-03-06: {N}؛ {B}"],
        ),
        # an agreement that came of the talks, also of those in whose name they were held; one that did not
        (
            f"التقى {HANI} أمس {BORG}. وتوج اللقاء باتفاق تونس ومالطا على فتح المعابر",
            [MET, "agreement (meeting) 2018-03-06: تونس؛ مالطا"],
        ),
        (
            f"التقى {HANI} أمس {BORG}. وأثمر اللقاء عن اتفاق على فتح المعابر",
            [MET, f"agreement (meeting) 2018-03-06: {S}؛ {B}"],
        ),
        (
            f"التقى {HANI} أمس {BORG}. وتناول اللقاء ما توصلت إليه تونس ومالطا من اتفاق",
            [MET, "agreement: تونس؛ مالطا"],
        ),
        # the greetings in a letter
        (
            f"نقل {BORG} أمس إلى {HANI} رسالة تضمنت تحيات {BABAS}",
            [f"message 2018-03-06: {B}؛ {S}", f"message 2018-03-06: {N}؛ {S}"],
        ),
        # on the fringes of what is planned
        (
            f"ومن المقرر أن يزور {HANI} غدا نيويورك، وأن يلتقي على هامشها {BORG}",
            [f"visit planned 2018-03-08 @نيويورك: {S}", f"meeting planned 2018-03-08 @نيويورك: {B}؛ {S}"],
        ),
        # the other speaker of a press conference held after the talks; one that was held by one alone
        (
            f"اجتمع {HANI} أمس مع {LAMBROS}. وعقد الوزيران في نهاية الاجتماع مؤتمرا صحافيا قال فيه الهاني إن الحل قريب. "
            "وقال لامبروس إن الأجواء ودية",
            [
                f"meeting 2018-03-06: {S}؛ كمال لامبروس",
                f"statement (press_conference) 2018-03-06: {S}",
                "statement (press_conference) 2018-03-06: كمال لامبروس",
            ],
        ),
        (
            f"اجتمع {HANI} أمس مع {LAMBROS}. وعقد الهاني في نهاية الاجتماع مؤتمرا صحافيا قال فيه إن الحل قريب. "
            "وقال لامبروس إن الأجواء ودية",
            [
                f"meeting 2018-03-06: {S}؛ كمال لامبروس",
                f"statement (press_conference) 2018-03-06: {S}",
                "statement: كمال لامبروس",
            ],
        ),
        # told to him who was met; told to another
        (
            f"التقى {HANI} في صفاقس أمس {LAMBROS}، وأبلغه أن تونس ملتزمة بالاتفاق",
            [f"meeting 2018-03-06 @صفاقس: {S}؛ كمال لامبروس", f"statement (meeting) 2018-03-06 @صفاقس: {S}"],
        ),
        # what the other one said, in the same sentence
        (
            f"التقى {HANI} أمس {LAMBROS}. وأكد الهاني خلال اللقاء أن الحل قريب، فيما رأى لامبروس أن الحل بعيد",
            [
                f"meeting 2018-03-06: {S}؛ كمال لامبروس",
                f"statement (meeting) 2018-03-06: {S}",
                "statement (meeting) 2018-03-06: كمال لامبروس",
            ],
        ),
        (
            f"التقى {HANI} أمس {LAMBROS}. وأكد الهاني خلال اللقاء أن الحل قريب، فيما رأى {BABAS} أن الحل بعيد",
            [
                f"meeting 2018-03-06: {S}؛ كمال لامبروس",
                f"statement (meeting) 2018-03-06: {S}",
                f"statement: {N}",
            ],
        ),
        # whom he met, in passing: no day of what he told him
        (
            f"أبلغ {BABAS} {BORG}، الذي التقاه الخميس في نيقوسيا، أن الحل قريب",
            [f"statement: {N}", f"meeting 2018-03-01 @نيقوسيا: {B}؛ {N}"],
        ),
        # he spoke somewhere; he talked with somebody, or of something
        (f"قال {HANI} إن الحل قريب. وتحدث الهاني أمس في ندوة في فاليتا", [f"statement 2018-03-06 @فاليتا: {S}"]),
        (f"قال {HANI} إن الحل قريب، متحدثا أمس في ندوة في فاليتا", [f"statement 2018-03-06 @فاليتا: {S}"]),
        (f"قال {HANI} إن الحل قريب. وتحدث الهاني أمس مع {BORG}", [f"statement: {S}"]),
        # the meeting at which a letter was handed over or something was said has its day from that
        (
            f"تسلم {HANI} أمس رسالة خطية من {BABAS}. وقام بتسليم الرسالة {BORG} خلال لقائه الهاني",
            [f"message 2018-03-06: {N}؛ {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        (
            f"قال {HANI} أمس إن الحل قريب. جاء ذلك خلال استقباله {BORG}",
            [f"statement (meeting) 2018-03-06: {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        (
            f"قال {HANI} أمس إن الحل قريب. جاء ذلك بعد لقاء جمعه مع {BORG}",
            [f"statement 2018-03-06: {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        # the meeting of which is told, not one of the same that is recalled; the last one of others
        (
            f"التقى {HANI} أمس {LAMBROS}. وكان الوزيران التقيا الشهر الماضي في نيقوسيا. وأكد الهاني خلال اللقاء أن الحل قريب",
            [
                f"meeting 2018-03-06: {S}؛ كمال لامبروس",
                f"meeting 2018-02 @نيقوسيا: {S}؛ كمال لامبروس",
                f"statement (meeting) 2018-03-06: {S}",
            ],
        ),
        (
            f"التقى {HANI} أمس {LAMBROS}. وكان الهاني قد استقبل الأحد {BORG}. وأكد بورغ خلال اللقاء أن الحل قريب",
            [
                f"meeting 2018-03-06: {S}؛ كمال لامبروس",
                f"meeting 2018-03-04: {S}؛ {B}",
                f"statement (meeting) 2018-03-04: {B}",
            ],
        ),
        # a call that is taken up by the name of talks
        (
            f"أجرى {HANI} محادثات هاتفية مع {BORG}. وقال الهاني بعد المحادثات، التي جرت صباح أمس، إن الحل قريب",
            [f"call 2018-03-06: {S}؛ {B}", f"statement 2018-03-06: {S}"],
        ),
        # his remarks to the journalists came
        (
            f"أعرب {HANI} عن تفاؤله. وجاء تصريح الهاني للصحافيين عقب استقباله أمس {BORG}",
            [f"statement 2018-03-06: {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        # a stop of a tour lasts no longer than is told of it
        (
            f"وصل {HANI} أمس إلى فاليتا، المحطة الأولى من جولة أوروبية تستمر خمسة أيام",
            [f"visit 2018-03-06 @فاليتا: {S}"],
        ),
        # before the committee that sat, or that did not; his speech at what he has opened, or another's
        (
            f"عقد البرلمان التونسي جلسة استماع أمس. وقال {HANI} أمام البرلمان إن الموازنة جاهزة",
            ["meeting 2018-03-06: البرلمان التونسي", f"statement (meeting) 2018-03-06: {S}"],
        ),
        (
            f"عقد البرلمان التونسي جلسة استماع أمس. وقال {HANI} أمام الطلاب إن الموازنة جاهزة",
            ["meeting 2018-03-06: البرلمان التونسي", f"statement: {S}"],
        ),
        (
            f"افتتح {HANI} أمس معرض الكتاب في فاليتا. وقال الهاني في خطابه إن الثقافة أولوية",
            [f"statement (speech) 2018-03-06 @فاليتا: {S}"],
        ),
        (
            f"افتتح {HANI} أمس معرض الكتاب في فاليتا. وقال {BABAS} في خطابه إن الثقافة أولوية",
            [f"statement (speech): {N}"],
        ),
        # at the end of a visit of which only the arrival is dated
        (
            f"قال {HANI} في ختام زيارته لمالطا إن الحل قريب. وكان الهاني وصل إلى فاليتا الأحد",
            [f"statement: {S}", f"visit 2018-03-04 @فاليتا: {S}"],
        ),
        (
            f"زار {HANI} مالطا الأحد. وقال في ختام زيارته إن الحل قريب",
            [f"visit 2018-03-04 @مالطا: {S}", f"statement (visit) 2018-03-04 @مالطا: {S}"],
        ),
    ],
)
def test_taken_up(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("وقال الهاني بعيد اللقاء إن الحل قريب", "2018-03-06"),
        ("وقال الهاني لدى خروجه من اللقاء إن الحل قريب", "2018-03-06"),
        ("وقال الهاني لدى خروجه من المسجد إن الحل قريب", None),
        ("وأكد الهاني بالمناسبة أن الحل قريب", "2018-03-06"),
        (f"وأكد {BABAS} بالمناسبة أن الحل قريب", None),
        ("وأكد الهاني في هذا اللقاء أن الحل قريب", "2018-03-06"),
        ("وأبلغ الهاني ضيفه أن الحل قريب", "2018-03-06"),
        ("وأبلغ الهاني وزير الخارجية الصيني أن الحل قريب", None),
        ("وذكر مصدر أن الهاني أكد للوزير القبرصي أن الحل قريب", "2018-03-06"),
        ("وأطلع لامبروس الهاني على موقف بلاده، مؤكدا أن الحل قريب", "2018-03-06"),
        ("وقال الهاني إن اللقاء كان مفيدا", None),
        ("وقال الهاني إن اللقاء المقبل سيكون مفيدا", None),
    ],
)
def test_what_was_said_at_the_meeting_of_the_ministers(said: str, day: str | None) -> None:
    text = f"التقى {HANI} أمس {LAMBROS}. {said}"
    events = extract(Article(text=text, published=PUBLISHED)).events
    when = [event.time.when for event in events if event.kind is Kind.STATEMENT]
    assert [None if one is None else one.edtf() for one in when] == [day]


@pytest.mark.parametrize("country", ["القاهرة", "مالطا"])
def test_what_two_countries_sign_during_a_visit_has_its_day(country: str) -> None:
    text = f"زار {HANI} {country} الاثنين. ووقع البلدان خلال الزيارة اتفاقا للتعاون الأمني"
    events = extract(Article(text=text, published=PUBLISHED)).events
    assert [(event.kind, event.time.when.edtf()) for event in events if event.time.when is not None] == [
        (Kind.VISIT, "2018-03-05"),
        (Kind.AGREEMENT, "2018-03-05"),
    ]
