"""The gazetteer: every entry can be found, offices have their days, mistakes in a file are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rules.actors import ActorFinder
from rules.gazetteer import Gazetteer, Tenure
from rules.load import data_folder, toml_files
from rules.schema import RuleError
from rules.tokens import Tokens


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load("ar")


def test_several_hundred_people_in_files_by_region(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.people) >= 450
    assert [file.name for file in toml_files(data_folder("ar") / "gazetteer")] == [
        "africa_asia.toml",
        "bodies.toml",
        "gulf.toml",
        "levant.toml",
        "powers.toml",
    ]


def test_nobody_is_entered_twice(gazetteer: Gazetteer) -> None:
    latin = [person.latin for person in gazetteer.people]
    assert sorted(set(latin)) == sorted(latin)


def test_every_tenure_ends_after_it_begins(gazetteer: Gazetteer) -> None:
    wrong = [
        (person.name, tenure.office)
        for person in gazetteer.people
        for tenure in person.tenures
        if not tenure.earliest <= tenure.latest
    ]
    assert wrong == []


def test_everybody_is_found_by_every_full_spelling(gazetteer: Gazetteer) -> None:
    finder = ActorFinder.load()
    missed = []
    for person in gazetteer.people:
        for spelling in (person.name, *person.spellings):
            cast = finder.find(Tokens.of(f"ثم قال {spelling} إنه مستعد"), date(2015, 8, 5))
            identities = [entity.identity.name for entity in cast.entities if entity.identity]
            if identities != [person.name]:
                missed.append((spelling, identities))
    assert missed == []


def test_an_office_is_certain_inside_its_bounds_and_possible_at_their_edges(gazetteer: Gazetteer) -> None:
    (person,) = gazetteer.called("وليد المعلم")
    assert person.office_on(date(2015, 8, 5)) == "وزير الخارجية"
    assert person.office_on(date(2005, 8, 5)) is None
    bogdanov = next(person for person in gazetteer.people if person.latin == "Mikhail Bogdanov")
    (tenure,) = bogdanov.tenures
    assert tenure == Tenure(
        "نائب وزير الخارجية", date(2011, 1, 1), date(2011, 12, 31), date(2025, 1, 1), date(2025, 12, 31)
    )
    assert [tenure.certain(date(year, 7, 1)) for year in (2010, 2011, 2012, 2025)] == [False, False, True, False]
    assert [tenure.possible(date(year, 7, 1)) for year in (2010, 2011, 2012, 2025)] == [False, True, True, True]


def test_a_short_name_counts_only_in_the_time_of_an_office() -> None:
    finder = ActorFinder.load()
    text = Tokens.of("قال كيري إنه متفائل")
    assert [entity.official for entity in finder.find(text, date(2015, 8, 5)).entities] == [True]
    assert [entity.identity for entity in finder.find(text, date(2019, 8, 5)).entities] == [None]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('[[people]]\nname = "x"', "bad.toml, key 'people': is no key of a gazetteer: write [[person]] tables"),
        (
            '[[person]]\nname = "س"\nlatin = "S"',
            "bad.toml, rule 'س', key 'offices': is missing: every person has a name and dated offices",
        ),
        (
            '[[person]]\nname = "س"\nlatin = "S"\noffices = ["وزير"]',
            "bad.toml, rule 'س', key 'offices': 'وزير' has no bounds: "
            'write "title 2004-03-09/2012", open: "2004/.."',
        ),
        (
            '[[person]]\nname = "س"\nlatin = "S"\noffices = ["وزير 2004-13/2005"]',
            "bad.toml, rule 'س', key 'offices': 'وزير 2004-13/2005': month must be in 1..12: "
            "write years, months or days",
        ),
        (
            '[[person]]\nname = "س"\nlatin = "S"\nage = 4\noffices = []',
            "bad.toml, rule 'س', key 'age': is no key of a person: use country, latin, name, offices, short, spellings",
        ),
    ],
)
def test_a_mistake_is_named_with_its_remedy(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "bad.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        Gazetteer.read(tmp_path)
    assert str(raised.value) == problem


def test_a_language_without_data_is_an_error() -> None:
    with pytest.raises(RuleError, match="there is no such language"):
        ActorFinder.load("tlh")
