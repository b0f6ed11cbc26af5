"""What a trigger needs around it to be an event: a clause, a preposition, a place, something that is signed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice, takewhile

from rules.clitics import ARTICLE
from rules.quotations import may_open
from rules.scene import Scene
from rules.triggers import Form, Meaning
from timeline.event import Kind

_NEAR = 12  # tokens between a light verb and its noun
# what the readers of events look at themselves
_ELSEWHERE = frozenset(
    (
        "a round",
        "abroad",
        "as said",
        "body",
        "close",
        "done",
        "issued",
        "lasting",
        "occasion",
        "past",
        "person",
        "sitting",
        "works",
    )
)
_FAR = 30  # tokens between a verb and the clause that it needs
_IN_FRONT = 4  # tokens in front of a verb that hold "the fourth draft which"
_QUALIFIED = 2  # words that describe a way of speaking before a verb does: "in a joint final statement that was issued"
_DESCRIBED = 2  # words that describe an occasion: "the opening ceremony", "the bilateral meeting"
_LOOSE = 5  # words that no rule knows between a verb of handing over and the paper
_LETTERS = 3  # a longer word that begins with bi- or li- may have it written onto it
_QUOTES = frozenset('"«“:')
_PRONOUNS = ("ه", "ها", "هما", "هم")  # his, her, their
# wa-, bi-, fa-, li-, al- and their compounds, by their first letter
_PROCLITICS = {"و": ("وال", "و"), "ب": ("بال", "ب"), "ف": ("فال",), "ل": ("لل", "ل"), "ا": ("ال",)}


def needs_met(scene: Scene, index: int, behind: int, meaning: Meaning) -> bool:
    """Whether what a trigger needs stands behind it.

    "clause" is a complementizer anywhere before the next verb, "quote" an opening quotation, "paper" what is handed
    over; "that" and prepositions must follow the verb or its subject directly; "object" is met by anything.
    """
    needs = tuple([need for need in meaning.needs if need not in _ELSEWHERE])
    if "adopted" in needs:
        return _adopted(scene, index, behind)
    if not needs or "object" in needs or ("instrument" in needs and instrument_near(scene, index)):
        return True
    if "which" in needs and scene.word(index - 1) in scene.words.relatives:
        return True  # "the initiative that X put forward"
    if "paper" in needs:
        if scene.word(index - 1) in scene.words.relatives:
            before = (bare(scene.word(at)) for at in range(max(index - _IN_FRONT, 0), index - 1))
            if not scene.words.papers.isdisjoint(before):
                return True  # "the draft that he handed to"
        return paper_behind(scene, behind, by="ب" if "ب" in needs else "")
    if "the paper" in needs:
        return letter_behind(scene, behind)
    if "to an instrument" in needs:
        return _instrument_led(scene, index, behind)
    if "by telephone" in needs:
        return _telephone_behind(scene, index, behind)
    if "to visit" in needs:
        return _visit_behind(scene, behind)
    end = min(scene.sentence(index).last, behind + _FAR)
    close = "close" in meaning.needs  # nothing but who does it stands between the verb and what it needs
    adjacent, position, described = True, behind, -1  # where a clause may describe a way of speaking: "that X made"
    while position < end:
        mention = scene.mention_at(position)
        time, place = scene.time_over(position), scene.place_at(position)
        if mention is not None or time is not None or place is not None:
            lead = scene.lead(mention) if mention is not None else ""
            if adjacent and lead and lead in needs:
                return True
            position, adjacent = max([span.last for span in (mention, time, place) if span is not None]), True
            continue
        word = scene.word(position)
        if word in scene.words.complementizers and ("clause" in needs or ("that" in needs and adjacent)):
            return True
        if "quote" in needs and word in _QUOTES and (word == ":" or may_open(scene.tokens, position)):
            return True
        if adjacent and (word in needs or _holds(scene, position, needs) or _resumes(scene, index, position, needs)):
            return True
        way = scene.ways.get(position + 1)
        if word in scene.words.by_way_of and (way or bare(scene.word(position + 1)) in scene.words.occasions):
            position += 1 + (way.length if way else 1)  # "in a statement" stands between a verb and its complement
            position += scene.word(position) in scene.words.ways.press
            described = position + _QUALIFIED
            continue
        if adjacent and (occasion := _behind_occasion(scene, position)) is not None:
            position, described = occasion, occasion + _QUALIFIED
            continue
        if position > behind and position > described and _is_another(scene, position):
            return False
        if (
            not close
            and len(word) > 1
            and word in needs
            and (word not in scene.words.prepositions or position < scene.clause_end(index))
        ):
            return True
        adjacent = adjacent and (not word.isalpha() or word in scene.words.asides or word in scene.words.attached)
        position += 1
    return False


def _behind_occasion(scene: Scene, position: int) -> int | None:
    """The token behind the occasion that a preposition names: of "promised, at the end of the meeting, to"."""
    words, at = scene.words, position
    while scene.word(at) in words.within or scene.word(at) in words.during or scene.word(at) in words.after:
        at += 1
    if at == position or not (scene.is_noun(at) or at in scene.ceremonies):
        return None
    named = [hit.length for hit in scene.hits.get(at, ()) if hit.value.form is Form.NOUN]
    ceremony = scene.ceremonies.get(at)
    at += max([*named, 0 if ceremony is None else ceremony.length])
    described = takewhile(
        lambda index: scene.word(index).startswith(ARTICLE) and scene.mention_at(index) is None, count(at)
    )
    return at + sum(1 for _ in islice(described, _DESCRIBED))


def _holds(scene: Scene, position: int, needs: tuple[str, ...]) -> bool:
    """Whether a preposition that is needed is written onto a word: bi-, li-."""
    word = scene.word(position)
    if word in scene.words.votes:
        return False  # "approved by a majority"
    return word[0] in needs and word[0] in "بل" and (len(word) > _LETTERS or word in scene.words.what)


def _resumes(scene: Scene, index: int, position: int, needs: tuple[str, ...]) -> bool:
    """Whether what a trigger needs has a pronoun: "what it expressed" (its solidarity)."""
    word = scene.word(position)
    return scene.word(index - 1) in scene.words.what and any(
        word == need + pronoun for need in needs for pronoun in _PRONOUNS
    )


def _is_another(scene: Scene, index: int) -> bool:
    """Whether another verb stands at a token, that does not only describe somebody, and no noun that is counted."""
    return scene.is_verb(index) and not (_describes(scene, index) or scene.word(index - 1).isdecimal())


def _describes(scene: Scene, index: int) -> bool:
    """Whether a verb only describes somebody: "who is visiting", but not "who said"."""
    reports = any(hit.value.meaning.kind is Kind.STATEMENT for hit in scene.hits[index])
    return scene.word(index - 1) in scene.words.relatives and not reports


def instrument_near(scene: Scene, index: int) -> bool:
    """Whether the clauses around a verb name something that is signed or adopted."""
    sentence = scene.sentence(index)
    around = range(max(sentence.first, index - _NEAR), min(sentence.last, index + 2 * _NEAR))
    return any(is_instrument(scene, position) for position in around)


def _adopted(scene: Scene, index: int, behind: int) -> bool:
    """Whether what is adopted is the object of a verb, or what its clause describes: "the plan that it passed"."""
    if scene.word(index - 1) in scene.words.relatives:
        first = max(scene.sentence(index).first, index - _LOOSE)
        return any(is_instrument(scene, position) for position in range(first, index - 1))
    return instrument_behind(scene, index, behind) is not None


def instrument_behind(scene: Scene, index: int, behind: int) -> int | None:
    """The token of what is signed or adopted, where it is the object of the verb or noun at a token."""
    position, loose, end = behind, 0, min(scene.clause_end(index), behind + _FAR)
    while position < end and loose <= _LOOSE:
        phrase = scene.mention_at(position) or scene.time_over(position) or scene.place_at(position)
        if phrase is not None:
            position = phrase.last
            continue
        word = scene.word(position)
        governs = scene.word(position - 1)
        if is_instrument(scene, position) and (governs not in scene.words.prepositions or governs in scene.words.upon):
            led = word.startswith("ب") and word not in scene.words.instruments
            return None if led else position  # not "admitted the decision"
        if scene.is_verb(position) or word in scene.words.complementizers:
            return None
        loose += word.isalpha() and word not in scene.words.prepositions
        position += 1
    return None


def _instrument_led(scene: Scene, index: int, behind: int) -> bool:
    """Whether "to" leads to what is signed in the clause of a verb: "acceded to the convention"."""
    return any(
        scene.word(position - 1) in scene.words.to and bare(scene.word(position)) in scene.words.treaties
        for position in range(behind + 1, min(scene.clause_end(index), behind + _FAR))
    )


def is_instrument(scene: Scene, index: int) -> bool:
    """Whether a word names what is signed or adopted, whatever is written onto it."""
    word = scene.word(index)
    return word in scene.words.instruments or bare(word) in scene.words.instruments


def paper_behind(scene: Scene, behind: int, *, by: str = "") -> bool:
    """Whether a paper is the object of a verb of handing over: directly, or behind those who give and take it.

    `by` is a preposition that the verb puts before the paper.
    """
    position, loose, end = behind, 0, min(scene.clause_end(behind - 1), behind + _FAR)
    while position < end:
        phrase = scene.mention_at(position) or scene.time_over(position) or scene.place_at(position)
        if phrase is not None:
            position = phrase.last
            continue
        word = scene.word(position)
        governed = scene.word(position - 1) in scene.words.prepositions
        if not governed and is_paper(scene, position, by):
            return True
        free = not word.isalpha() or word in scene.words.prepositions or word in scene.words.attached
        if not free:
            loose += 1
            other = word.endswith("ا") and not word.startswith(ARTICLE)  # an object of its own
            if loose > _LOOSE or (other and not governed) or scene.is_verb(position):
                return False
        position += 1
    return False


def letter_behind(scene: Scene, index: int) -> bool:
    """Whether "the letter", "the cable" stands at a token."""
    return any(
        hit.value.meaning.kind is Kind.MESSAGE and hit.value.meaning.anaphoric and hit.value.form is Form.NOUN
        for hit in scene.hits.get(index, ())
    )


def is_paper(scene: Scene, index: int, by: str = "") -> bool:
    """Whether a word, or it and the next, name a paper, whatever is written onto it."""
    word = scene.word(index)
    if by:
        if not word.startswith(by):
            return False
        word = word[len(by) :]
    stem = word.removeprefix(ARTICLE)
    following = scene.word(index + 1)
    return any(noun in scene.words.papers for noun in _without_pronoun(stem)) or any(
        f"{stem} {noun}" in scene.words.papers for noun in _without_pronoun(following.removeprefix(ARTICLE))
    )


def _without_pronoun(word: str) -> Iterator[str]:
    """A noun as it may be written without the pronoun on it: ta marbuta opens before one."""
    yield word
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun):
            stem = word.removesuffix(pronoun)
            yield stem
            yield stem.removesuffix("ت") + "ه"


def _telephone_behind(scene: Scene, index: int, behind: int) -> bool:
    """Whether the clause says that its verb is done by telephone."""
    return any(
        scene.word(position) in scene.words.telephone
        or f"{scene.word(position)} {scene.word(position + 1)}" in scene.words.telephone
        for position in range(behind, scene.clause_end(index))
    )


def _visit_behind(scene: Scene, behind: int) -> bool:
    """Whether somebody is called on to visit: "invited X to visit", "called on X for a visit to"."""
    return any(
        (hit.proclitic.preposition in scene.words.to or scene.word(index - 1) in scene.words.to)
        and hit.value.meaning.kind is Kind.VISIT
        and hit.value.form is Form.NOUN
        for index in range(behind, min(scene.clause_end(behind - 1), behind + _FAR))
        for hit in scene.hits.get(index, ())
    )


def bare(word: str) -> str:
    """A noun without the conjunction, preposition and article written onto it."""
    for proclitic in _PROCLITICS.get(word[:1], ()):
        if word.startswith(proclitic) and len(word) > len(proclitic) + 2:
            return word[len(proclitic) :]
    return word


def region_of(scene: Scene, behind: int, index: int, meaning: Meaning) -> int | None:
    """The token of the region, too wide for a place of its own, that a visit leads to: "visits the region"."""
    for position in range(index + 1, min(scene.clause_end(index), index + 25)):
        if scene.word(position) in scene.words.regions and scene.mention_over(position) is None:
            before = scene.word(position - 1)
            if before in scene.words.prepositions:
                return position if before in meaning.goal else None
            if position >= behind:
                return position if "object" in meaning.goal else None
    return None


def _is_owned(scene: Scene, position: int) -> bool:
    """Whether a place belongs to the noun in front of it: "promised, on his visit, the support of Malta"."""
    before = scene.word(position - 1)
    if position - 1 in scene.hits:
        return False  # "paid a visit to Malta": bi-ziyara
    known = scene.mention_over(position - 1) or scene.time_over(position - 1)
    return before.startswith("ب") and len(before) > _LETTERS and not known and before not in scene.words.prepositions


def goal_of(scene: Scene, behind: int, index: int, meaning: Meaning, *, direct: bool = True) -> int | None:
    """The index of the place that a visit leads to; not `direct` if only a preposition can lead to it."""
    direct = direct and "object" in meaning.goal
    for position in range(index + 1, min(scene.clause_end(index), index + 25)):
        place = scene.place_at(position)
        if place is None:
            continue
        preposition = scene.after_preposition(place)
        if (
            (preposition in scene.words.to and preposition in meaning.goal)
            or (preposition in meaning.goal and preposition not in scene.words.within)
            or (preposition is None and direct and position >= behind and not _is_owned(scene, position))
        ):
            return scene.place_index(place)
        if preposition in meaning.goal and preposition in scene.words.within:
            return scene.place_index(place)
    return None
