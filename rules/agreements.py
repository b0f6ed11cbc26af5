"""Agreements: what parties agree, sign or adopt, the passive of it, and the nouns that tell of it."""

from __future__ import annotations

from attrs import evolve

from rules.actors import Mention, MentionForm
from rules.candidate import Candidate, candidate_of, entities_of, is_official
from rules.clitics import AND, ARTICLE
from rules.lexicon import Hit
from rules.needs import bare, instrument_behind, instrument_near, is_instrument
from rules.parties import Parties, parties_of
from rules.roles import Found, Subject, listed
from rules.scene import Scene
from rules.status import is_present, is_purpose
from rules.triggers import Form, Trigger
from timeline.event import Kind, Status

_PHRASE = 24  # tokens of an instrument's phrase: "an agreement on X between the government of A and that of B"
_TITLE = 4  # tokens between "the agreement" and its verb or participle
_REACHERS = 16  # tokens between "reaching" and "an agreement" with who reached it
_GIVEN = 3  # tokens between "reaching" and "an agreement"
_APPROVES = "030"  # the CAMEO code of approving
_CLITIC_TO, _CLITIC_IN = "ل", "ب"
_SIDES = (MentionForm.GROUP, MentionForm.STATE, MentionForm.INSTITUTION)
_PAUSES = "،,"


def agreed(
    scene: Scene, index: int, hit: Hit[Trigger], status: Status, subject: Subject, *, several: bool
) -> Candidate | None:
    """The agreement that a verb tells of; a passive names its parties behind it or behind what was agreed."""
    if signing := signers(scene, index + hit.length):
        subject = Subject(Found.NAMED, signing, signing[-1].last)
    meaning, behind = hit.value.meaning, index + hit.length
    if "done" in meaning.needs and status is Status.PLANNED and is_present(scene, index):
        return None  # "the two sides agree that" is an opinion
    on_behalf = scene.word(behind) in scene.words.about  # "and for the Saudi side X signed"
    jointly = several or len(subject.entities) > 1
    on_behalf = on_behalf or (bool(signing) and scene.word(behind).removeprefix(AND) in scene.words.of)
    named_so = jointly and hit.pronoun and scene.word(index - 1) in scene.words.relatives  # whatever both signed
    if "body" in meaning.needs and not _is_decided_by_body(scene, behind, subject):
        return None
    if "instrument" in meaning.needs and not (on_behalf or named_so or instrument_near(scene, index)):
        return None
    if subject.found is Found.NAMED and not is_official(scene, subject):
        return None
    issued, unnamed = "issued" in meaning.needs, subject.found in (Found.DROPPED, Found.NOBODY)
    passive = subject.found is Found.STRANGER or (
        unnamed and not hit.pronoun and (_is_signed(scene, index) or (issued and is_instrument(scene, subject.last)))
    )
    if issued and not (passive and _is_resolution(scene, subject.last, index)):
        return None
    if passive:
        subject = Subject(Found.NOBODY, last=behind)
    parties = parties_of(scene, behind, meaning.partners, direct=False, skip=max(subject.last, behind))
    matter = instrument_behind(scene, index, behind)
    approves = meaning.cameo == _APPROVES and subject.found is Found.NAMED  # those who signed it are others
    if matter is not None and not approves:
        named = parties_of(scene, matter_behind(scene, matter), meaning.partners, direct=issued)
        parties = named.behind(parties)
    if issued and not (parties.objects or parties.partners):
        parties = evolve(parties, objects=_owner_before(scene, index))
    if signing:
        parties = Parties()  # those for whom they sign are no others
    others = entities_of((*parties.objects, *parties.partners))
    if subject.found is Found.DROPPED and _are_all(scene, parties.partners):
        subject = Subject(Found.NOBODY)
    at_talks = scene.word(behind) in scene.words.during and scene.is_noun(behind + 1)
    if subject.found is Found.NOBODY and not (others or at_talks):
        return None  # by those who met: "the understanding that was reached during the talks"
    if others and not any(scene.cast.entities[entity].official for entity in others):
        return None  # a contract with a company
    found = candidate_of(scene, index, hit, status, subject, parties, several=several)
    return evolve(found, attending=on_behalf or scene.word(behind + 1) in scene.words.about)


def _is_decided_by_body(scene: Scene, behind: int, subject: Subject) -> bool:
    """Whether several decide together, in a council or as leaders, and no noun says that they approved."""
    body = subject.mentions[0] if subject.mentions else None
    if body is None or scene.word(body.first).removeprefix(AND).removeprefix(ARTICLE) not in scene.words.deciding:
        return False
    after = max(subject.last, behind)
    if scene.word(after).startswith(_CLITIC_IN):
        return False  # "admitted"
    if scene.word(scene.behind_when_and_where(after)) in scene.words.holding:
        return False  # "decided to hold a session"
    nouns = (hit.value for at in range(after, scene.clause_end(behind)) for hit in scene.hits.get(at, ()))
    return not any(one.form is Form.NOUN and one.meaning.kind is Kind.AGREEMENT for one in nouns)


def signers(scene: Scene, behind: int) -> tuple[Mention, ...]:
    """Who signs, named behind what is signed or whom he signs for: "signed the accord X", "signed for A X, for B Y"."""
    at, found = behind, list[Mention]()
    if is_instrument(scene, at):
        at = _definite_end(scene, at)
    bare_noun = at == behind
    while True:
        at = scene.behind_when_and_where(at)
        at += bool(found) and (scene.word(at) in _PAUSES or scene.word(at) == AND)
        at = scene.behind_when_and_where(at) if found else at
        if not bare_noun and scene.word(at) in scene.words.each and scene.word(at + 1) in scene.words.of:
            at += 2  # "each of X and Y"
        at = _next_side(scene, at) if found else at
        word = scene.word(at).removeprefix(AND)
        side = word in scene.words.about or word in scene.words.of
        principal = scene.mention_at(at + 1) if side else None
        mention = scene.mention_at(at if principal is None else principal.last)
        governed = mention is not None and scene.after_preposition(mention) is not None
        if scene.word(at - 1) in scene.words.of and scene.word(at - 2) in scene.words.each:
            governed = False
        if mention is None or (principal is None and (bare_noun or governed)):
            return tuple(found)
        if principal is None and not scene.lead(mention):
            found += listed(scene, mention)
        elif principal is not None and scene.after_preposition(mention) is None:
            found.append(mention)
        else:
            return tuple(found)
        at = found[-1].last


def _next_side(scene: Scene, index: int) -> int:
    """The token at which "and for the B side" stands, behind words of a title that no rule knows; else the token."""
    for at in range(index, min(index + _PHRASE, scene.clause_end(min(index, len(scene.tokens))) + 1)):
        if scene.is_verb(at) or scene.word(at) in scene.words.complementizers:
            break
        word = scene.word(at)
        joined = word.startswith(AND) and word[1:] in scene.words.about | scene.words.of
        side = scene.mention_at(at + 1) if joined else None
        if side is not None and side.form in _SIDES:
            return at
    return index


def _definite_end(scene: Scene, first: int) -> int:
    """The token behind the definite noun phrase of what is signed, the first itself where it is none: "the accord"."""
    at = first + 1
    while scene.word(at).startswith(ARTICLE) and scene.mention_at(at) is None:
        at += 1
    return at if at > first + 1 or scene.word(first).startswith(ARTICLE) else first


def _are_all(scene: Scene, partners: tuple[Mention, ...]) -> bool:
    """Whether "between" names all parties, so that the verb is a passive."""
    return bool(partners) and scene.after_preposition(partners[0]) in scene.words.between


def _is_signed(scene: Scene, verb: int) -> bool:
    """Whether what is agreed stands in front of its verb as the subject: "and the agreement was signed"."""
    before = verb - 1
    while scene.word(before) in scene.words.auxiliaries:
        before -= 1
    if scene.word(before) in scene.words.relatives:
        before -= 1
    first = max(scene.sentence(verb).first, before - _TITLE)
    return any(is_instrument(scene, position) for position in range(first, before + 1))


def _is_resolution(scene: Scene, behind: int, verb: int) -> bool:
    """Whether what is issued is a resolution: behind the verb, or in front of "which was issued"."""
    around = (behind, *range(verb - 1, max(scene.sentence(verb).first, verb - _PHRASE) - 1, -1))
    return any(bare(scene.word(position)) in scene.words.resolutions for position in around)


def _owner_before(scene: Scene, verb: int) -> tuple[Mention, ...]:
    """Whose resolution it is in front of "was issued": "the resolution of the Council no. 2216 that was issued"."""
    for position in range(verb - 1, max(scene.sentence(verb).first, verb - _PHRASE), -1):
        mention = scene.mention_at(position)
        if mention is not None and is_instrument(scene, position - 1):
            return (mention,)
    return ()


def with_agents(scene: Scene, parties: Parties) -> Parties:
    """The parties with those by whom it was done: "the ratification of the accord by the parliament"."""
    agents = tuple([one for one in parties.givers if scene.word(one.first - 1) in scene.words.agents])
    return evolve(parties, partners=(*parties.partners, *agents)) if agents else parties


def concluded(scene: Scene, index: int, hit: Hit[Trigger]) -> Candidate | None:
    """The agreement of which a participle speaks: "the convention signed between A and B"."""
    meaning, behind = hit.value.meaning, index + hit.length
    first = max(scene.sentence(index).first, index - _PHRASE)
    head = next((position for position in range(index - 1, first - 1, -1) if is_instrument(scene, position)), None)
    if head is None:
        return None
    if is_instrument(scene, head - 1) and _is_feminine(scene.word(head - 1)) is _is_feminine(scene.word(index)):
        head -= 1  # "memorandum of understanding"
    issued = "issued" in meaning.needs
    if issued and bare(scene.word(head)) not in scene.words.resolutions:
        return None
    if not issued and _is_feminine(scene.word(head)) is not _is_feminine(scene.word(index)):
        return None  # "the site", "the battle"
    parties = parties_of(scene, behind, meaning.partners, direct=False, through=False)
    if not parties.partners:
        parties = parties_of(scene, head + 1, meaning.partners, direct=issued, through=False)
    between = next((at for at in range(head + 1, index) if scene.word(at) in scene.words.between), None)
    if not (parties.partners or parties.objects) and between is not None:
        parties = parties_of(scene, between, meaning.partners, direct=False, through=False)
    named = (*parties.partners, *parties.objects)
    if not named:
        return None
    return candidate_of(scene, index, hit, Status.OCCURRED, Subject(Found.NOBODY), Parties(partners=named))


def _is_feminine(word: str) -> bool:
    return word.endswith(("ه", "ات"))


def signing(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a noun of signing or approving tells of what was done, not of what somebody strives for."""
    if is_purpose(scene, index, hit):
        return True
    if "told" in hit.value.meaning.needs and not _is_told(scene, index):
        return False
    article = hit.proclitic.article
    strives = (hit.proclitic.preposition == _CLITIC_TO and not article) or scene.word(index - 1) in scene.words.to
    return not strives


def matter_behind(scene: Scene, behind: int) -> int:
    """The token behind what is signed or approved: "the signing | of the peace agreement | between A and B".

    When and where may stand in front of it: "the signing yesterday in Rabat of".
    """
    at = scene.behind_when_and_where(behind)
    at += scene.word(at) in scene.words.upon
    if not is_instrument(scene, at):
        return behind
    while is_instrument(scene, at):
        at += max((hit.length for hit in scene.hits.get(at, ())), default=1)
    return at


def is_reached(scene: Scene, index: int) -> bool:
    """Whether "reaching" governs the agreement at a token and is told as done: "after reaching an agreement"."""
    for position in range(index - 1, max(scene.sentence(index).first, index - _REACHERS) - 1, -1):
        if bare(scene.word(position)) in scene.words.reaching:
            near = index - position <= _GIVEN or bool(reachers(scene, index))
            return near and _is_told(scene, position)
    return False


def reachers(scene: Scene, index: int) -> tuple[Mention, ...]:
    """Who is named between "reaching" and the agreement at a token: "Iraq's reaching an agreement with"."""
    for position in range(index - 1, max(scene.sentence(index).first, index - _REACHERS) - 1, -1):
        if bare(scene.word(position)) in scene.words.reaching:
            first = scene.mention_at(position + 1)
            named = listed(scene, first) if first is not None and scene.after_preposition(first) is None else ()
            return named if named and named[-1].last <= index else ()
    return ()


def is_deed(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a noun is what its parties did and is told as done: "after the agreement of X and Y on", "hailed it"."""
    owner = scene.mention_at(index + hit.length)
    indefinite = not (hit.proclitic.article or hit.pronoun or scene.word(index).startswith(ARTICLE))
    if owner is None or not indefinite or scene.after_preposition(owner) is not None:
        return False
    if scene.word(scene.behind_when_and_where(listed(scene, owner)[-1].last)) not in scene.words.upon:
        return False  # the agreement as a thing: "after the agreement of Geneva"
    return _is_hailed(scene, index, hit) or _is_told(scene, index)


def _is_hailed(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether somebody welcomes or regrets what a noun tells of: "welcomed the agreement of"."""
    if hit.proclitic.preposition != _CLITIC_IN:
        return False
    first = max(scene.sentence(index).first, index - _PHRASE)
    return any(found.value.lemma in scene.words.hails for at in range(first, index) for found in scene.hits.get(at, ()))


def _is_told(scene: Scene, index: int) -> bool:
    """Whether a noun stands behind "after", or behind a verb that announces what was done and its subject."""
    before = index - 1
    if scene.word(before) in scene.words.after or scene.word(before) in scene.words.since:
        return True
    if scene.word(before) in scene.words.within or scene.word(before) in scene.words.about:
        before -= 1
    while (phrase := scene.mention_over(before) or scene.time_over(before)) is not None:
        before = phrase.first - 1
    if scene.word(before - 1) in scene.words.negations:
        return False
    if bare(scene.word(before)) in scene.words.succeeds or scene.word(before) in scene.words.welcomed:
        return True
    told = [hit.value.lemma for hit in scene.hits.get(before, ()) if not hit.proclitic.preposition]
    return not (scene.words.announces.isdisjoint(told) and scene.words.impersonal.isdisjoint(told))


def is_result(scene: Scene, carrier: int) -> bool:
    """Whether a verb says that an agreement came of what is its subject: "the talks resulted in an agreement"."""
    return any(hit.value.lemma in scene.words.results for hit in scene.hits.get(carrier, ()))


def is_what_is_done(scene: Scene, index: int, hit: Hit[Trigger]) -> bool:
    """Whether a noun can be what an impersonal verb in front says was done: not "doubts were dispelled in the accord".

    Behind a preposition it is not, unless it is that of "reaching"; nor behind a noun that it completes.
    """
    before = scene.word(index - 1)
    if before in scene.words.prepositions or hit.proclitic.preposition:
        first = max(scene.sentence(index).first, index - _GIVEN)
        return any(bare(scene.word(position)) in scene.words.reaching for position in range(first, index))
    known = scene.hits.get(index - 1) or scene.mention_over(index - 1) or scene.time_over(index - 1)
    definite = hit.proclitic.article or scene.word(index).startswith(ARTICLE)
    return bool(known or definite) or before.endswith("ا") or before.startswith(ARTICLE) or not before.isalpha()


def with_another(scene: Scene, parties: set[int], others: set[int]) -> bool:
    """Whether two agreements of one party are with different ones: partners of countries that the other does not name.

    Sides are entities of the cast. Who signs for a country that the other names is no other partner.
    """
    shared, mine, theirs = (
        {scene.cast.entities[entity].country for entity in side}
        for side in (parties & others, parties - others, others - parties)
    )
    if not (mine and theirs) or None in mine | theirs:
        return False
    return not (mine & theirs or mine & shared or theirs & shared)
