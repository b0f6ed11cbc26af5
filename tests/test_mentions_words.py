"""Whose words are told, of documents and interviews; what was put off; who takes part in what."""

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
        # the statement goes on for whoever issued it
        (
            "[أعلنت] الخارجية العمانية في بيان أمس أن السفارة فتحت أبوابها. و[أضاف] البيان أن الموظفين عادوا.",
            ["statement (written_statement) 2018-03-06: الخارجية العمانية"],
        ),
        (
            "أصدرت الخارجية العمانية بياناً [أعلنت] فيه إغلاق السفارة. و[أكد] البيان أن الموظفين عادوا.",
            ["statement (written_statement): الخارجية العمانية"],
        ),
        ("وأكد البيان الختامي أهمية الحوار. وشدد البيان على دعم قبرص.", []),
        # whom a government accuses is no part of it
        ("و[اتهمت] الحكومة اليمنية الحوثيين بخرق الهدنة.", ["statement: الحكومة اليمنية"]),
        # who gave the briefing that was heard
        (
            "عقد مجلس الأمن [جلسة] أمس استمع خلالها إلى [إحاطة] من المبعوث الأممي بيتر أولسن.",
            ["meeting 2018-03-06: مجلس الأمن", "statement: بيتر أولسن"],
        ),
        # the day of the visit is not that of the invitation
        (
            "ووجه الرئيس القبرصي نيكوس باباس [دعوة] إلى نظيره المالطي جو بورغ لزيارة نيقوسيا في نوفمبر.",
            ["message: نيكوس باباس؛ جو بورغ"],
        ),
        (
            "بدأ الرئيس القبرصي نيكوس باباس أمس [زيارة] إلى فاليتا [يلتقي] خلالها كبار المسؤولين.",
            ["visit 2018-03-06 @فاليتا: نيكوس باباس", "meeting planned @فاليتا: نيكوس باباس"],
        ),
    ],
)
def test_statements_in_documents_and_invitations(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


def test_who_tells_of_a_call(extractor: Extractor) -> None:
    """What somebody says of his call of yesterday, he may say on any day."""
    check(
        extractor,
        "[قال] الرئيس القبرصي نيكوس باباس إنه [هاتف] نظيره المالطي جو بورغ أمس، كما [ذكر] أن الحل قريب.",
        ["statement: نيكوس باباس", "call 2018-03-06: جو بورغ؛ نيكوس باباس"],
    )


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # words of which a clause says whose they were
        (
            "و[أعربت] الخارجية العمانية عن استيائها من [التصريحات] التي أدلى بها الرئيس القبرصي نيكوس باباس أمس.",
            ["statement: الخارجية العمانية", "statement (remarks) 2018-03-06: نيكوس باباس"],
        ),
        (
            "و[رحبت] الخارجية العمانية ب[البيان] الصادر عن الخارجية الروسية الشهر الماضي.",
            ["statement: الخارجية العمانية", "statement 2018-02: الخارجية الروسية"],
        ),
        (
            "[قالت] الخارجية العمانية في بيان أصدرته أمس إن الحل قريب.",
            ["statement (written_statement) 2018-03-06: الخارجية العمانية"],
        ),
        # who holds a press conference says what is said in it, but not to whom a report is made
        (
            "[التقى] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ. وأعقب ذلك مؤتمر صحفي للوزير اليوناني "
            "أندرياس دوكاس [قال] فيه إن الحل قريب.",
            ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ", "statement (press_conference) 2018-03-06: أندرياس دوكاس"],
        ),
        # what the meeting will be about is not where it will be
        (
            "يعقد البرلمان القبرصي غدا [اجتماعا] طارئا. و[قال] نيكوس باباس رئيس البرلمان إن [الاجتماع] سيبحث الأوضاع في "
            "ليبيا.",
            ["meeting planned 2018-03-08: البرلمان القبرصي", "statement: نيكوس باباس"],
        ),
        # an envoy who carries a letter
        (
            "أرسل الرئيس القبرصي نيكوس باباس مبعوثا إلى فاليتا يحمل [رسالة] إلى نظيره المالطي جو بورغ.",
            ["message: نيكوس باباس؛ جو بورغ"],
        ),
    ],
)
def test_whose_words_they_were(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "[هاجم] الرئيس القبرصي نيكوس باباس الخطة، [متسائلاً]: «هل هذا عدل؟».",
            ["statement: نيكوس باباس"],
        ),
        (
            "[قال] الرئيس القبرصي نيكوس باباس إن الحل قريب، مجددا [الدعوة] إلى الحوار. وجدد الرئيس [مطالبته] بالهدنة.",
            ["statement: نيكوس باباس"],
        ),
        ("وبحسب ما [قاله] الرئيس القبرصي نيكوس باباس لـ«الحياة»، عاد الجنود.", ["statement (remarks): نيكوس باباس"]),
        (
            "أجرت قناة «العربية» مقابلة مع الرئيس القبرصي نيكوس باباس [قال] فيها إن الحل قريب.",
            ["statement (interview): نيكوس باباس"],
        ),
        ("ووجه الرئيس القبرصي نيكوس باباس الدعوة إلى الشعب.", []),
    ],
)
def test_further_ways_of_saying(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # what was put off has its new day, or none
        (
            "كان من المقرر أن [يلتقي] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ. و[قال] متحدث باسم الرئاسة "
            "القبرصية إن [اللقاء] تأجل إلى الجمعة.",
            [
                "meeting planned 2018-03-09: نيكوس باباس؛ جو بورغ",
                "statement: متحدث باسم الرئاسة القبرصية",
            ],
        ),
        (
            "كان من المقرر أن [يلتقي] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ، لكن اللقاء أرجئ.",
            ["meeting planned: نيكوس باباس؛ جو بورغ"],
        ),
        # who arrived, behind what he came for
        (
            "[وصل] إلى القاهرة أمس للمشاركة في حفل الافتتاح كل من الرئيس القبرصي نيكوس باباس ونظيره المالطي جو بورغ.",
            ["visit 2018-03-06 @القاهرة: نيكوس باباس؛ جو بورغ"],
        ),
        (
            "[زار] السفير المالطي جو بورغ أمس الرئيس القبرصي نيكوس باباس. وجرى [عرض] للأوضاع.",
            ["meeting 2018-03-06: جو بورغ؛ نيكوس باباس"],
        ),
    ],
)
def test_what_was_put_off_and_who_came(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "عاد إلى نيقوسيا أمس الرئيس القبرصي نيكوس باباس بعد مشاركته في [اجتماع] مجلس الجامعة العربية في القاهرة.",
            ["meeting @القاهرة: مجلس الجامعة العربية؛ نيكوس باباس"],
        ),
        (
            "[استقبل] الرئيس القبرصي نيكوس باباس على الفور نظيره المالطي جو بورغ.",
            ["meeting: نيكوس باباس؛ جو بورغ"],
        ),
        # what somebody will defend
        ("[قال] الرئيس القبرصي نيكوس باباس إن مالطا ستدافع عن نفسها.", ["statement: نيكوس باباس"]),
        # "the Foreign" is a ministry
        (
            "[قالت] الخارجية العمانية إن الحل قريب. و[أوضحت] المتحدثة باسم الوزارة سارة الهنائي أن الوفد عاد.",
            ["statement: الخارجية العمانية؛ سارة الهنائي"],
        ),
    ],
)
def test_who_takes_part(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # what a body discussed at the session told before
        (
            "عقد مجلس الوزراء القبرصي [جلسته] أمس. و[قال] وزير الإعلام القبرصي نيكوس باباس إن المجلس [ناقش] التقرير. "
            "كما [تطرق] المجلس إلى الهدنة.",
            ["meeting 2018-03-06: مجلس الوزراء القبرصي", "statement: نيكوس باباس"],
        ),
        ("ناقش البرلمان القبرصي أمس تقرير الوزارة.", []),
        # a session that is to come, of whoever is named before it
        (
            "س[ترفع] الحكومة المالطية تقريرها إلى مجلس الوزراء في [جلسته] الاستثنائية مساء غد.",
            [
                "message planned (meeting) 2018-03-08: الحكومة المالطية؛ مجلس الوزراء",
                "meeting planned 2018-03-08: مجلس الوزراء",
            ],
        ),
        # an understanding reached at talks is that of those who met
        (
            "[التقى] الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ. و[أضاف] باباس أن التفاهم الذي [أبرم] خلال "
            "[اللقاء] مهم.",
            [
                "meeting 2018-03-06: نيكوس باباس؛ جو بورغ",
                "statement: نيكوس باباس",
                "agreement (meeting) 2018-03-06: نيكوس باباس؛ جو بورغ",
            ],
        ),
        ("[قالت] الخارجية العمانية إن الحل قريب، كما [أكدت] الحاجة إلى الحوار.", ["statement: الخارجية العمانية"]),
    ],
)
def test_sessions_and_understandings(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # what was just told was said on an occasion that is named behind it
        (
            "[أكد] الرئيس القبرصي نيكوس باباس أن الحل قريب. جاء ذلك في [مؤتمر صحفي] عقده أمس في فاليتا.",
            ["statement (press_conference) 2018-03-06 @فاليتا: نيكوس باباس"],
        ),
        (
            "[أدانت] الخارجية العمانية الهجوم. جاء ذلك في [بيان] أصدرته أمس.",
            ["statement (written_statement) 2018-03-06: الخارجية العمانية"],
        ),
        ("[أعلن] ذلك الرئيس القبرصي نيكوس باباس أمس.", ["statement 2018-03-06: نيكوس باباس"]),
    ],
)
def test_this_was_said(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


def test_who_signs_at_the_very_end(extractor: Extractor) -> None:
    """Nothing stands behind whoever signs, not even a full stop."""
    check(extractor, "[وقعت] الاتفاقية أمس قبرص", ["agreement 2018-03-06: قبرص"])


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("[قال] نيكوس باباس، وزير الخارجية القبرصي ورئيس", ["statement: نيكوس باباس"]),
        ("[قال] الرئيس القبرصي نيكوس باباس إن البرلمان قضى بإنشاء لجنة تحقيق", ["statement: نيكوس باباس"]),
    ],
)
def test_a_title_at_the_very_end(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)
