"""Long titles: parts of institutions, lists that share a title, numbers, "the Kingdom", bodies called by their noun.

Invented people in the patterns of real news, with every mention marked.
"""

from __future__ import annotations

from datetime import date

import pytest

from rules.actors import ActorFinder, Cast
from rules.publishers import Publishers
from rules.schema import unmark
from rules.tokens import Tokens
from timeline.article import Article

DAY = date(2019, 5, 6)


def told(cast: Cast) -> list[str]:
    """Each mention's actors as "name / title / country"."""
    return [
        " + ".join(
            " / ".join(part or "-" for part in (entity.name, entity.title, entity.country))
            for entity in (cast.entities[index] for index in mention.entities)
        )
        for mention in cast.mentions
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "قال [رئيس لجنة الشؤون الخارجية في مجلس الشيوخ الأميركي روبرت هالدن] إن الاتفاق ضعيف.",
            ["روبرت هالدن / رئيس لجنة الشؤون الخارجية في مجلس الشيوخ الأميركي / US"],
            id="a committee in a parliament",
        ),
        pytest.param(
            "ذكرت [مسؤولة السياسة الخارجية بالاتحاد الأوروبي هيلينا فوسكو] أن الحوار مستمر.",
            ["هيلينا فوسكو / مسؤولة السياسة الخارجية بالاتحاد الأوروبي / EU"],
            id="bi- for in",
        ),
        pytest.param(
            "قال [رئيس اللجنة] في [مجلس النواب العراقي] إن الحل قريب.",
            ["رئيس اللجنة / - / -", "مجلس النواب العراقي / - / IQ"],
            id="the committee is one already, and speaks in parliament",
        ),
        pytest.param(
            "أكد [وكيل وزارة الخارجية للشؤون متعددة الأطراف ناصر الدوسري] دعمه للقرار.",
            ["ناصر الدوسري / وكيل وزارة الخارجية للشؤون متعددة الأطراف / -"],
            id="multilateral affairs",
        ),
        pytest.param(
            "قال [الوزير المكلف بالعلاقات مع البرلمان والمجتمع المدني مراد بنسالم] إن الحل قريب.",
            ["مراد بنسالم / الوزير المكلف بالعلاقات مع البرلمان والمجتمع المدني / -"],
            id="charged with relations with the parliament",
        ),
        pytest.param(
            "أكد [الوزير المنتدب لدى وزير الشؤون الخارجية والتعاون مراد بنسالم] دعمه.",
            ["مراد بنسالم / الوزير المنتدب لدى وزير الشؤون الخارجية والتعاون / -"],
            id="delegated to another minister",
        ),
        pytest.param(
            "أكد [رئيس بعثة الأمم المتحدة المتكاملة المتعددة الأبعاد لتحقيق الاستقرار في مالي لوران ديكو] أن الهدنة صامدة.",
            ["لوران ديكو / رئيس بعثة الأمم المتحدة المتكاملة المتعددة الأبعاد لتحقيق الاستقرار في مالي / UN"],
            id="a mission, what for and where",
        ),
        pytest.param(
            "قال [رئيس الآلية الأفريقية رفيعة المستوى كوفي أساري] إن الحل قريب.",
            ["كوفي أساري / رئيس الآلية الأفريقية رفيعة المستوى / -"],
            id="high-level",
        ),
        pytest.param(
            "قال [عضو المجلس السيادي الفريق أول ياسر عبد الرحيم كباشي] إن الحل قريب.",
            ["ياسر عبد الرحيم كباشي / عضو المجلس السيادي / -"],
            id="an adjective that no list has, before a rank",
        ),
        pytest.param(
            "استقبلته [سفيرة الاتحاد الأوروبي بالرباط كلودينا فيدال] و[كاتب الدولة الألماني للشؤون الخارجية ماركوس هوفل].",
            [
                "كلودينا فيدال / سفيرة الاتحاد الأوروبي بالرباط / EU",
                "ماركوس هوفل / كاتب الدولة الألماني للشؤون الخارجية / DE",
            ],
            id="where an ambassador sits, a secretary of state",
        ),
        pytest.param(
            "قالت [مساعدة وزير الخارجية الأمريكية لشؤون أفريقيا ليندا توماس هولدن] إن الحل قريب، ورد [وزير الصيد الناني ولد أشروقه].",
            [
                "ليندا توماس هولدن / مساعدة وزير الخارجية الأمريكية لشؤون أفريقيا / US",
                "الناني ولد أشروقه / وزير الصيد / -",
            ],
            id="the assistant, a woman; the son of",
        ),
        pytest.param(
            "قال [السفير الأميركي] ب[القاهرة] للصحفيين إن [وزير الدفاع المكلف] وصل إلى [روما].",
            [
                "السفير الأميركي / - / US",
                "القاهرة / - / EG",
                "وزير الدفاع المكلف / - / -",
                "روما / - / IT",
            ],
            id="no name behind it",
        ),
        pytest.param(
            "قال [نائب رئيس الوزراء وزير الخارجية وشؤون المغتربين سامي ثلجي] إن [الوزيران كارل ليند وماري بونو] هنا.",
            [
                "سامي ثلجي / نائب رئيس الوزراء وزير الخارجية وشؤون المغتربين / -",
                "كارل ليند / الوزير / - + ماري بونو / الوزير / -",
            ],
            id="and the affairs of expatriates; the two ministers by name",
        ),
        pytest.param(
            "قالت [رئيسة بعثة الاتحاد الأوروبي لمراقبة الانتخابات في زامبيا سيسيل كيبونغ] و[مدير إدارة آسيا في الخارجية اليمنية أحمد حسن حجري] ذلك.",
            [
                "سيسيل كيبونغ / رئيسة بعثة الاتحاد الأوروبي لمراقبة الانتخابات في زامبيا / EU",
                "أحمد حسن حجري / مدير إدارة آسيا في الخارجية اليمنية / YE",
            ],
            id="the observation of the elections, not his observer; a continent",
        ),
        pytest.param(
            "قال [رئيس لجنة التحقيق الدولية المستقلة بشأن سورية باولو مينيزيس] إن [مفوض السلم والأمن في الاتحاد الأفريقي إسماعيل شرقاوي] وصل.",
            [
                "باولو مينيزيس / رئيس لجنة التحقيق الدولية المستقلة بشأن سورية / -",
                "إسماعيل شرقاوي / مفوض السلم والأمن في الاتحاد الأفريقي / -",
            ],
            id="a committee on something; in a body",
        ),
        pytest.param(
            "قال [وزير الدفاع الجزائري الفريق أحمد قايد عمار] إن [الرئيس التيموري] قائد.",
            ["أحمد قايد عمار / وزير الدفاع الجزائري / DZ", "الرئيس التيموري / - / TL"],
            id="a name written like a commander",
        ),
        pytest.param(
            "استقبل الوزير للمرة الأولى [نيكوس باباس].",
            ["نيكوس باباس / - / -"],
            id="for the first time is no title",
        ),
        pytest.param(
            "قال [الوزير المكلف بالشؤون المغاربية عبد القادر بلحاج] إن الحل ليبي.",
            ["عبد القادر بلحاج / الوزير المكلف بالشؤون المغاربية / -"],
            id="charged with",
        ),
        pytest.param(
            "وصف [المستشار في مكتب وزير الدفاع السعودي العميد سعد القرني] الضربات بالناجحة.",
            ["سعد القرني / المستشار في مكتب وزير الدفاع السعودي / SA"],
            id="adviser in the office of",
        ),
        pytest.param(
            "قال [رئيس بعثة الأمم المتحدة إلى ليبيا ماركو بيلي] إن الحوار مستمر.",
            ["ماركو بيلي / رئيس بعثة الأمم المتحدة إلى ليبيا / UN"],
            id="a mission is sent somewhere",
        ),
        pytest.param(
            "نفى [عضو وفد مجلس النواب المعترف به سالم الورفلي] الخبر.",
            ["سالم الورفلي / عضو وفد مجلس النواب المعترف به / -"],
            id="recognised",
        ),
        pytest.param(
            "قال [مدير عام وزارة الخارجية اليونانية دينوس غالاكيس] إن العلاقات قوية.",
            ["دينوس غالاكيس / مدير عام وزارة الخارجية اليونانية / GR"],
            id="director general in the construct",
        ),
        pytest.param(
            "اعتبر [السيناتور الجمهوري بوب هاليداي] الاتفاق خطأ، وردت [السيناتور الفرنسية ناتالي دوبوا].",
            ["بوب هاليداي / السيناتور الجمهوري / US", "ناتالي دوبوا / السيناتور الفرنسية / FR"],
            id="senators are American unless something says where they are from",
        ),
        pytest.param(
            "أعلنت [هيئة الأركان العامة للجيش الروسي] المناورات.",
            ["هيئة الأركان العامة للجيش الروسي / - / RU"],
            id="the staff of an army",
        ),
        pytest.param(
            "اجتمع [ممثلو 17 دولة] و[سفراء مجموعة الـ18] أمس.",
            ["ممثلو 17 دولة / - / -", "سفراء مجموعة ال18 / - / -"],
            id="counted states",
        ),
        pytest.param(
            "رحب [سفراء الدول الأعضاء في حلف شمال الأطلسي] بذلك.",
            ["سفراء الدول الأعضاء في حلف شمال الأطلسي / - / -"],
            id="member states",
        ),
        pytest.param(
            "قال [القائم بأعمال السفارة السعودية في طهران أحمد المرعشي] إن الحادث مؤسف.",
            ["أحمد المرعشي / القائم بأعمال السفارة السعودية في طهران / SA"],
            id="the article of one who acts for the embassy",
        ),
        pytest.param(
            "قال [المتحدث باسم المقاومة الشعبية في تعز رشاد الشرعاني] إن المعارك مستمرة.",
            ["رشاد الشرعاني / المتحدث باسم المقاومة الشعبية في تعز / YE"],
            id="a spokesman's place before his name",
        ),
        pytest.param(
            "قال [المتحدث باسم المقاومة الشعبية] في تعز إن المعارك مستمرة.",
            ["المتحدث باسم المقاومة الشعبية / - / YE"],
            id="where a spokesman speaks",
        ),
        pytest.param(
            "طالب [مقرر الأمم المتحدة الخاص المعني بحقوق الإنسان في إيران سليم شاهبور] بالإفراج عنهم.",
            ["سليم شاهبور / مقرر الأمم المتحدة الخاص المعني بحقوق الإنسان في إيران / UN"],
            id="concerned with, in a country",
        ),
        pytest.param(
            "استعرض [رئيس الوزراء الليتواني ألغيرداس بوتشيتشوس] في مكتبه سبل العمل.",
            ["ألغيرداس بوتشيتشوس / رئيس الوزراء الليتواني / LT"],
            id="a foreign name that begins like the article",
        ),
        pytest.param(
            "استقبل [أحمد الطيب] [سفير ألمانيا].",
            ["أحمد الطيب / - / EG", "سفير ألمانيا / - / DE"],
            id="another country's office behind a known name is whom he receives",
        ),
        pytest.param("رفضت الأحزاب نظام الحصص.", [], id="a regime of quotas is no regime"),
    ],
)
def test_long_titles(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = finder.find(Tokens.of(text), DAY)
    assert told(cast) == expected
    assert tuple((mention.start, mention.end) for mention in cast.mentions) == marks


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "اجتمع [وزيرا خارجية روسيا وإيران إيغور سامسونوف ورضا كرماني] أمس.",
            ["إيغور سامسونوف / وزير خارجية روسيا / RU + رضا كرماني / وزير خارجية إيران / IR"],
            id="names in a row behind the countries",
        ),
        pytest.param(
            "عقد [وزراء خارجية قطر خالد الهاجري وتركيا مراد أيدن ومصر سامي البدري] جلسة.",
            [
                "خالد الهاجري / وزير خارجية قطر / QA + مراد أيدن / وزير خارجية تركيا / TR"
                " + سامي البدري / وزير خارجية مصر / EG"
            ],
            id="each name behind its country",
        ),
        pytest.param(
            "أكد [الرئيسان الروماني ميرتشا يونيسكو والبلغاري بويكو ستانيشيف] ذلك.",
            [
                "ميرتشا يونيسكو / الرئيس الروماني / RO + بويكو ستانيشيف / الرئيس البلغاري / BG",
            ],
            id="each name behind its adjective",
        ),
        pytest.param(
            "اجتمع [كيري] إلى [نظرائه في دول مجلس التعاون].",
            ["كيري / - / US", "نظرائه في دول مجلس التعاون / - / -"],
            id="counterparts in a body",
        ),
        pytest.param(
            "اجتمع [كيري] مع [نظرائه الخليجيين] في [الدوحة].",
            ["كيري / - / US", "نظرائه الخليجيين / - / -", "الدوحة / - / QA"],
            id="counterparts in a city",
        ),
    ],
)
def test_lists_that_share_a_title(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = finder.find(Tokens.of(text), date(2015, 8, 5))
    assert told(cast) == expected
    assert tuple((mention.start, mention.end) for mention in cast.mentions) == marks


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "دعت [جماعة الحوثي] إلى الحوار، وقالت إن [وفد الجماعة] لم يصل.",
            ["جماعة الحوثي / - / YE", "وفد الجماعة / - / YE"],
            id="the delegation of the movement",
        ),
        pytest.param(
            "رحب [الاتحاد الأوروبي] بالخطة. وقال [قادة الاتحاد] إنها جيدة.",
            ["الاتحاد الأوروبي / - / EU", "قادة الاتحاد / - / EU"],
            id="the leaders of the union",
        ),
        pytest.param(
            "قال [مدير عام الوكالة الدولية للطاقة الذرية] إن التفتيش بدأ. ورحبت [الوكالة] بذلك.",
            ["مدير عام الوكالة الدولية للطاقة الذرية / - / -", "الوكالة الدولية للطاقة الذرية / - / -"],
            id="a body named inside a title only",
        ),
        pytest.param(
            "استقبل [أمير الكويت] [رئيس البرلمان السوداني أحمد النصار] و[الوفد المرافق له].",
            ["أمير الكويت / - / KW", "أحمد النصار / رئيس البرلمان السوداني / SD", "الوفد المرافق له / - / SD"],
            id="the delegation with him",
        ),
    ],
)
def test_what_bodies_are_called_by_their_noun(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = finder.find(Tokens.of(text), DAY)
    assert told(cast) == expected
    assert tuple((mention.start, mention.end) for mention in cast.mentions) == marks


@pytest.mark.parametrize(
    ("text", "home", "country"),
    [
        ("أكد سفير المملكة في بريطانيا محمد القحطاني ذلك.", None, "SA"),
        ("أكد سفير المملكة في بريطانيا محمد القحطاني ذلك.", "JO", "JO"),
        ("أكد سفير المملكة في البحرين محمد القحطاني ذلك.", None, "SA"),
        ("قال وزير البحرين سامي الفارسي إن سفير المملكة يعقوب القحطاني أكد ذلك.", None, "BH"),
    ],
)
def test_who_acts_for_the_kingdom(finder: ActorFinder, text: str, home: str | None, country: str) -> None:
    cast = finder.find(Tokens.of(text), DAY, home=home)
    found = [entity.country for entity in cast.entities if entity.name.endswith("القحطاني")]
    assert found == [country]


@pytest.mark.parametrize(
    ("source", "url", "home"),
    [
        ("الرياض", None, "SA"),
        ("Al-Riyadh", None, "SA"),
        ("صحيفة عكاظ", None, "SA"),
        ("www.okaz.com", None, "SA"),
        (None, "https://www.example.com.kw/news/1", "KW"),
        ("الجزيرة", None, None),
        ("الحياة", "https://example.org/eg", None),
        (None, "http://[bad", None),
        (None, None, None),
    ],
)
def test_where_a_publisher_is_at_home(source: str | None, url: str | None, home: str | None) -> None:
    article = Article(text="أخبار", published=DAY, source=source, url=url)
    assert Publishers.load("ar").home(article) == home


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قال عضو مجلس الوزراء سالم القرنفلي إن الحل قريب.", "SA"),
        ("طرابلس: قال عضو مجلس الوزراء سالم القرنفلي إن ليبيا لليبيين وإن الجيش الليبي قوي.", None),
        ("قال عضو مجلس الوزراء سالم القرنفلي إن ليبيا لليبيين وإن الجيش الليبي قوي، وتحدث عن السعودية.", "SA"),
    ],
)
def test_the_publishers_country_counts_where_the_text_is_not_about_another(
    finder: ActorFinder, text: str, country: str | None
) -> None:
    cast = finder.find(Tokens.of(text), DAY, home="SA")
    assert [entity.country for entity in cast.entities if entity.kind == "person"] == [country]
