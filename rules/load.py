"""Reads rule files and word lists (TOML), strictly: what is not understood is an error that says what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from rules.lexicon import AFFIXES, Affixes
from rules.schema import Example, Rule, RuleError, unmark
from rules.text import fold

_RULE_KEYS = {"name", "phrases", "value", "affixes", "examples", "never"}
_AS_OTHERS = "write it as the lines around it are, see docs/rules.md"
_EXAMPLE_KEYS = {"text", "published", "gives"}


_Read = TypeVar("_Read")
_Value = TypeVar("_Value")


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


def understood(file: Traversable, reader: Callable[[dict[str, Any]], _Read]) -> _Read:
    """What a reader makes of a TOML file. Raises `RuleError` where the file is not what the reader takes it for."""
    document = read_toml(file)
    try:
        return reader(document)
    except RuleError:
        raise
    except KeyError as error:
        raise RuleError(file.name, None, str(error.args[0]), "is missing or unknown", _AS_OTHERS) from error
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise RuleError(file.name, None, None, f"is not in the form of such a file ({error})", _AS_OTHERS) from error


def entries_in(
    file: Traversable, reader: Callable[[dict[str, Any]], Iterable[tuple[str, Affixes, _Value]]]
) -> list[tuple[str, Affixes, _Value]]:
    """The entries of a lexicon that a reader finds in a TOML file. Raises `RuleError`, also for one without letters."""
    entries = understood(file, lambda document: list(reader(document)))
    if any(not phrase.strip() for phrase, _, _ in entries):
        raise RuleError(file.name, None, None, "a form has no letters", "write a word, or take it out")
    return entries


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
    tables = document.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise RuleError(file.name, None, "rule", "is no list of tables", "write [[rule]] above each rule")
    for table in tables:
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
    if not isinstance(affixes, str) or affixes not in AFFIXES:
        raise RuleError(file, name, "affixes", f"{affixes!r} is unknown", f"use one of {', '.join(AFFIXES)}")
    value = table.get("value", {})
    if not isinstance(value, dict):
        raise RuleError(file, name, "value", "is no table", "write value = { … }")
    examples = table.get("examples", [])
    if not isinstance(examples, list):
        raise RuleError(file, name, "examples", "is no list", "write examples = [{ text = … }]")
    return Rule(
        name=name,
        phrases=phrases,
        file=file,
        value=value,
        affixes=affixes,
        examples=tuple(_example(file, name, example) for example in examples),
        never=_strings(file, name, "never", table.get("never", [])),
    )


def _example(file: str, rule: str, table: Any) -> Example:
    if not isinstance(table, dict) or set(table) - _EXAMPLE_KEYS or not isinstance(table.get("text"), str):
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
    if not isinstance(value, list) or not all(isinstance(item, str) and fold(item).strip() for item in value):
        raise RuleError(file, rule, key, "is no list of phrases", f'write {key} = ["…", "…"]')
    return tuple(value)
