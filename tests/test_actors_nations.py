"""Countries: CLDR and the supplement agree, every name and adjective is found in all its forms."""

from __future__ import annotations

import re
from datetime import date

import pytest
from babel import Locale

from rules.actors import ActorFinder
from rules.load import data_folder, read_toml
from rules.nations import Nation, forms, inflect, read_nations
from rules.text import fold
from rules.tokens import Tokens

DAY = date(2019, 5, 6)
FOLDER = data_folder("ar") / "actors"
# What CLDR has beside the territories of ISO 3166-1: regions without a state, and test locales.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "XA", "XB", "ZZ"}


@pytest.fixture(scope="module")
def nations() -> tuple[Nation, ...]:
    return read_nations(FOLDER)


def test_the_generated_names_are_those_of_cldr() -> None:
    generated = dict(line.split(maxsplit=1) for line in read_toml(FOLDER / "territories.toml")["names"].splitlines())
    territories = Locale("ar").territories
    assert generated == {
        code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in NOT_ISO
    }


def test_a_name_or_adjective_belongs_to_one_country(nations: tuple[Nation, ...]) -> None:
    owners: dict[str, set[str]] = {}
    for nation in nations:
        for form in (*nation.names, *nation.adjectives, *nation.people):
            owners.setdefault(fold(form), set()).add(nation.code)
    shared = {form: codes for form, codes in owners.items() if len(codes) > 1}
    assert shared == {}


def test_every_country_is_found_by_every_name(finder: ActorFinder, nations: tuple[Nation, ...]) -> None:
    missed = []
    for nation in nations:
        for name in (*nation.names, *nation.weak):
            if "(" in name:
                continue
            cast = finder.find(Tokens.of(f"وقعت الاتفاق مع {name}، ثم انتهى"), DAY)
            if [entity.country for entity in cast.entities] != [nation.code]:
                missed.append((nation.code, name, cast.entities))
    assert missed == []


def test_every_adjective_gives_a_minister_his_country(finder: ActorFinder, nations: tuple[Nation, ...]) -> None:
    missed = []
    for nation in nations:
        for adjective in nation.adjectives:
            definite = " ".join(f"ال{word}" for word in adjective.split())
            cast = finder.find(Tokens.of(f"قال وزير العدل {definite} إنه باق"), DAY)
            found = [(entity.name, entity.country) for entity in cast.entities]
            if found != [(f"وزير العدل {definite}", nation.code)]:
                missed.append((nation.code, adjective, found))
    assert missed == []


def test_capitals_stand_for_their_governments(finder: ActorFinder, nations: tuple[Nation, ...]) -> None:
    missed = []
    for nation in nations:
        for capital in nation.capitals:
            cast = finder.find(Tokens.of(f"وأعلنت {capital} رفضها"), DAY)
            if [entity.country for entity in cast.entities] != [nation.code]:
                missed.append((nation.code, capital))
    assert missed == []


def test_an_adjective_in_all_genders_and_numbers() -> None:
    assert [form.text for form in inflect("روسي", "sound")] == [
        "روسي", "روسية", "روسيان", "روسيتان", "روسيتين", "روسيات", "روسيون", "روسيين", "روسيا",
    ]  # fmt: skip
    assert {form.text for form in inflect("كوري جنوبي")} >= {"كورية جنوبية", "كوريون جنوبيون"}


def test_an_office_in_all_genders_and_numbers() -> None:
    assert [form.text for form in inflect("وزير", "وزراء", noun=True)] == [
        "وزير", "وزيرة", "وزيران", "وزيرين", "وزيرتان", "وزيرتين", "وزيرات", "وزراء",
        "وزيرا", "وزيري", "وزيرتا", "وزيرتي", "وزيرا",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قالت الصحيفة إن الروس انسحبوا", "RU"),
        ("بعثت برسالة إلى الأتراك", "TR"),
        ("أبلغت الهنود", "IN"),
        ("قال الكوريون الجنوبيون", "KR"),
        ("سلمت للصينيين", "CN"),
        ("اعتبر الكرملين أن", "RU"),
        ("أعلن الإليزيه", "FR"),
        ("زار قصر بعبدا", "LB"),
        ("بين القاهرة", "EG"),
        ("في سلطنة عُمان", "OM"),
    ],
)
def test_peoples_capitals_and_seats(finder: ActorFinder, text: str, country: str) -> None:
    assert [entity.country for entity in finder.find(Tokens.of(text), DAY).entities] == [country]


def test_forms_are_separated_by_bars_with_spaces() -> None:
    assert forms("عين (التينة|تينة) | بعبدا |  ") == ("عين (التينة|تينة)", "بعبدا")
