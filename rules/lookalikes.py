"""Words that are written like verbs and participles that report: nouns, passives, "between", "in reply to"."""

from __future__ import annotations

from itertools import takewhile

from rules.concord import agrees
from rules.conjugation import Tense
from rules.lexicon import Hit
from rules.roles import Subject
from rules.scene import Scene
from rules.triggers import Trigger
from timeline.event import Kind

_DUAL = 2  # grammatical number
_JOINED = 5  # tokens between a purpose and another that "and" joins to it
_TO_DO, _SHORTEST_DEED = "لا", 5  # li- and a verbal noun that begins with alif; its letters
_DAMMA = "\u064f"
_TANWIN = frozenset("\u064b\u08f0")  # the ending of an indefinite accusative, and its open form


def is_no_report(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether what is written like a finite verb of saying reports nothing."""
    return (
        _is_passive(scene, index, hit)
        or _is_noun(scene, index, hit)
        or _is_other(scene, index, hit)
        or (hit.value.inflection.number == _DUAL and _has_tanwin(scene, index))
    )


def _has_tanwin(scene: Scene, index: int) -> bool:
    """Whether a token is written with the ending of a noun: "as a price", not "the two praised"."""
    return not _TANWIN.isdisjoint(scene.tokens.original_text(index, index + 1)[-2:])


def _is_passive(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether the vowel sign behind the first letter says that somebody unnamed was meant: "it was mentioned"."""
    start = scene.tokens.text.original_offset(scene.tokens.starts[index] + len(hit.proclitic.text))
    return scene.tokens.text.original[start + 1 : start + 2] == _DAMMA


def _is_noun(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a past verb is a noun of the same letters: behind "that", or a wish to stay unnamed in passing."""
    words, before = scene.words, scene.word(index - 1)
    if scene.word(index) in words.in_reply and scene.word(index + 1) in words.upon:
        return True  # "in reply to" is written like "the two replied to"
    if hit.value.inflection.tense is not Tense.PAST:
        return False
    if hit.value.lemma in words.like_deeds and _is_deed(scene, index, hit):
        return True
    if hit.proclitic.text:
        return False
    if scene.word(index + 1) in words.negations and scene.word(index + 2) in words.unnamed:
        return True  # "who asked not to be named"
    mention = scene.mention_over(index - 1)
    if mention is not None and mention.last == index and scene.is_verb(mention.first - 1):
        return True  # "the government announced its rejection": no second verb follows a subject
    governs = scene.word(index - 2)
    return before in words.that_may and governs not in words.sequels and governs not in words.did_before


def _is_deed(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a past verb is the verbal noun of its letters: "a letter of thanks", "to help them and (to) urge"."""
    if hit.value.inflection.feminine or hit.pronoun:
        return False
    behind = None if "object" in hit.value.meaning.needs else scene.mention_at(index + 1)
    ahead = None if hit.proclitic.text else scene.mention_over(index - 1)
    if any(one is not None and not agrees(scene, one, feminine=False) for one in (ahead, behind)):
        return True  # "the movement holds", "New Zealand's holding fast": no man did it
    if not hit.proclitic.text:
        letter = any(found.value.meaning.kind is Kind.MESSAGE for found in scene.hits.get(index - 1, ()))
        return letter and scene.word(index + hit.length) not in scene.words.in_it
    before = range(index - 1, max(scene.clause(index - 1), index - _JOINED) - 1, -1)
    between = takewhile(lambda at: not scene.is_verb(at) and scene.word(at).isalpha(), before)
    return any(scene.word(at).startswith(_TO_DO) and len(scene.word(at)) >= _SHORTEST_DEED for at in between)


def _is_other(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether the letters are those of other words: "it is noted that", "in reply to", "what | came in the paper"."""
    words, before, behind = scene.words, scene.word(index - 1), index + hit.length
    if scene.word(index) in words.by_the_way and scene.word(behind) in words.complementizers:
        return True
    past = hit.value.inflection.tense is Tense.PAST and not hit.pronoun
    what = before in words.what and past and not hit.proclitic.conjunction
    if what and (scene.word(behind) in words.negations or scene.word(behind + 1) in words.negations):
        return True  # "what was announced is no", also in quotation marks
    if hit.value.lemma not in words.replies:
        return False
    came = hit.proclitic.conjunction == "و" and (before in words.what or before in words.relatives)
    in_reply = hit.value.inflection.number == _DUAL and scene.word(behind) in words.upon
    return came or in_reply


def is_between(scene: Scene, index: int, hit: Hit[Trigger], subject: Subject) -> bool:
    """Whether "made clear" is "between", which is written like it: "the talks between A and B"."""
    alike = hit.value.lemma in scene.words.between and not hit.proclitic.conjunction
    return alike and (len(subject.mentions) > 1 or scene.hits.get(index - 1) is not None)


def is_counted(scene: Scene, index: int) -> bool:
    """Whether what looks like a participle is a noun: behind a number, or an object ("set aside an amount")."""
    before = scene.word(index - 1)
    if before.isdecimal() and scene.time_over(index - 1) is None:
        return True  # "26 accused"
    return scene.word(index) in scene.words.like_participles and before.isalpha()
