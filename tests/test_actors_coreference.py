"""One actor through a text: short names, offices, counterparts, pairs, titles of honour. Invented people, but for the gazetteer."""

from __future__ import annotations

from datetime import date

import pytest

from rules.actors import ActorFinder, Cast
from rules.tokens import Tokens
from timeline.event import Identity

DAY = date(2015, 8, 5)


def told(cast: Cast) -> list[tuple[str, str]]:
    """Each mention's words, and the names of its actors."""
    return [
        (mention.text, " + ".join(cast.entities[index].name for index in mention.entities)) for mention in cast.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "التقى وزير الخارجية المجري لايوش كوفاتشنكو الوفد. وقال كوفاتشنكو إن بلاده مستعدة، ولكوفاتشنكو رأي آخر.",
            [
                ("وزير الخارجية المجري لايوش كوفاتشنكو", "لايوش كوفاتشنكو"),
                ("كوفاتشنكو", "لايوش كوفاتشنكو"),
                ("كوفاتشنكو", "لايوش كوفاتشنكو"),
            ],
            id="a later short name",
        ),
        pytest.param(
            "كوفاتشنكو: لا عودة. قال وزير الخارجية المجري لايوش كوفاتشنكو ذلك أمس.",
            [("كوفاتشنكو", "لايوش كوفاتشنكو"), ("وزير الخارجية المجري لايوش كوفاتشنكو", "لايوش كوفاتشنكو")],
            id="a short name in the headline",
        ),
        pytest.param(
            "وصل الوزير عادل بن فهد الزهراوي إلى المطار. وكان عادل الزهراوي قد غادر.",
            [
                ("الوزير عادل بن فهد الزهراوي", "عادل بن فهد الزهراوي"),
                ("عادل الزهراوي", "عادل بن فهد الزهراوي"),
            ],
            id="the fullest form is the name",
        ),
        pytest.param(
            "قال وزير الدفاع الكيني جومو واكيندا إنه سيشارك. وأضاف وزير الدفاع الكيني أن الوزير الكيني هو الرئيس.",
            [
                ("وزير الدفاع الكيني جومو واكيندا", "جومو واكيندا"),
                ("وزير الدفاع الكيني", "جومو واكيندا"),
                ("الوزير الكيني", "جومو واكيندا"),
            ],
            id="an office stands for its holder",
        ),
        pytest.param(
            "بحث وزير النقل السوداني مكي الطيب مع نظيره التشادي إبراهيم ديقا الملف، ثم غادر نظيره التشادي.",
            [
                ("وزير النقل السوداني مكي الطيب", "مكي الطيب"),
                ("نظيره التشادي إبراهيم ديقا", "إبراهيم ديقا"),
                ("نظيره التشادي", "إبراهيم ديقا"),
            ],
            id="a counterpart named once",
        ),
        pytest.param(
            "التقى الوزير الأول البلجيكي تيو فانهوت الرئيس البيروفي رامون كيسبي. وشدد الجانبان على الحوار.",
            [
                ("الوزير الأول البلجيكي تيو فانهوت", "تيو فانهوت"),
                ("الرئيس البيروفي رامون كيسبي", "رامون كيسبي"),
                ("الجانبان", "تيو فانهوت + رامون كيسبي"),
            ],
            id="both sides are those just named",
        ),
        pytest.param(
            "التقى وزير العدل القبرصي وزير العدل المالطي. وأكد الوزيران أهمية التعاون بين البلدين.",
            [
                ("وزير العدل القبرصي", "وزير العدل القبرصي"),
                ("وزير العدل المالطي", "وزير العدل المالطي"),
                ("الوزيران", "وزير العدل القبرصي + وزير العدل المالطي"),
                ("البلدين", "وزير العدل القبرصي + وزير العدل المالطي"),
            ],
            id="two ministers without names, and their countries",
        ),
        pytest.param(
            "هاتف الملك فيصل الثامن وزير الداخلية الشيخ راشد الكعبان. وأشاد جلالته بالجهود، وشكره معاليه.",
            [
                ("الملك فيصل الثامن", "فيصل الثامن"),
                ("وزير الداخلية الشيخ راشد الكعبان", "راشد الكعبان"),
                ("جلالته", "فيصل الثامن"),
                ("معاليه", "راشد الكعبان"),
            ],
            id="his majesty is the king, his excellency the minister",
        ),
        pytest.param(
            "تلقى الملك فيليب التاسع اتصالا من الملك فيصل الثامن عبر فيه عن تعازيه. ودعا جلالته إلى الهدوء.",
            [
                ("الملك فيليب التاسع", "فيليب التاسع"),
                ("الملك فيصل الثامن", "فيصل الثامن"),
                ("جلالته", "فيصل الثامن"),
            ],
            id="his majesty is the king from whom the call came, and who speaks in it",
        ),
        pytest.param(
            "اجتمع الملك فيليب التاسع أمس مع الملك فيصل الثامن. ودعا جلالته إلى الهدوء.",
            [
                ("الملك فيليب التاسع", "فيليب التاسع"),
                ("الملك فيصل الثامن", "فيصل الثامن"),
                ("جلالته", "فيليب التاسع"),
            ],
            id="his majesty is the king who acts, not the one with whom",
        ),
        pytest.param(
            "أعلنت وزارة الطاقة الكندية خطة. وقالت الوزارة إنها ستبدأ قريبا.",
            [("وزارة الطاقة الكندية", "وزارة الطاقة الكندية"), ("الوزارة", "وزارة الطاقة الكندية")],
            id="the ministry",
        ),
        pytest.param(
            "قال لافروف في موسكو إن الاتصالات مستمرة مع سامح شكري وزير الخارجية المصري.",
            [
                ("لافروف", "لافروف"),
                ("موسكو", "موسكو"),
                ("سامح شكري وزير الخارجية المصري", "سامح شكري"),
            ],
            id="people whom the gazetteer knows",
        ),
        pytest.param(
            "اتفق الرئيسان الروسي والمصري على المشروع. وقال بوتين إن السيسي رحب به.",
            [
                ("الرئيسان الروسي والمصري", "بوتين + السيسي"),
                ("بوتين", "بوتين"),
                ("السيسي", "السيسي"),
            ],
            id="offices before the names of their known holders",
        ),
    ],
)
def test_mentions_of_one_actor(finder: ActorFinder, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(finder.find(Tokens.of(text), DAY)) == expected


def test_an_office_alone_keeps_its_own_name_and_is_identified_by_its_day(finder: ActorFinder) -> None:
    text = Tokens.of("غادر وزير الخارجية المصري أمس.")
    entity = finder.find(text, date(2015, 10, 25)).entities[0]
    assert (entity.name, entity.country, entity.kind) == ("وزير الخارجية المصري", "EG", "office")
    assert entity.identity == Identity("سامح شكري", "Sameh Shoukry", "وزير الخارجية")
    assert finder.find(text, date(1999, 1, 1)).entities[0].identity is None


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("غادر رئيس الوزراء العراقي أمس.", "Haider al-Abadi"),
        ("غادر رئيس مجلس الوزراء العراقي أمس.", "Haider al-Abadi"),
        ("غادر رئيس وزراء العراق أمس.", "Haider al-Abadi"),
        ("غادر رئيس الحكومة العراقية أمس.", "Haider al-Abadi"),
        ("غادر الرئيس العراقي أمس.", "Fuad Masum"),
        ("غادر رئيس جمهورية العراق أمس.", "Fuad Masum"),
        ("غادرت المستشارة الألمانية أمس.", "Angela Merkel"),
        ("غادر الأمين العام للأمم المتحدة أمس.", "Ban Ki-moon"),
        ("غادر رئيس مجلس النواب العراقي أمس.", "Salim al-Jabouri"),
        ("غادر رئيس الأركان العراقي أمس.", None),
    ],
)
def test_one_office_under_several_names(finder: ActorFinder, text: str, latin: str | None) -> None:
    (entity,) = finder.find(Tokens.of(text), DAY).entities
    assert (entity.identity.latin if entity.identity else None) == latin


def test_the_holder_of_another_day_is_somebody_else(finder: ActorFinder) -> None:
    text = Tokens.of("التقى وزير الخارجية الأميركي الوفد.")
    identities = [finder.find(text, date(year, 6, 1)).entities[0].identity for year in (2003, 2014, 2022)]
    assert [identity.latin for identity in identities if identity] == ["Colin Powell", "John Kerry", "Antony Blinken"]


def test_a_namesake_of_another_country_is_not_identified(finder: ActorFinder) -> None:
    entity = finder.find(Tokens.of("قال وزير الزراعة الكندي جون كيري إن المحصول وفير."), DAY).entities[0]
    assert (entity.name, entity.country, entity.identity) == ("جون كيري", "CA", None)


def test_a_family_name_shared_with_the_gazetteer_goes_to_whom_the_article_names(finder: ActorFinder) -> None:
    text = "قال المحامي زياد العبادي إن الجلسة تأجلت. وأضاف العبادي أن الحكم قريب."
    cast = finder.find(Tokens.of(text), DAY)
    assert [(entity.name, entity.identity) for entity in cast.entities] == [("زياد العبادي", None)]
    assert [mention.entities for mention in cast.mentions] == [(0,), (0,)]


HOME = "ألقى وزير الخارجية عادل الجبير كلمة. وأكدت المملكة موقفها، وحضر مدير مكتب الوزير سامي القرعاني."


def test_the_home_country_follows_from_an_office_whose_holder_is_known(finder: ActorFinder) -> None:
    cast = finder.find(Tokens.of(HOME), DAY)
    assert [(entity.name, entity.country) for entity in cast.entities] == [
        ("عادل الجبير", "SA"),
        ("المملكة", "SA"),
        ("سامي القرعاني", "SA"),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("جدة - واس: استقبل وزير التعليم منصور الفهيدي الطلاب.", "SA"),
        ("القاهرة (أ ش أ): استقبل وزير التعليم سامح نديم الطلاب.", "EG"),
        ("قالت وكالة سانا إن وزير التعليم سامح نديم استقبل الطلاب.", None),
    ],
)
def test_a_national_agency_in_the_dateline_says_where_home_is(
    finder: ActorFinder, text: str, country: str | None
) -> None:
    (minister,) = (entity for entity in finder.find(Tokens.of(text), DAY).entities if entity.kind == "person")
    assert minister.country == country


def test_the_home_country_is_never_guessed(finder: ActorFinder) -> None:
    text = Tokens.of("استقبل وزير التعليم عمر الفرهود مدير الجامعة.")
    assert finder.find(text, DAY).entities[0].country is None
    assert finder.find(text, DAY, home="KW").entities[0].country == "KW"


def test_aliases_are_every_form_in_the_text(finder: ActorFinder) -> None:
    cast = finder.find(Tokens.of("قال الوزير ياكوب ملينار إنه باق. وعاد ملينار، ثم تحدث الوزير ملينار."), DAY)
    assert cast.entities[0].aliases == ("الوزير ياكوب ملينار", "ملينار", "الوزير ملينار")
