"""Every rule file is read strictly: what fuzzers broke the loaders with is refused, with the file's name and a remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rules.actors import ActorFinder
from rules.build import Wording
from rules.load import data_folder
from rules.schema import RuleError
from rules.times import TimeTagger
from rules.triggers import Triggers
from rules.words import StructureWords

AS_OTHERS = "write it as the lines around it are, see docs/rules.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The rule files of Arabic. A language is named by its folder, and an absolute path leads to this one."""
    shutil.copytree(Path(str(data_folder("ar"))), tmp_path / "ar")
    return tmp_path / "ar"


@pytest.mark.parametrize(
    ("load", "file", "change", "message"),
    [
        (ActorFinder.load, "places/coordinates.toml", ("cities = ", "towns = "), f"coordinates.toml, key 'cities': is missing or unknown: {AS_OTHERS}"),
        (ActorFinder.load, "places/coordinates.toml", ('"""', '"""\nRiga'), f"coordinates.toml: is not in the form of such a file (not enough values to unpack (expected at least 2, got 1)): {AS_OTHERS}"),
        (ActorFinder.load, "places/seats.toml", ("seats = ", "seat = "), f"seats.toml, key 'seats': is missing or unknown: {AS_OTHERS}"),
        (ActorFinder.load, "places/cities.toml", ('AE = """', 'XX = 1\nAE = """'), f"cities.toml: is not in the form of such a file ('int' object has no attribute 'splitlines'): {AS_OTHERS}"),
        (ActorFinder.load, "actors/territories.toml", ('"""', '"""\nXX'), f"territories.toml: is not in the form of such a file (dictionary update sequence element #0 has length 1; 2 is required): {AS_OTHERS}"),
        (ActorFinder.load, "actors/nations.toml", ('[SE]', '[SE]\npeople = "ـ"'), "nations.toml, rule 'SE': a form has no letters: write a word, or take it out"),
        (ActorFinder.load, "actors/nonnames.toml", ('verb = """', 'verb = """\nقال'), f"nonnames.toml: is not in the form of such a file (not enough values to unpack (expected 2, got 1)): {AS_OTHERS}"),
        (ActorFinder.load, "actors/bodies.toml", ("names = ", "name = "), f"bodies.toml, key 'names': is missing or unknown: {AS_OTHERS}"),
        (ActorFinder.load, "actors/groups.toml", ('head = """', 'head = """\nـ'), "groups.toml: a form has no letters: write a word, or take it out"),
        (ActorFinder.load, "gazetteer/powers.toml", ("[[person]]", "[[person]]\nspellings = 'ـ'\n[[person]]"), "powers.toml, key 'latin': is missing: every person has a name and dated offices"),
        (ActorFinder.load, "gazetteer/powers.toml", ("[[person]]", "person = 1\n#"), "powers.toml: is not TOML"),
        (TimeTagger.load, "times/categories.toml", ("weak = ", "strong = "), f"categories.toml, key 'weak': is missing or unknown: {AS_OTHERS}"),
        (TimeTagger.load, "times/tense.toml", ("future = ", "past = "), f"tense.toml, key 'future': is missing or unknown: {AS_OTHERS}"),
        (TimeTagger.load, "times/words/feasts.toml", ("value = { ", "value = { x = 1, "), f"feasts.toml: is not in the form of such a file (Calendar.__init__() got an unexpected keyword argument 'x'): {AS_OTHERS}"),
        (TimeTagger.load, "times/words/numbers.toml", ("value = ", "value = [] #"), f"numbers.toml: is not in the form of such a file (unhashable type: 'list'): {AS_OTHERS}"),
        (StructureWords.load, "words.toml", ("during = ", "during = 1 #"), "words.toml: is not TOML"),
        (Wording.load, "contents.toml", ("words = ", "word = "), "contents.toml, key 'content': is wrong: give [[content]] tables: of, cameo, words"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file(
    folder: Path, load: Callable[[str], object], file: str, change: tuple[str, str], message: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert change[0] in text
    (folder / file).write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load(str(folder))
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("load", "file", "text", "message"),
    [
        (Triggers.load, "events/calls.toml", "rule = 1", "calls.toml, key 'rule': is no list of tables: write [[rule]] above each rule"),
        (Triggers.load, "events/calls.toml", '[[rule]]\nname = "x"\nphrases = ["(ـ|ـ)"]\nvalue = { form = "noun" }', "calls.toml, rule 'x', key 'phrases': '(ـ|ـ)' has a form without letters: write a word"),
        (Triggers.load, "events/calls.toml", '[[rule]]\nname = "x"\nphrases = ["/ يتصل"]\nvalue = { form = "verb" }', "calls.toml, rule 'x', key 'phrases': '/ يتصل' is no verb: write past / present, or past / present / participle"),
        (Triggers.load, "events/calls.toml", '[[rule]]\nname = "x"\nphrases = ["ا"]\naffixes = []', "calls.toml, rule 'x', key 'affixes': [] is unknown: use one of none, particle, name, noun, adjective, verb"),
        (Triggers.load, "events/calls.toml", '[[rule]]\nname = "x"\nphrases = ["ا"]\nexamples = 1', "calls.toml, rule 'x', key 'examples': is no list: write examples = [{ text = … }]"),
        (Triggers.load, "events/calls.toml", '[[rule]]\nname = "x"\nphrases = ["ا"]\nexamples = [{ text = 1 }]', "calls.toml, rule 'x', key 'examples': an example is wrong: write { text = …, published = …, gives = … }"),
        (ActorFinder.load, "gazetteer/gulf.toml", '[[person]]\nname = "ـ"\nlatin = "x"\noffices = []', "gulf.toml, rule 'ـ', key 'name': has a form without letters: write a name, or take it out"),
        (StructureWords.load, "words.toml", "during = [1]", "words.toml, key 'about': is missing or unknown: give the lists"),
    ],
)  # fmt: skip
def test_files_that_are_wrong(folder: Path, load: Callable[[str], object], file: str, text: str, message: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load(str(folder))
    assert str(raised.value).startswith(message)
