"""Triggers: the words that name or express an event, in all their forms, read from rule files."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

import cattrs
from attrs import evolve, field, frozen

from rules.conjugation import Inflection, Tense, conjugate, participles
from rules.lexicon import AFFIXES, Affixes, Lexicon, expand, takes_tanwin
from rules.load import data_folder, read_rules
from rules.schema import Rule
from rules.text import fold
from timeline.event import Kind, Occasion

MET = (Kind.CALL, Kind.MEETING)  # at which both sides speak
GATHERINGS = (*MET, Kind.VISIT)  # at which something can be said and done


class Form(StrEnum):
    """What sort of word a trigger is."""

    VERB = "verb"
    PARTICIPLE = "participle"
    NOUN = "noun"
    PREPOSITION = "preposition"  # "according to X" reports speech
    LIGHT = "light"  # carries a noun that is the event


@frozen(kw_only=True)
class Meaning:
    """The `value` of an event rule: what its words mean and what they need around them."""

    form: Form
    kind: Kind | None = None
    cameo: str = "010"
    needs: tuple[str, ...] = ()  # one of these must stand around it (see `rules.needs`)
    object: bool = False  # the direct object is a party
    partners: tuple[str, ...] = ()  # prepositions that bring in further parties
    joined: bool = False  # an event only with a partner or a subject of two
    anaphoric: bool = False  # takes up an event told before
    light: tuple[str, ...] = ()  # an event only when one of these verbs (past tense, folded) carries it
    roles: tuple[str, ...] = ()  # of subject and object, where they differ
    goal: tuple[str, ...] = ()  # what leads to the place
    echo: bool = False  # "the summit" takes up only what was called a summit
    participle_only: bool = False
    subject: str = "party"  # of a light verb
    only: bool = False  # a light verb that carries only the nouns that name it
    says: tuple[str, ...] | None = None  # how what is said may follow besides "that" and quotations; as in `needs`
    occasion: Occasion | None = None  # that the verb itself names: "tweeted"

    @property
    def takes(self) -> tuple[str, ...]:
        """What introduces what is said, where it is no clause: prepositions, "object"."""
        return self.needs if self.says is None else self.says


@frozen
class Trigger:
    """One form of a rule's word."""

    rule: str
    meaning: Meaning
    form: Form
    inflection: Inflection
    lemma: str = field(default="")


_NO_TENSE = Inflection(Tense.NONE)
_PARTICIPLE = Affixes(conjunction=True)


@frozen
class Triggers:
    """Every trigger of a language, ready to be looked up."""

    rules: tuple[Rule, ...] = field(repr=False)
    lexicon: Lexicon[Trigger] = field(repr=False)

    @classmethod
    def load(cls, language: str = "ar") -> Triggers:
        """The triggers of a language. Raises `RuleError` where a rule file is wrong."""
        rules = read_rules(data_folder(language) / "events")
        return cls(rules, Lexicon.of_folded(entry for rule in rules for entry in _folded(rule)))


@cache
def _converter() -> cattrs.Converter:
    return cattrs.Converter(forbid_extra_keys=True)


def _folded(rule: Rule) -> Iterator[tuple[str, Affixes, Trigger]]:
    for phrase, affixes, trigger in _entries(rule):
        forms = [fold(form) for form in expand(phrase)]
        if not all(form.strip() for form in forms):
            raise rule.error("phrases", f"{phrase!r} has a form without letters", "write a word")
        yield from ((form, affixes, trigger) for form in forms)


def _meaning(rule: Rule) -> Meaning:
    value: dict[str, Any] = dict(rule.value)
    if "with" in value:
        value["partners"] = value.pop("with")
    try:
        meaning = _converter().structure(value, Meaning)
    except cattrs.BaseValidationError as error:
        problem = "; ".join(cattrs.transform_error(error))
        raise rule.error("value", problem, "see rules/triggers.py for the keys of an event rule") from error
    return evolve(
        meaning,
        needs=tuple(fold(word) for word in meaning.needs),
        partners=tuple(fold(word) for word in meaning.partners),
        goal=tuple(fold(word) for word in meaning.goal),
        says=None if meaning.says is None else tuple(fold(word) for word in meaning.says),
        light=tuple(fold(phrase).split()[0] for phrase in meaning.light),
    )


def _entries(rule: Rule) -> Iterator[tuple[str, Affixes, Trigger]]:
    meaning = _meaning(rule)
    if meaning.form in (Form.NOUN, Form.PREPOSITION):
        for phrase in rule.phrases:
            trigger = Trigger(rule.name, meaning, meaning.form, _NO_TENSE, fold(phrase))
            yield phrase, AFFIXES[rule.affixes], trigger
            if meaning.form is Form.NOUN and " " not in trigger.lemma and takes_tanwin(trigger.lemma):
                yield phrase + "ا", Affixes(), trigger
        return
    for phrase in rule.phrases:
        parts = [part.strip() for part in phrase.split("/")]
        if len(parts) not in (2, 3) or not all(fold(part).strip() for part in parts if part != "-"):
            raise rule.error(
                "phrases", f"{phrase!r} is no verb", "write past / present, or past / present / participle"
            )
        yield from _verb(rule, meaning, parts)


def _verb(rule: Rule, meaning: Meaning, parts: list[str]) -> Iterator[tuple[str, Affixes, Trigger]]:
    (past, *rest), (present, *_) = parts[0].split(), parts[1].split()
    tail = " ".join(["", *rest])
    lemma = fold(past)
    if not meaning.participle_only:
        for form, inflection in conjugate(past, present):
            trigger = Trigger(rule.name, meaning, meaning.form, inflection, lemma)
            now = inflection.tense is Tense.PRESENT
            affixes = Affixes(future=now and not inflection.jussive, preposition=now, pronoun=rule.affixes == "verb")
            yield form + tail, affixes, trigger
    given = parts[2].split()[0] if len(parts) == 3 else None
    if meaning.form is Form.VERB and given != "-":
        for form, inflection in participles(present, given):
            trigger = Trigger(rule.name, meaning, Form.PARTICIPLE, inflection, lemma)
            yield form + tail, _PARTICIPLE, trigger
