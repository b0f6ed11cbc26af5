"""Where a personal name ends: invented names behind titles, in sentences that go on in many ways."""

from __future__ import annotations

from datetime import date

import pytest

from rules.actors import ActorFinder
from rules.names import Names
from rules.tokens import Tokens

DAY = date(2019, 5, 6)

NAMES = [
    "ناجم الغرسلاوي",
    "كوليندا غرابار ماتيفيتش",  # not "like Linda": wa- never stands behind ka-
    "إرلان بايمينوف",  # shaped like a verbal noun
    "عبدالله بن ناصر العتيبان",
    "عبد الله بن ناصر العتيبان",
    "محمد ثلجي المومنيات",
    "عبد الحليم قنديلاوي",
    "فهد بن سعود آل مشرف",
    "أحمد أبو العزايم",
    "سيدي ولد التاه",
    "محمد ولد عبد الرحيم ولد أحمد",
    "مارك فان دن بيرغ",
    "أومبرتو دي لا كايي",
    "لارس لوكهامر",
    "يوكيو تاكاهاما",
    "دراغو مينتشيف",
    "سونيل جاين",
    "ماريا أنخيلا أولغين",
    "أولكسندر زاخارتشنكو",
    "هنريك إيفرتسن",
    "نور الدين بوشكوج",
    "صلاح الدين الزعبلاوي",
    "الحسن ولد محمد",
    "الكسندر بودولسكي",
    "كيم تشونغ سو",
    "أمادو كوليبالي",
    "إيلينا فالنسيانو",
    "طلال بن محسن بن حمد الشريان",
    "بيتر شتاينهاوزر",
    "رجب صاري أوغلو",
    "زياد المرّي",
    "جورج وايزمان",
    "جون فيشر",
    "حسن دانائي فر",
    "مجتبى فردوسي بور",
    "باتريس باولي",
    "زيغمونت واتسون",
]
# What follows a name in news, each of which must end it.
FOLLOWERS = [
    "أن بلاده ملتزمة بالاتفاق",
    "إن الوضع خطير",
    "بأنه سيغادر",
    "في مكتبه",
    "، الذي وصل أمس، ",
    "خلال اجتماع اللجنة",
    "اتصالا هاتفيا",
    "مباحثات مع الوفد",
    "ووفدا مرافقا له",
    "مؤكدا التزامه",
    "استعداد بلاده للحوار",
    "العلاقات بين البلدين",
    "القضية الفلسطينية",
    "يوم الثلاثاء",
    "إلى المطار",
    "قد زار المدينة",
    ".",
    "« خلال اللقاء",
    "حرصه على التعاون",
    "ضرورة توسيع الجهود",
    "يرافقه وفد كبير",
    "التصعيد في الجنوب",
    "الانسحاب من المدينة",
    "المشاركة في المؤتمر",
    "التدخل في شؤون الغير",
    "الانتهاكات المتكررة",
    "المتمردين إلى الحوار",
    "الشائعات المتداولة",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_ends_before_whatever_follows_it(finder: ActorFinder, name: str) -> None:
    wrong = {}
    for follower in FOLLOWERS:
        cast = finder.find(Tokens.of(f"أكد وزير الزراعة اللبناني {name} {follower}"), DAY)
        if cast.entities[0].name != name:
            wrong[follower] = cast.entities[0].name
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_before_its_title(finder: ActorFinder, name: str) -> None:
    cast = finder.find(Tokens.of(f"التقى {name} وزير الزراعة اللبناني الوفد"), DAY)
    assert [(entity.name, entity.title, entity.country) for entity in cast.entities[:1]] == [
        (name, "وزير الزراعة اللبناني", "LB")
    ]


def test_a_word_with_a_conjunction_before_a_given_name() -> None:
    names = Names.load("ar")
    assert [names.lead(word) for word in ("ومحمد", "ولاحمد", "محمد", "وليد", "بيت", "ب")] == [1, 2, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصف وزير الخارجية السويدي أولف إكلوند الاتفاق بالتاريخي", "أولف إكلوند"),
        ("قاد وزير الخارجية السويدي أولف إكلوند الحصول على الدعم", "أولف إكلوند"),
        ("أطلع وزير الخارجية السويدي أولف إكلوند المنظمات على الأمر", "أولف إكلوند"),
        ("أطلع وزير الخارجية الأردني سامي ثلجي المومنيات المنظمات على الأمر", "سامي ثلجي المومنيات"),
        ("قال وزير الخارجية السويدي علاء الدين إكلوند ذلك", "علاء الدين إكلوند"),
        ("قال وزير الخارجية سالم بوحيد الزعتري ذلك", "سالم بوحيد الزعتري"),
        ("رد المتحدث باسم الحكومة آلان كلود مبوندا على الاتهامات", "آلان كلود مبوندا"),
    ],
)
def test_family_names_have_the_article_in_some_countries_only(finder: ActorFinder, text: str, name: str) -> None:
    assert finder.find(Tokens.of(text), DAY).entities[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت المتحدثة باسم الخارجية الصينية شوا بون ينغ إن الحل قريب", "شوا بون ينغ"),
        ("شدد مستشار الدولة الصيني كوانغ جيه تشي أمس على ذلك", "كوانغ جيه تشي"),
        ("بحث وزير الخارجية الفيتنامي فونغ كوانغ مينه التعاون مع نظيره", "فونغ كوانغ مينه"),
        ("استقبل السفير الكوري سونغ هون وفد البرلمان", "سونغ هون"),
        ("أعلن نائب الرئيس الصيني شوا بون في مؤتمر صحفي ذلك", "شوا بون"),
        # elsewhere the third word is none of the name
        ("قالت المتحدثة باسم الخارجية السويدية شوا بون ينغ إن الحل قريب", "شوا بون"),
    ],
)
def test_names_of_three_words(finder: ActorFinder, text: str, name: str) -> None:
    assert finder.find(Tokens.of(text), DAY).entities[0].name == name
