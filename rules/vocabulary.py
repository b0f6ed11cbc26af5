"""The words that actors and places are named with: one lexicon, each entry tagged with what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Any

from attrs import evolve, frozen

from rules.clitics import ARTICLE
from rules.lexicon import AFFIXES, Affixes, Hit, Lexicon, expand
from rules.load import data_folder, entries_in
from rules.nations import Nation, forms, inflect, read_nations
from rules.schema import RuleError
from rules.text import fold
from rules.tokens import Tokens

_OFFICE_KEYS = {
    "name",
    "plural",
    "links",
    "private",
    "governs",
    "country",
    "usual",
    "rank",
    "needs",
    "unnamed",
    "source",
    "joins",
    "annexed",
    "seated",
    "international",
    "feminine",
    "adjective",
}


class Tag(StrEnum):
    """What an entry is."""

    NATION = "nation"
    NATIONALITY = "nationality"  # adjective
    REGION = "region"  # adjective of a region: Arab, Western
    CAPITAL = "capital"
    SEAT = "seat"
    CITY = "city"
    BODY = "body"
    OFFICE = "office"
    ADDRESS = "address"
    RANK = "rank"
    PRONOMINAL = "pronominal"
    PIOUS = "pious"
    GROUP = "group"
    QUANTITY = "quantity"
    ACTING = "acting"  # in another's place
    MEMBER = "member"  # said of the states in a body
    NUMBER = "number"
    COUNTED = "counted"  # states and parties behind a number
    PEER = "peer"  # his counterpart
    LEADING = "leading"  # headed by
    JOINT = "joint"
    SIDE = "side"
    REALM = "realm"  # "the Kingdom"
    INSTITUTION = "institution"
    INNER = "inner"
    PORTFOLIO = "portfolio"
    QUALIFIER = "qualifier"
    OUTLET = "outlet"
    OUTLET_NOUN = "outlet noun"
    PERSON = "person"
    PLACE_NOUN = "place noun"
    AREA = "area"  # a region too wide for a place


@frozen
class Office:
    """A noun that heads a title."""

    name: str
    links: frozenset[str] = frozenset()  # prepositions whose object belongs to the title
    private: bool = False
    governs: bool = True  # takes a complement
    needs: bool = False  # is a title only with a complement
    country: str | None = None
    usual: str | None = None  # whose office it is where nothing says so
    rank: bool = False  # an honorific where another office stands beside it
    unnamed: bool = False  # names officials who stay unnamed
    source: bool = False  # names a source, who counts only where tied to a state or an institution
    international: str | None = None  # the body that one with "international" beside it acts for
    adjective: bool = False  # an adjective behind a definite noun: the press conference
    annexed: bool = False  # its last word governs, so that the article on the first changes nothing
    seated: bool = False  # the place behind "in" is part of the title where a name follows
    joins: bool = False  # a second office may follow without a conjunction


@frozen
class Term:
    """What an entry of the lexicon stands for."""

    tag: Tag
    name: str
    country: str | None = None
    number: int = 1
    feminine: bool = False
    construct: bool = False
    article: bool = False  # counts only with the article
    weak: bool = False  # an ordinary word too
    official: bool = True
    proper: bool = False  # a proper name follows
    part: bool = False  # names a part of an institution
    office: Office | None = None
    kind: str = ""


_NAME = AFFIXES["name"]
_DEFINITE = Affixes(preposition=True, article=True, bare=False)
_NOUN = AFFIXES["noun"]
_ADJECTIVE = AFFIXES["adjective"]

Entry = tuple[str, Affixes, Term]


def lines(text: str) -> tuple[str, ...]:
    """The lines of a word list that are not empty."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def phrase(form: str) -> str:
    """A form as the tokens of a text would show it."""
    folded = fold(form)
    words = folded.split()
    return " ".join(words if all(map(str.isalpha, words)) else Tokens.of(folded).words)


def _named(form: str, term: Term) -> Iterator[Entry]:
    """A name: one that begins with the article is also found behind li-, which swallows the article's alif."""
    for variant in expand(form):
        words = phrase(variant)
        if words.startswith(ARTICLE) and len(words.split()[0]) > 4:
            yield words[2:], _DEFINITE, evolve(term, article=True)
        else:  # nothing is written onto a single letter: "d." for doctor
            yield words, _NAME if len(words) > 1 else AFFIXES["none"], term


def _nation(nation: Nation) -> Iterator[Entry]:
    code = nation.code
    for name in nation.names:
        yield from _named(name, Term(Tag.NATION, nation.names[0], code))
    for name in nation.weak:
        yield from _named(name, Term(Tag.NATION, nation.names[0], code, weak=True))
    for name in nation.capitals:
        yield from _named(name, Term(Tag.CAPITAL, nation.capitals[0], code))
    for adjective in nation.adjectives:
        yield from _adjective(adjective, Term(Tag.NATIONALITY, adjective, code))
    for people in nation.people:
        yield fold(people), _ADJECTIVE, Term(Tag.NATIONALITY, people, code, number=3)


def _adjective(base: str, term: Term) -> Iterator[Entry]:
    for form in inflect(base):
        words = fold(form.text).split()
        inflected = Term(term.tag, term.name, term.country, form.number, form.feminine, kind=term.kind)
        yield " ".join(words), _ADJECTIVE, inflected
        if len(words) > 1:  # al-kuri al-janubi
            definite = " ".join([words[0], *(ARTICLE + word for word in words[1:])])
            yield definite, _DEFINITE, evolve(inflected, article=True)


def _office(table: dict[str, Any]) -> Iterator[Entry]:
    name = table.get("name", "")
    if unknown := set(table) - _OFFICE_KEYS:
        raise RuleError("offices.toml", name, min(unknown), "is no key of an office", f"use {', '.join(_OFFICE_KEYS)}")
    options = {key: value for key, value in table.items() if key not in ("name", "plural", "links", "feminine")}
    office = Office(name, frozenset(fold(table.get("links", "")).split()), **options)
    for form in inflect(name, table.get("plural", "sound"), noun=True):
        if form.feminine and not table.get("feminine", True):
            continue
        term = Term(Tag.OFFICE, name, office.country, form.number, form.feminine, form.construct, office=office)
        yield fold(form.text), _NOUN, term


def _list(tag: Tag, text: str, affixes: Affixes, **options: Any) -> Iterator[Entry]:
    for line in lines(text):
        names = forms(line)
        for name in names:
            yield phrase(name), affixes, Term(tag, names[0], **options)


def _entries(actors: Traversable, places: Traversable) -> Iterator[Entry]:
    for nation in read_nations(actors):
        entries = tuple(_nation(nation))
        if not all(words.strip() for words, _, _ in entries):
            raise RuleError("nations.toml", nation.code, None, "a form has no letters", "write a word, or take it out")
        yield from entries
    for name, reader in _ACTORS.items():
        yield from entries_in(actors / name, reader)
    for name, reader in _PLACES.items():
        yield from entries_in(places / name, reader)


def _offices(document: dict[str, Any]) -> Iterator[Entry]:
    for table in document["office"]:
        yield from _office(table)


def _bodies(document: dict[str, Any]) -> Iterator[Entry]:
    for body in document["body"]:
        weak = {form for line in lines(body.get("weak", "")) for form in forms(line)}
        for line in lines(body["names"]):
            names = forms(line)
            for name in names:
                term = Term(
                    Tag.BODY, names[0], body.get("country"), official=body.get("official", True), weak=name in weak
                )
                yield from _named(name, term)


def _outlets(outlets: dict[str, Any]) -> Iterator[Entry]:
    weak = set(lines(outlets["weak"]))
    national = dict(line.split(" = ") for line in lines(outlets["national"]))
    for kind in ("agency", "outlet"):
        for line in lines(outlets[kind]):
            names = forms(line)
            for name in names:
                term = Term(Tag.OUTLET, names[0], national.get(names[0]), weak=name in weak, kind=kind)
                yield from _named(name, evolve(term, official=False))
        yield from _list(Tag.OUTLET_NOUN, outlets[f"{kind}_noun"], _NAME, kind=kind)


def _honorifics(words: dict[str, Any]) -> Iterator[Entry]:
    for line in lines(words["pronominal"]):
        honours, _, offices = line.partition(" = ")
        for name in forms(honours):
            yield from _named(name, Term(Tag.PRONOMINAL, name, kind=fold(offices)))
    for key, tag in (("address", Tag.ADDRESS), ("rank", Tag.RANK), ("after", Tag.PIOUS)):
        for line in lines(words[key]):
            yield from _named(line, Term(tag, line))


def _groups(words: dict[str, Any]) -> Iterator[Entry]:
    yield from _list(Tag.GROUP, words["head"], _ADJECTIVE)
    yield from _list(Tag.MEMBER, words["member"], _NAME)
    yield from _list(Tag.NUMBER, words["number"], AFFIXES["none"])
    yield from _list(Tag.COUNTED, words["counted"], AFFIXES["none"])
    yield from _list(Tag.QUANTITY, words["quantity"], _NAME)
    yield from _list(Tag.LEADING, words["leading"], AFFIXES["none"])
    for key, number in (("counterpart_one", 1), ("counterpart_two", 2)):
        yield from _list(Tag.PEER, words[key], _NAME, number=number)
    for line in lines(words["counterpart_many"]):
        name, _, plurals = line.partition(" = ")
        for form in forms(plurals):
            yield phrase(form), _NAME, Term(Tag.PEER, name, number=3)
    for key, number in (("joint_persons", 2), ("joint_three", 3), ("joint_states", 2), ("joint_sides", 2)):
        for line in lines(words[key]):
            name, _, plurals = line.partition(" = ")
            for form in forms(plurals):
                yield from _named(form, Term(Tag.JOINT, name, number=number, kind=key.removeprefix("joint_")))
    for line in lines(words["side"]):
        yield from _named(line, Term(Tag.SIDE, line))
    for line in lines(words["realm"]):
        name, _, countries = line.partition(" = ")
        yield from _named(name, Term(Tag.REALM, name, kind=countries))


def _institutions(words: dict[str, Any]) -> Iterator[Entry]:
    proper, led, part, sent, vague = (set(lines(words[key])) for key in ("proper", "led", "part", "sent", "vague"))
    for key, tag, official in (
        ("official", Tag.INSTITUTION, True),
        ("private", Tag.INSTITUTION, False),
        ("inner", Tag.INNER, True),
        ("portfolio", Tag.PORTFOLIO, True),
    ):
        for line in lines(words[key]):
            kind = "led" if line in led else "sent" if line in sent else ""
            term = Term(tag, line, official=official, proper=line in proper, part=line in part, kind=kind)
            yield fold(line), _NOUN, evolve(term, weak=tag is Tag.INSTITUTION and line in vague)


def _qualifiers(words: dict[str, Any]) -> Iterator[Entry]:
    for adjective in lines(words["region"]):
        yield from _adjective(adjective, Term(Tag.REGION, adjective))
    for line in lines(words["people"]):
        people, _, adjective = line.partition(" = ")
        yield fold(people), _ADJECTIVE, Term(Tag.REGION, adjective, number=3)
    service, business, charged = (lines(words[kind]) for kind in ("service", "business", "charged"))
    kinds = dict.fromkeys(service, "service") | dict.fromkeys(business, "business") | dict.fromkeys(charged, "charged")
    for adjective in dict.fromkeys((*lines(words["adjective"]), *service, *business, *charged)):
        kind = kinds.get(adjective, "")
        yield from _adjective(adjective, Term(Tag.QUALIFIER, adjective, kind=kind))
    yield from _list(Tag.ACTING, words["acting"], AFFIXES["none"])


def _seats(document: dict[str, Any]) -> Iterator[Entry]:
    yield from _with_country(Tag.SEAT, document["seats"])


def _cities(document: dict[str, Any]) -> Iterator[Entry]:
    for country, text in document.items():
        for line in lines(text):
            yield from _places(Tag.CITY, forms(line.partition("=")[0]), country)


def _venues(words: dict[str, Any]) -> Iterator[Entry]:
    yield from _with_country(Tag.CITY, words["venues"])
    for line in lines(words["area"]):
        yield from _named(line, Term(Tag.AREA, line))
    for kind in ("noun", "town", "keep", "capital", "own"):
        yield from _list(Tag.PLACE_NOUN, words[kind], _NOUN, kind=kind)


_ACTORS = {
    "offices.toml": _offices,
    "bodies.toml": _bodies,
    "outlets.toml": _outlets,
    "honorifics.toml": _honorifics,
    "groups.toml": _groups,
    "institutions.toml": _institutions,
    "qualifiers.toml": _qualifiers,
}
_PLACES = {"seats.toml": _seats, "cities.toml": _cities, "venues.toml": _venues}


def _with_country(tag: Tag, text: str) -> Iterator[Entry]:
    for line in lines(text):
        names, _, where = line.partition("=")
        yield from _places(tag, forms(names), where.partition(",")[0].strip() or None)


def _places(tag: Tag, names: tuple[str, ...], country: str | None) -> Iterator[Entry]:
    for name in names:
        yield from _named(name, Term(tag, names[0], country))


class Vocabulary:
    """The lexicon of a language's actors and places."""

    def __init__(self, lexicon: Lexicon[Term]) -> None:
        self._lexicon = lexicon

    @classmethod
    def load(cls, language: str, more: Sequence[Entry] = ()) -> Vocabulary:
        """The vocabulary in the language's rule data, and further entries. Raises `RuleError`."""
        folder = data_folder(language)
        return cls(Lexicon.of_folded([*_entries(folder / "actors", folder / "places"), *more]))

    def find(self, words: Sequence[str]) -> dict[int, tuple[Hit[Term], ...]]:
        """What begins at each token of a text at which something does, longest first."""
        return self._lexicon.find(words)
