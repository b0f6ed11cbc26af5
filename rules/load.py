"""Reads rule files and word lists (TOML), strictly: what is not understood is an error that says what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from rules.lexicon import AFFIXES
from rules.schema import Example, Rule, RuleError, unmark

_RULE_KEYS = {"name", "phrases", "value", "affixes", "examples", "never"}
_EXAMPLE_KEYS = {"text", "published", "gives"}


def data_folder(language: str) -> Traversable:
    """The folder of a language's rules inside the package. Raises `RuleError` for a language that has none."""
    folder = files("rules") / "data" / language
    if not folder.is_dir():
        raise RuleError(
            f"rules/data/{language}", None, None, "there is no such language", "add the folder, or use 'ar'"
        )
    return folder


def read_toml(file: Traversable) -> dict[str, Any]:
    """A TOML file. Raises `RuleError` where it is no TOML or no UTF-8."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(file.name, None, None, f"is not TOML ({error})", "mend the line it names") from error


def read_rules(folder: Traversable) -> tuple[Rule, ...]:
    """The rules of every TOML file in a folder, in the order of file names. Raises `RuleError`."""
    rules = [rule for file in toml_files(folder) for rule in _rules_of(file)]
    names: dict[str, Rule] = {}
    for rule in rules:
        if rule.name in names:
            raise rule.error("name", f"{names[rule.name].file} has a rule of that name", "give each rule its own name")
        names[rule.name] = rule
    return tuple(rules)


def toml_files(folder: Traversable) -> list[Traversable]:
    """The TOML files in a folder, in the order of their names."""
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def _rules_of(file: Traversable) -> Iterator[Rule]:
    document = read_toml(file)
    if unknown := set(document) - {"rule"}:
        raise RuleError(file.name, None, min(unknown), "is no key of a rule file", "write [[rule]] tables")
    for table in document.get("rule", []):
        yield _rule(file.name, table)


def _rule(file: str, table: Mapping[str, Any]) -> Rule:
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise RuleError(file, None, "name", "a rule has no name", "name it in plain words")
    if unknown := set(table) - _RULE_KEYS:
        raise RuleError(file, name, min(unknown), "is no key of a rule", f"use {', '.join(sorted(_RULE_KEYS))}")
    phrases = _strings(file, name, "phrases", table.get("phrases"))
    if not phrases:
        raise RuleError(file, name, "phrases", "a rule has no phrases", "give at least one")
    affixes = table.get("affixes", "particle")
    if affixes not in AFFIXES:
        raise RuleError(file, name, "affixes", f"{affixes!r} is unknown", f"use one of {', '.join(AFFIXES)}")
    value = table.get("value", {})
    if not isinstance(value, dict):
        raise RuleError(file, name, "value", "is no table", "write value = { … }")
    return Rule(
        name=name,
        phrases=phrases,
        file=file,
        value=value,
        affixes=affixes,
        examples=tuple(_example(file, name, example) for example in table.get("examples", [])),
        never=_strings(file, name, "never", table.get("never", [])),
    )


def _example(file: str, rule: str, table: Any) -> Example:
    if not isinstance(table, dict) or set(table) - _EXAMPLE_KEYS or "text" not in table:
        raise RuleError(file, rule, "examples", "an example is wrong", "write { text = …, published = …, gives = … }")
    published = table.get("published")
    if published is not None and not isinstance(published, date):
        raise RuleError(file, rule, "published", f"{published!r} is no day", "write it without quotes: 2015-10-25")
    if isinstance(published, datetime) and published.tzinfo is not None:
        raise RuleError(file, rule, "published", "has a time zone", "write local time")
    try:
        unmark(table["text"])
    except ValueError as error:
        raise RuleError(file, rule, "examples", str(error), "mark each span once with [ and ]") from error
    return Example(table["text"], published, table.get("gives"))


def _strings(file: str, rule: str, key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise RuleError(file, rule, key, "is no list of phrases", f'write {key} = ["…", "…"]')
    return tuple(value)
