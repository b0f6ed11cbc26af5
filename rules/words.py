"""The small words that give a sentence its structure, read from the language's word list."""

from __future__ import annotations

from typing import Any

from attrs import field, fields, frozen

from rules.ceremonies import Ceremonies
from rules.clitics import AND
from rules.load import data_folder, understood
from rules.remembered import Remembered
from rules.schema import RuleError
from rules.text import fold
from rules.ways import Ways

_JOINED = (
    "during",
    "after",
    "prepositions",
    "attending",
    "came_out",
)  # lists whose words may have "and" written onto them
_POINT_BACK = ("and_that", "bore_it", "came", "speaking", "while_speaking")
_TAKE_UP = ("these_meetings", "at_this", "on_this_occasion", "coming_out", "came_out")
_INSERTING = ("relatives", "prepositions", "during", "after", "issued")
_DERIVED = {
    "ways",
    "ceremonies",
    "clause_openers",
    "inserting",
    "its_end",
    "of_it",
    "across",
    "taking_up",
    "pointing_back",
    "denies",
}  # fields that are no lists of the file


@frozen
class StructureWords:
    """Sets of folded words; phrases of several words are kept joined by one space. `occasions` has those of `ways`."""

    ways: Ways
    ceremonies: Ceremonies
    clause_openers: frozenset[str]  # complementizers, relatives and breaks
    inserting: frozenset[str]  # what opens what is put in between: relatives, prepositions, "during", "after", "issued"
    its_end: frozenset[str]  # the last words of "at the end of", "at its end"
    of_it: frozenset[str]  # "in it", "at the end of it", "after it"
    across: frozenset[str]  # with what phrases of several words for "by telephone" begin
    taking_up: frozenset[str]  # what takes up events without their names
    pointing_back: frozenset[str]  # what may say within a sentence on what occasion it was said
    denies: Remembered[bool] = field(repr=False)  # whether a word is one of `denials`, with a letter on it or without
    complementizers: frozenset[str]
    relatives: frozenset[str]
    which_he: frozenset[str]
    which_she: frozenset[str]
    breaks: frozenset[str]
    prepositions: frozenset[str]
    during: frozenset[str]
    after: frozenset[str]
    negations: frozenset[str]
    denials: frozenset[str]
    truth: frozenset[str]
    firsts: frozenset[str]
    planned: frozenset[str]
    hypothetical: frozenset[str]
    purposes: frozenset[str]
    settings: frozenset[str]
    generic: frozenset[str]
    occasions: frozenset[str]
    asides: frozenset[str]
    attached: frozenset[str]
    they: frozenset[str]
    documents: frozenset[str]
    journalistic: frozenset[str]
    jointly: frozenset[str]
    masculine: frozenset[str]
    topics: frozenset[str]
    auxiliaries: frozenset[str]
    openers: frozenset[str]
    as_for: frozenset[str]
    responsibility: frozenset[str]
    did_not: frozenset[str]
    will: frozenset[str]
    that_may: frozenset[str]
    sequels: frozenset[str]
    on_condition: frozenset[str]
    to: frozenset[str]
    of: frozenset[str]
    about: frozenset[str]
    along: frozenset[str]
    between: frozenset[str]
    within: frozenset[str]
    by_way_of: frozenset[str]
    in_it: frozenset[str]
    at_its_end: frozenset[str]
    at_its_opening: frozenset[str]
    after_it: frozenset[str]
    where: frozenset[str]
    to_him: frozenset[str]
    to_it: frozenset[str]
    upon_him: frozenset[str]
    final: frozenset[str]
    leaving: frozenset[str]
    answering: frozenset[str]
    accepts: frozenset[str]
    votes: frozenset[str]
    asks: frozenset[str]
    by_it: frozenset[str]
    departs: frozenset[str]
    ending: frozenset[str]
    hails: frozenset[str]
    represented: frozenset[str]
    me_and_you: frozenset[str]
    he: frozenset[str]
    what: frozenset[str]
    by_saying: frozenset[str]
    issued: frozenset[str]
    it_says: frozenset[str]
    fringes: frozenset[str]
    attending: frozenset[str]
    accompanying: frozenset[str]
    throughout: frozenset[str]
    briefs: frozenset[str]
    informs: frozenset[str]
    no_verbs: frozenset[str]
    grows: frozenset[str]
    converses: frozenset[str]
    repeats: frozenset[str]
    precedes: frozenset[str]
    instruments: frozenset[str]
    treaties: frozenset[str]
    resolutions: frozenset[str]
    since: frozenset[str]
    upon: frozenset[str]
    reaching: frozenset[str]
    results: frozenset[str]
    announces: frozenset[str]
    succeeds: frozenset[str]
    objects: frozenset[str]
    papers: frozenset[str]
    credentials: frozenset[str]
    bearing: frozenset[str]
    hands: frozenset[str]
    kin: frozenset[str]
    telephone: frozenset[str]
    agents: frozenset[str]
    conditionals: frozenset[str]
    perhaps: frozenset[str]
    participation: frozenset[str]
    latter: frozenset[str]
    rumours: frozenset[str]
    then: frozenset[str]
    similar: frozenset[str]
    same: frozenset[str]
    lasts: frozenset[str]
    welcomed: frozenset[str]
    of_two: frozenset[str]
    of_three: frozenset[str]
    of_four: frozenset[str]
    of_five: frozenset[str]
    postponing: frozenset[str]
    cancelling: frozenset[str]
    cancelled: frozenset[str]
    invited: frozenset[str]
    concerned: frozenset[str]
    missions: frozenset[str]
    delegations: frozenset[str]
    endings: frozenset[str]
    mediating: frozenset[str]
    absent: frozenset[str]
    ties: frozenset[str]
    frames: frozenset[str]
    besides: frozenset[str]
    beside_of: frozenset[str]
    each: frozenset[str]
    apart: frozenset[str]
    in_turn: frozenset[str]
    replies: frozenset[str]
    by_the_way: frozenset[str]
    impersonal: frozenset[str]
    to_be_held: frozenset[str]
    holding: frozenset[str]
    decides: frozenset[str]
    as_said: frozenset[str]
    opens_speech: frozenset[str]
    bodies: frozenset[str]
    many: frozenset[str]
    spokesmen: frozenset[str]
    heads: frozenset[str]
    leading: frozenset[str]
    guests: frozenset[str]
    gatherings: frozenset[str]
    on_behalf: frozenset[str]
    goes_on: frozenset[str]
    unnamed: frozenset[str]
    did_before: frozenset[str]
    already: frozenset[str]
    states: frozenset[str]
    litotes: frozenset[str]
    hedges: frozenset[str]
    wordings: frozenset[str]
    came: frozenset[str]
    that_came: frozenset[str]
    remarks: frozenset[str]
    settled: frozenset[str]
    his_country: frozenset[str]
    regions: frozenset[str]
    envoys: frozenset[str]
    both_countries: frozenset[str]
    and_that: frozenset[str]
    bore_it: frozenset[str]
    speaking: frozenset[str]
    gave: frozenset[str]
    other_day: frozenset[str]
    while_it: frozenset[str]
    with_regard_to: frozenset[str]
    commenting: frozenset[str]
    incidents: frozenset[str]
    to_be_published: frozenset[str]
    when: frozenset[str]
    published_it: frozenset[str]
    dated_so: frozenset[str]
    from_then_on: frozenset[str]
    on_the_feast_of: frozenset[str]
    with_the_coming: frozenset[str]
    apart_from: frozenset[str]
    sessions: frozenset[str]
    gives_party: frozenset[str]
    previous: frozenset[str]
    courses: frozenset[str]
    ordinary: frozenset[str]
    assemblies: frozenset[str]
    begins: frozenset[str]
    starts: frozenset[str]
    arrives: frozenset[str]
    comprises: frozenset[str]
    homelands: frozenset[str]
    parliaments: frozenset[str]
    at_the_end: frozenset[str]
    contains: frozenset[str]
    on_its_fringes: frozenset[str]
    in_reply: frozenset[str]
    tours: frozenset[str]
    meanwhile: frozenset[str]
    spoke: frozenset[str]
    while_speaking: frozenset[str]
    tells_him: frozenset[str]
    these_meetings: frozenset[str]
    by_this: frozenset[str]
    on_this_occasion: frozenset[str]
    at_this: frozenset[str]
    coming_out: frozenset[str]
    addressing: frozenset[str]
    his_guest: frozenset[str]
    came_out: frozenset[str]
    out_of_it: frozenset[str]
    from_him: frozenset[str]
    had: frozenset[str]
    receptions: frozenset[str]
    was_reached: frozenset[str]
    was_held: frozenset[str]
    like_deeds: frozenset[str]
    like_participles: frozenset[str]
    another: frozenset[str]
    that_one: frozenset[str]
    at_once: frozenset[str]
    ministries: frozenset[str]
    issued_by: frozenset[str]
    deciding: frozenset[str]
    crowds: frozenset[str]
    officials: frozenset[str]
    sits: frozenset[str]
    from_him_told: frozenset[str]
    links: frozenset[str]
    reports: frozenset[str]

    @classmethod
    def load(cls, language: str = "ar") -> StructureWords:
        """The words of a language. Raises `RuleError` for a list that is missing or unknown."""
        folded = understood(data_folder(language) / "words.toml", _folded)
        for name in _JOINED:
            folded[name] |= {f"{AND}{word}" for word in folded[name]}
        ways = Ways.load(language)
        folded["occasions"] |= ways.heads
        openers = folded["complementizers"] | folded["relatives"] | folded["breaks"]
        inserting = frozenset().union(*(folded[name] for name in _INSERTING))
        pointing_back = frozenset().union(*(folded[name] for name in _POINT_BACK))
        denials = folded["denials"]
        denies = Remembered(lambda word: word in denials or word[1:] in denials)
        ceremonies = Ceremonies.load(language)
        taking_up = ceremonies.lists["facing"].union(*(folded[name] for name in _TAKE_UP))
        return cls(
            ways=ways,
            ceremonies=ceremonies,
            clause_openers=openers,
            inserting=inserting,
            across=frozenset(phrase.split()[0] for phrase in folded["telephone"] if " " in phrase),
            its_end=folded["at_the_end"] | {phrase.split()[-1] for phrase in folded["at_its_end"]},
            of_it=folded["in_it"] | folded["at_its_end"] | folded["after_it"],
            taking_up=taking_up,
            pointing_back=pointing_back,
            denies=denies,
            **folded,
        )


def _folded(lists: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The folded words of the lists, all of which must be there."""
    names = {attribute.name for attribute in fields(StructureWords)} - _DERIVED
    if wrong := sorted(names ^ set(lists)):
        raise RuleError("words.toml", None, wrong[0], "is missing or unknown", f"give the lists {sorted(names)}")
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and fold(word).strip() for word in words):
            raise RuleError("words.toml", None, name, "is no list of words", f'write {name} = ["…", "…"]')
    return {name: frozenset(fold(word) for word in words) for name, words in lists.items()}
