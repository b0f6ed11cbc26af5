"""Events taken up in the sentences that follow, letters among those who met, and what only looks like a mention."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules.pipeline import Extractor
from rules.schema import Example
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday


def check(extractor: Extractor, text: str, gives: list[str]) -> None:
    example = Example(text, PUBLISHED, gives)
    events = extractor.extract(Article(text=example.plain, published=PUBLISHED)).events
    triggers = {(item.trigger.start, item.trigger.end) for event in events for item in event.evidence}
    assert [told(event) for event in events] == gives
    assert sorted(triggers) == list(example.spans)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # what describes the next noun says nothing of the meeting
        (
            "[التقى] وزير الطاقة الأردني ماجد العبادي أمس السفير الهندي راجيش مينون. "
            "و[نوه] السفير خلال [اللقاء] بالرعاية التي تحظى بها الجالية.",
            [
                "meeting 2018-03-06: ماجد العبادي؛ راجيش مينون",
                "statement (meeting) 2018-03-06: راجيش مينون",
            ],
        ),
        (
            "[التقى] وزير الطاقة الأردني ماجد العبادي أمس السفير الهندي راجيش مينون. "
            "و[ثمن] السفير خلال [اللقاء] ما تقدمه الأردن للجالية.",
            [
                "meeting 2018-03-06: ماجد العبادي؛ راجيش مينون",
                "statement (meeting) 2018-03-06: راجيش مينون",
            ],
        ),
    ],
)
def test_a_meeting_as_the_occasion(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # his credentials: of whoever was received
        (
            "[استقبل] وزير الخارجية العماني بدر الهنائي أمس السفير الهندي راجيش مينون، "
            "حيث [تسلم] معاليه نسخة من أوراق اعتماده.",
            [
                "meeting 2018-03-06: بدر الهنائي؛ راجيش مينون",
                "message (meeting) 2018-03-06: بدر الهنائي؛ راجيش مينون",
            ],
        ),
        (
            "[استقبل] وزير الخارجية العماني بدر الهنائي أمس السفير الهندي راجيش مينون و[تسلم] نسخة من أوراق اعتماده.",
            [
                "meeting 2018-03-06: بدر الهنائي؛ راجيش مينون",
                "message (meeting) 2018-03-06: بدر الهنائي؛ راجيش مينون",
            ],
        ),
        (
            "[استقبل] وزير الخارجية العماني بدر الهنائي أمس السفير الهندي راجيش مينون "
            "الذي [قدم] له نسخة من أوراق اعتماده.",
            [
                "meeting 2018-03-06: بدر الهنائي؛ راجيش مينون",
                "message (meeting) 2018-03-06: راجيش مينون؛ بدر الهنائي",
            ],
        ),
        (
            "[اجتمع] المبعوث الأممي إلى ليبيا ماركو بيانكي أمس مع وفد مجلس النواب، و[قدم] له مسودة مبادئ.",
            [
                "meeting 2018-03-06: ماركو بيانكي؛ وفد مجلس النواب",
                "message (meeting) 2018-03-06: ماركو بيانكي؛ وفد مجلس النواب",
            ],
        ),
        # who writes is not to whom
        (
            "بعث الملك خالد بن فهد [برقية] تهنئة إلى رئيس غانا كوفي منساه. كما بعث ولي العهد نائب رئيس مجلس "
            "الوزراء الأمير تركي بن ناصر [برقية] مماثلة لفخامته.",
            [
                "message: خالد بن فهد؛ كوفي منساه",
                "message: تركي بن ناصر؛ كوفي منساه",
            ],
        ),
        ("تسلم الطالب نسخة من أوراق اعتماده.", []),
    ],
)
def test_letters_among_those_who_met(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


def test_a_link_to_the_report(extractor: Extractor) -> None:
    check(
        extractor,
        "[التقى] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ.\n"
        "رابط الخبر بصحيفة المدينة: باباس يتلقى اتصالا هاتفيا من بورغ",
        ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ"],
    )


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "[ذكر] الرئيس القبرصي نيكوس باباس أن الحكومة دفعت مليون يورو ثمناً للأرض.",
            ["statement: نيكوس باباس"],
        ),
        (
            "[ذكر] الرئيس القبرصي نيكوس باباس أن الحكومة خصصت مبلغا عاجلا للأسر.",
            ["statement: نيكوس باباس"],
        ),
        ("[قال] الرئيس القبرصي نيكوس باباس إن 26 متهما أحيلوا إلى القضاء.", ["statement: نيكوس باباس"]),
        (
            "[ناقش] الرئيسان القبرصي نيكوس باباس واليوناني أندرياس دوكاس أمس السبل لإغاثة الأهالي "
            "وحث الحكومة المالطية على مساعدتهم.",
            ["meeting 2018-03-06: نيكوس باباس؛ أندرياس دوكاس"],
        ),
        (
            "[قدم] وزير الحج الكويتي فهد العنزي إلى نظيره العماني بدر الهنائي أمس رسالة شكر من أمير الكويت.",
            ["message 2018-03-06: أمير الكويت؛ بدر الهنائي"],
        ),
        ("[قال] الرئيس القبرصي نيكوس باباس إن الخارجية المالطية سخرت كل إمكاناتها.", ["statement: نيكوس باباس"]),
        ("[قال] الرئيس القبرصي نيكوس باباس إن الحركة المالطية تمسك بزمام المبادرة.", ["statement: نيكوس باباس"]),
    ],
)
def test_nouns_like_verbs(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # what is given in words
        ("ووجهت الخارجية العمانية [الشكر] إلى قبرص.", ["statement: الخارجية العمانية"]),
        ("وألقى الرئيس القبرصي نيكوس باباس [باللوم] على مالطا.", ["statement: نيكوس باباس"]),
        ("و[تقدم] الرئيس القبرصي نيكوس باباس بالشكر لمالطا.", ["statement: نيكوس باباس"]),
        # whom a masculine verb thanks is no country
        (
            "بعث الرئيس القبرصي نيكوس باباس ب[رسالة] إلى نظيره المالطي جو بورغ [شكر] فيها مالطا على دعمها.",
            ["message: نيكوس باباس؛ جو بورغ", "statement: نيكوس باباس"],
        ),
    ],
)
def test_what_is_given_in_words(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # the Kingdom is where somebody goes
        (
            "غادر الرئيس السوداني عثمان بشير الرياض أمس بعد [زيارة] رسمية للمملكة.",
            ["visit @المملكة: عثمان بشير"],
        ),
        (
            "[يزور] وزير الدفاع الفرنسي أندريه مورو المملكة غدا.",
            ["visit planned 2018-03-08 @المملكة: أندريه مورو"],
        ),
        # of what sort the visit is that a verb plans
        (
            "ومن المنتظر أن [يصل] وزير الدفاع الفرنسي أندريه مورو إلى الرياض في أول زيارة له إلى المملكة.",
            ["visit planned @الرياض: أندريه مورو"],
        ),
    ],
)
def test_visits_to_the_kingdom(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "وأجرى الرئيس القبرصي نيكوس باباس أمس [اتصالا هاتفيا] بنظيره المالطي جو بورغ، و[آخر] بنظيره اليوناني "
            "أندرياس دوكاس.",
            [
                "call 2018-03-06: نيكوس باباس؛ جو بورغ",
                "call 2018-03-06: نيكوس باباس؛ أندرياس دوكاس",
            ],
        ),
        (
            "تلقى الرئيس القبرصي نيكوس باباس [رسالة] من نظيره المالطي جو بورغ، و[أخرى] من نظيره اليوناني أندرياس دوكاس.",
            [
                "message: جو بورغ؛ نيكوس باباس",
                "message: نيكوس باباس؛ أندرياس دوكاس",
            ],
        ),
        (
            "وأجرى الرئيس القبرصي نيكوس باباس [اتصالا هاتفيا] بنظيره المالطي جو بورغ، وآخر الأنباء مطمئنة.",
            ["call: نيكوس باباس؛ جو بورغ"],
        ),
    ],
)
def test_another(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # where a pronoun says where somebody went
        (
            "[زار] وزير الدفاع الفرنسي أندريه مورو أمس نيقوسيا التي [زارها] السبت نظيره المالطي جو بورغ.",
            ["visit 2018-03-06 @نيقوسيا: أندريه مورو", "visit 2018-03-03 @نيقوسيا: جو بورغ"],
        ),
        (
            "[استقبل] الرئيس القبرصي نيكوس باباس في نيقوسيا أمس نظيره المالطي جو بورغ الذي كان قد [وصل] إليها السبت.",
            ["meeting 2018-03-06 @نيقوسيا: نيكوس باباس؛ جو بورغ", "visit 2018-03-03 @نيقوسيا: جو بورغ"],
        ),
        # his arrival tells of the visit once more
        (
            "[وصل] وزير الدفاع الفرنسي أندريه مورو إلى نيقوسيا أمس. و[التقى] مورو فور [وصوله] الرئيس نيكوس باباس.",
            [
                "visit 2018-03-06 @نيقوسيا: أندريه مورو",
                "meeting 2018-03-06 @نيقوسيا: أندريه مورو؛ نيكوس باباس",
            ],
        ),
        # what is hoped for, ruled out, refused or prepared
        ("و[أعرب] الرئيس القبرصي نيكوس باباس عن أمله في زيارة مالطا.", ["statement: نيكوس باباس"]),
        ("و[أبدى] الرئيس القبرصي نيكوس باباس تطلعه إلى لقاء نظيره المالطي.", ["statement: نيكوس باباس"]),
        ("لم [يستبعد] الرئيس القبرصي نيكوس باباس عقد لقاء مع نظيره المالطي.", ["statement: نيكوس باباس"]),
        (
            "[بحث] الرئيسان القبرصي نيكوس باباس والمالطي جو بورغ التحضير ل[زيارة] الوزير اليوناني أندرياس دوكاس "
            "إلى نيقوسيا الأسبوع المقبل.",
            [
                "meeting: نيكوس باباس؛ جو بورغ",
                "visit planned 2018-03-12/2018-03-18 @نيقوسيا: أندرياس دوكاس",
            ],
        ),
        # with both of them
        (
            "[التقى] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ. و[قال] مسؤول أممي إن الأمين العام للأمم "
            "المتحدة بيتر أولسن س[يلتقي] بهما في جنيف.",
            [
                "meeting 2018-03-06: نيكوس باباس؛ جو بورغ",
                "statement: مسؤول أممي",
                "meeting planned @جنيف: بيتر أولسن؛ نيكوس باباس؛ جو بورغ",
            ],
        ),
    ],
)
def test_visits_and_meetings_by_pronouns(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # what a body said in the session of which its minister reports
        (
            "عقد مجلس الوزراء القبرصي [جلسته] أمس. و[أوضح] وزير الإعلام القبرصي نيكوس باباس أن المجلس [استعرض] "
            "عددا من التقارير، وجدد [إدانته] للهجوم، [مشدداً] على الحوار. و[أضاف] أن المجلس [رحب] بالهدنة.",
            [
                "meeting 2018-03-06: مجلس الوزراء القبرصي",
                "statement: نيكوس باباس",
                "statement (meeting) 2018-03-06: مجلس الوزراء القبرصي",
            ],
        ),
        # the occasion between a verb of saying and what it needs
        (
            "و[وعد] الرئيس القبرصي نيكوس باباس في ختام [زيارته] بدعم مالطا، و[نوه] خلال حفل الافتتاح بجهودها.",
            ["statement (visit): نيكوس باباس", "visit: نيكوس باباس"],
        ),
        # his reservations: nobody who speaks
        (
            "[أعلن] الرئيس القبرصي نيكوس باباس أن الحل قريب، و[أبدى] تحفظه على الخطة.",
            ["statement: نيكوس باباس"],
        ),
        # organisations of citizens are private
        ("وقالت منظمة العفو الدولية إن الوضع خطير.", []),
    ],
)
def test_who_said_what(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("استقبل الرئيس القبرصي نيكوس باباس أمس وفدا من أهالي المدينة.", []),
        ("استقبل الرئيس القبرصي نيكوس باباس أمس مجموعة من المواطنين.", []),
        (
            "و[قال] الرئيس القبرصي نيكوس باباس خلال استقباله وفدا من أهالي المدينة إن الحل قريب.",
            ["statement: نيكوس باباس"],
        ),
        (
            "[استقبل] الرئيس القبرصي نيكوس باباس أمس عددا من السفراء.",
            ["meeting 2018-03-06: نيكوس باباس؛ عددا من السفراء"],
        ),
        (
            "[يزور] الرئيس القبرصي نيكوس باباس غدا فاليتا، و[يلتقي] خلالها عددا من المسؤولين.",
            [
                "visit planned 2018-03-08 @فاليتا: نيكوس باباس",
                "meeting planned 2018-03-08 @فاليتا: نيكوس باباس",
            ],
        ),
        # what somebody discusses at the meeting is described, not the meeting
        (
            "[التقى] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ. وبحث الجانبان خلال [اللقاء] أوضاع النازحين "
            "الذين يستضيفهم البلد.",
            ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ"],
        ),
        (
            "ونقل الوزير المالطي جو بورغ خلال اللقاء للرئيس القبرصي نيكوس باباس [دعوة] من الرئيس المالطي بيتر أولسن.",
            ["message: بيتر أولسن؛ نيكوس باباس"],
        ),
    ],
)
def test_crowds_and_what_is_discussed(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "[قرر] قادة المجموعة الاقتصادية لدول غرب أفريقيا أمس إرسال وفد إلى مالي.",
            ["agreement 2018-03-06: قادة المجموعة الاقتصادية لدول غرب أفريقيا"],
        ),
        # the noun of approving is the mention
        ("وقرر مجلس الوزراء القبرصي أمس [الموافقة] على الخطة.", ["agreement 2018-03-06: مجلس الوزراء القبرصي"]),
        ("قرر الرئيس القبرصي نيكوس باباس أمس تأجيل الاحتفال.", []),
        # of "memorandum of understanding" the first noun agrees with what describes it
        (
            "و[وافق] البرلمان القبرصي أمس على مذكرة تفاهم بين حكومة قبرص وحكومة مالطا [الموقعة] في 12 مارس 2015.",
            ["agreement 2018-03-06: البرلمان القبرصي", "agreement 2015-03-12: حكومة قبرص؛ حكومة مالطا"],
        ),
    ],
)
def test_what_bodies_decide(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)
