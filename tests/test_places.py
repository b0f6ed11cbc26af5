"""Where things happen: cities, capitals, countries and venues, as the text names them."""

from __future__ import annotations

from datetime import date

import pytest

from rules.actors import ActorFinder
from rules.schema import unmark
from rules.tokens import Tokens

DAY = date(2019, 5, 6)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("عقد الاجتماع في [فيينا] أمس", [("فيينا", "AT")]),
        ("في [العاصمة النمساوية فيينا] أمس", [("فيينا", "AT")]),
        ("في [العاصمة الروسية] أمس", [("العاصمة الروسية", "RU")]),
        ("في [مدينة زوغديدي] أمس", [("زوغديدي", None)]),
        ("في [مدينة جدة] أمس", [("جدة", "SA")]),
        ("في [منتجع كامب ديفيد] أمس", [("منتجع كامب ديفيد", "US")]),
        ("في [منتجع النخلة] أمس", [("منتجع النخلة", None)]),
        ("ب[مقر سفارة كندا في روما] أمس", [("سفارة كندا في روما", "IT")]),
        ("إلى [مطار الملك خالد الدولي] أمس", [("مطار الملك خالد الدولي", None)]),
        ("من [بيروت] إلى [القاهرة]", [("بيروت", "LB"), ("القاهرة", "EG")]),
        ("للقاء في [سلطنة عمان]", [("سلطنة عمان", "OM")]),
        ("ب[الدوحة] ول[لندن]", [("الدوحة", "QA"), ("لندن", "GB")]),
        ("وصل إلى [عمان] عاصمة [الأردن]", [("عمان", "JO"), ("الأردن", "JO")]),
        ("زار [البحرين] و[عمان] و[قطر]", [("البحرين", "BH"), ("عمان", "OM"), ("قطر", "QA")]),
        ("في [مكتبه] أمس", [("مكتبه", None)]),
        ("في [مقر إقامتها في جنيف] أمس", [("مقر إقامتها في جنيف", "CH")]),
        ("في [مكتبه بالوزارة] أمس", [("مكتبه بالوزارة", None)]),
        ("في [مكتبه بقصر بعبدا] أمس", [("قصر بعبدا", "LB")]),
        ("في [مكتبه بالوزارة في الرياض] أمس", [("الوزارة في الرياض", "SA")]),
        ("في [مكتبه بالقيادة العامة] أمس", [("مكتبه بالقيادة العامة", None)]),
        ("في [مكتبه بوزارة الخارجية] أمس", [("مكتبه بوزارة الخارجية", None)]),
        ("ب[ديوان عام وزارة الخارجية] أمس", [("ديوان عام وزارة الخارجية", None)]),
        ("ب[مشيخة الأزهر] أمس", [("مشيخة الأزهر", "EG")]),
        ("في [معهد الدراسات الدبلوماسية] أمس", [("معهد الدراسات الدبلوماسية", None)]),
        ("في [السرايا] أمس", [("السرايا", "LB")]),
        ("في [قصره] العامر", [("قصره", None)]),
        ("في [مدينة كاليه] أمس", [("كاليه", None)]),
        ("ب[قصر المرجان في مدينة جدة]", [("قصر المرجان في مدينة جدة", "SA")]),
        ("ب[قصر المرجان بجدة] وبحث", [("قصر المرجان بجدة", "SA")]),
        # no places
        ("قدم مكتبه بيانا", []),
        ("قال وزير خارجية قطر ذلك", []),
        ("قال سفير فرنسا في المكسيك ذلك", []),
        ("قال القائم بالأعمال في السفارة الأمريكية جون بورغ ذلك", []),
        ("قال أستاذ الجامعة ذلك", []),
        ("القيادة السعودية مهتمة", []),
        ("أعلن الاتحاد الأوروبي موقفه", []),
    ],
)
def test_places(finder: ActorFinder, marked: str, expected: list[tuple[str, str | None]]) -> None:
    text, marks = unmark(marked)
    places = finder.find(Tokens.of(text), DAY).places
    assert [(place.name, place.country) for place in places] == expected
    assert tuple((place.start, place.end) for place in places) == marks


def test_a_known_place_has_coordinates(finder: ActorFinder) -> None:
    places = finder.find(Tokens.of("من سوتشي إلى كامب ديفيد ومدينة زوغديدي"), DAY).places
    assert [place.coordinates for place in places] == [(43.6, 39.72), (39.65, -77.47), None]


def test_a_city_may_act_and_be_a_place_at_once(finder: ActorFinder) -> None:
    cast = finder.find(Tokens.of("رحبت موسكو بالقرار"), DAY)
    assert [(mention.form, mention.text) for mention in cast.mentions] == [("state", "موسكو")]
    assert [place.name for place in cast.places] == ["موسكو"]
