"""Rule files are read strictly: each error names the file, the rule, the key and the remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rules.load import data_folder, read_rules
from rules.schema import Example, Rule, RuleError, unmark

GOOD = """
[[rule]]
name = "the day after"
phrases = ["غداة"]
value = { shift = 1 }
affixes = "name"
examples = [{ text = "سافر [غداة] اللقاء", published = 2015-10-25, gives = "2015-10-26" }]
never = ["غداء العمل"]
"""


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "days.toml").write_text(GOOD, encoding="utf-8")
    assert read_rules(tmp_path) == (
        Rule(
            name="the day after",
            phrases=("غداة",),
            file="days.toml",
            value={"shift": 1},
            affixes="name",
            examples=(Example("سافر [غداة] اللقاء", date(2015, 10, 25), "2015-10-26"),),
            never=("غداء العمل",),
        ),
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('name = "the day after"', ""), "days.toml, key 'name': a rule has no name: name it in plain words"),
        (
            ("phrases", "phrase"),
            "days.toml, rule 'the day after', key 'phrase': is no key of a rule: use affixes, examples,",
        ),
        (
            ('["غداة"]', "[]"),
            "days.toml, rule 'the day after', key 'phrases': a rule has no phrases: give at least one",
        ),
        (('["غداة"]', '"غداة"'), "key 'phrases': is no list of phrases: write phrases = "),
        (('"name"', '"nouns"'), "key 'affixes': 'nouns' is unknown: use one of none, particle, name"),
        (("{ shift = 1 }", "1"), "key 'value': is no table: write value = { … }"),
        (("2015-10-25", '"2015-10-25"'), "key 'published': '2015-10-25' is no day: write it without quotes"),
        (("[غداة] اللقاء", "[غداة اللقاء"), "key 'examples': the square brackets do not pair in"),
        (("[[rule]]", "[[rules]]"), "days.toml, key 'rules': is no key of a rule file: write [[rule]] tables"),
        (("name =", "name ="), None),
    ],
)
def test_each_error_says_where_and_what_to_do(tmp_path: Path, change: tuple[str, str], message: str | None) -> None:
    (tmp_path / "days.toml").write_text(GOOD.replace(*change, 1), encoding="utf-8")
    if message is None:
        assert len(read_rules(tmp_path)) == 1
        return
    with pytest.raises(RuleError) as caught:
        read_rules(tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "days.toml").write_text("[[rule", encoding="utf-8")
    with pytest.raises(RuleError, match=r"days\.toml: is not TOML .*: mend the line it names"):
        read_rules(tmp_path)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match=r"b\.toml, rule 'the day after', key 'name': a\.toml has a rule of that name"):
        read_rules(tmp_path)


def test_a_language_without_rules_is_named() -> None:
    with pytest.raises(RuleError, match="rules/data/tlh: there is no such language"):
        data_folder("tlh")


def test_marks_are_taken_out_and_become_spans() -> None:
    assert unmark("قال [أمس] ثم [غدا].") == ("قال أمس ثم غدا.", ((4, 7), (11, 14)))


@pytest.mark.parametrize("text", ["]أمس[", "[[أمس]]", "[أمس", "أمس]"])
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="do not pair"):
        unmark(text)
