"""Who does it: the subject of a verb, from the construction alone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from attrs import evolve, frozen

from rules.actors import Mention, MentionForm
from rules.clitics import AND, ARTICLE, COMMAS, POSSESSIVES
from rules.concord import agrees, before_interposed, is_resumed, led
from rules.fronted import had, is_as_for
from rules.scene import Scene
from rules.speakers import is_no_speaker, is_oblique, never_speaks
from rules.triggers import Form
from timeline.event import Kind

_REACH = 40  # tokens; an interposition longer than that does not occur in readable news
_DOCUMENT = 5  # tokens of a document and whose it is
_SHORTEST = 4  # letters of a word with the article
_DOMAIN = 4  # tokens between an office and the name behind it
_OPENING_QUOTES, _CLOSING_QUOTES = frozenset('«"“'), frozenset('»"”')
_DEFINITE = ("بال", "لل")  # bi-, li- and the article
_DASH = "-"  # as all dashes are folded
_FEMININE = "ه"  # -a
_LONGEST_LIST = 20  # people
_TO_THE = "لل"  # lil-
_PAUSES = frozenset("،,-()«»\"“”'")


class Found(Enum):
    """How a subject was found."""

    NAMED = auto()  # an actor
    DROPPED = auto()  # no noun phrase: the verb's own pronoun
    STRANGER = auto()  # a noun phrase that is no actor
    OUTLET = auto()  # a news agency or the like: a source
    NOBODY = auto()  # a passive: "the agreement that was signed"
    THEY = auto()  # "the three ministers", "the participants": those just told of


NAMED, DROPPED, STRANGER, OUTLET, NOBODY, THEY = Found  # Python 3.11 is slow to find members of enumerations


@frozen
class Subject:
    """The subject of a verb: the mentions that are it, and the token behind them."""

    found: Found
    mentions: tuple[Mention, ...] = ()
    last: int = 0

    @property
    def entities(self) -> tuple[int, ...]:
        if len(self.mentions) < 2:
            return self.mentions[0].entities if self.mentions else ()
        return tuple(dict.fromkeys([entity for mention in self.mentions for entity in mention.entities]))


def subject_of(
    scene: Scene,
    verb: int,
    behind: int,
    *,
    conjoined: bool = False,
    pronoun: bool = False,
    several: bool = False,
    feminine: bool | None = None,
) -> Subject:
    """The subject of the verb at token `verb`; `behind` is the first token after the verb.

    A noun phrase in front that can only be the subject wins ("that Kerry met …"), unless the verb is `conjoined`
    ("and said"), then the first one behind the verb that no preposition governs; otherwise the subject is dropped. The
    noun before a relative pronoun is the subject unless a `pronoun` on the verb takes it up as the object. A verb in
    the dual or plural (`several`) has no subject behind it: Arabic puts the verb before its subject in the singular.
    What does not agree with a `feminine` verb or a masculine one is its object.
    """
    if _is_pronoun(scene, verb - 1):
        return Subject(DROPPED, last=behind)  # "but he", "that she": nothing else can be the subject
    front = None if conjoined or is_resumed(scene, verb, feminine) else _before(scene, verb, pronoun=pronoun)
    if several and scene.word(verb - 1) in scene.words.they:
        return Subject(THEY, last=behind)
    subject = front or (None if several else _after(scene, behind))
    if subject is not None and front is None and subject.mentions:
        group = subject.mentions[0]  # "to the reporters accompanying him": no subject
        rebels = group.form is MentionForm.INSTITUTION and group.last - group.first == 1  # called by an adjective alone
        oblique = is_oblique(scene.word(group.first)) and (rebels or not group.official)
        if oblique or (not group.official and scene.word(group.first).startswith(_TO_THE)):
            subject = None
    if subject is None:
        passive = scene.word(verb - 1) in scene.words.relatives and not pronoun
        subject = Subject(NOBODY if passive else DROPPED, last=behind)
    if subject.mentions and scene.is_they(subject.mentions[0]):
        return Subject(THEY, last=subject.last)
    if front is None and subject.found is NAMED and feminine is not None:
        first = subject.mentions[0]
        named = scene.word(verb) in scene.words.reaching  # "their reaching", written like "he reached"
        near = first.first == behind + (scene.word(behind) in scene.words.in_it) and not named
        if near and not agrees(scene, first, feminine):
            return Subject(DROPPED, last=behind)
    return subject


def _is_pronoun(scene: Scene, index: int) -> bool:
    """Whether a particle with the pronoun of the third person stands at a token, or before "had"."""
    index -= scene.word(index) in scene.words.auxiliaries
    word = scene.word(index)
    particle = word in scene.words.complementizers or word in scene.words.breaks
    return particle and len(word) > 2 and word.endswith(POSSESSIVES)


def _named(scene: Scene, mention: Mention) -> Subject:
    mention = _by_name(scene, mention)
    found = Found.OUTLET if mention.form is MentionForm.OUTLET else Found.NAMED
    mentions = listed(scene, mention)
    return Subject(found, mentions, mentions[-1].last)


def _by_name(scene: Scene, mention: Mention) -> Mention:
    """The name behind an office whose domain no rule knows whole: "the head of the mission to Libya X"."""
    if mention.form is not MentionForm.OFFICE:
        return mention
    index = mention.last
    while index - mention.last < _DOMAIN:
        named, place = scene.mention_at(index), scene.mention_at(index)
        if named is not None and named.form is MentionForm.FULL and len(named.entities) == 1:
            untitled = scene.cast.entities[named.entities[0]].title is None and not scene.lead(named)
            return evolve(named, official=mention.official) if untitled and index > mention.last else mention
        if place is not None and place.form is not MentionForm.STATE:
            return mention
        word = scene.word(index)
        governed = word[:2] == "لل" or word in scene.words.to or scene.word(index - 1) in scene.words.to
        if place is None and not governed:
            return mention
        index = place.last if place is not None else index + 1
    return mention


def listed(scene: Scene, mention: Mention) -> tuple[Mention, ...]:
    """A mention and those that "and" or a comma joins to it; those whom "the two ministers" names behind it."""
    mentions = [named_behind(scene, mention) or mention]
    index = mentions[0].last
    while index < len(scene.tokens):
        index = _behind_representative(scene, index)
        if scene.word(index) in '،,)»"' and scene.word(index):
            following = scene.mention_at(index + 1)
            joined = following is not None and (scene.lead(following) == "و" or _is_listed(scene, mentions, following))
        elif scene.word(index) == "و":
            following = scene.mention_at(index + 1)
            joined = following is not None
        else:
            following = scene.mention_at(index)
            joined = following is not None and scene.lead(following) == "و"
        if following is None or not joined or following.form is MentionForm.OUTLET:
            break
        mentions.append(following)
        index = following.last
    return tuple(mentions)


def _behind_representative(scene: Scene, index: int) -> int:
    """The token behind "represented by the Ministry", where that stands at one."""
    if scene.word(index) not in scene.words.represented:
        return index
    acting = scene.mention_at(index + 1) or scene.mention_at(index + 2)
    return index if acting is None or scene.after_preposition(acting) is None else acting.last


def _is_listed(scene: Scene, before: Sequence[Mention], mention: Mention) -> bool:
    """Whether commas alone set off one of a list that "and" ends: "X, the interior minister Y and the deputy Z"."""
    found = mention
    for _ in range(_LONGEST_LIST):
        if found.form is not MentionForm.FULL or scene.lead(found) or before[-1].form is not MentionForm.FULL:
            return False
        last = found.last + (scene.word(found.last) in COMMAS)
        following = scene.mention_at(last)
        if following is None:
            return False
        if scene.lead(following) == AND:
            return following.form is MentionForm.FULL
        if last == found.last:
            return False
        found = following
    return False


def named_behind(scene: Scene, mention: Mention) -> Mention | None:
    """Whom a joint noun names first right behind it: "the two ministers Kerry and Lavrov"."""
    if mention.form is not MentionForm.JOINT or mention.entities:
        return None
    named = scene.mention_at(mention.last)
    if named is None or scene.lead(named) or named.form not in (MentionForm.FULL, MentionForm.SHORT):
        return None
    return named


def _before(scene: Scene, verb: int, *, pronoun: bool) -> Subject | None:
    index = verb - 1
    first = scene.sentence(verb).first
    answers = scene.word(index).removeprefix("ف") in scene.words.auxiliaries and scene.word(index)[0] == "ف"
    index -= answers  # "as for X, he has said": fa-qad, fa-lam
    while index >= first and (
        scene.word(index) in scene.words.auxiliaries or scene.word(index) in _PAUSES or had(scene, index)
    ):
        index -= 1
    if scene.word(index + 1) in COMMAS and (described := before_interposed(scene, index + 1, first)) is not None:
        index = described
    relative = scene.word(index) in scene.words.relatives
    if relative:
        index -= 1
        while index >= first and scene.word(index) in _PAUSES:
            index -= 1
    mention = scene.mention_over(index)
    if mention is None or mention.last != index + 1 or mention.first < first:
        return None
    if scene.word(mention.first) in scene.words.firsts and (of := scene.mention_over(mention.first - 1)) is not None:
        return Subject(Found.NAMED, (of,), verb)  # "X is the first official who visits"
    if mention.form in (MentionForm.STATE, MentionForm.OUTLET) and scene.word(index + 1) == _DASH:
        return None  # where a report comes from, and from whom: "Cairo - Reuters -"
    # the head of a list joined by "and"
    head = mention
    while (previous := scene.mention_over(head.first - 1)) is not None and scene.lead(head) == "و":
        head = previous
    joint = scene.mention_over(head.first - 1)
    if joint is not None and named_behind(scene, joint) is head:
        head = joint
    if relative:
        if pronoun:
            return None
        if (delegation := led(scene, head)) is not None:
            return Subject(Found.NAMED, (delegation,), verb)  # "a delegation headed by X, which visits"
    elif is_as_for(scene, head.last) and scene.after_preposition(head) is None:
        # "as for the head of the union X": whatever the title is that no rule knows
        titled = scene.mention_over(head.first - 1)
        head = mention = evolve(mention, official=mention.official or (titled is not None and titled.official))
    elif _is_described(scene, head, verb):
        pass  # "a delegation (which) is visiting"
    elif answers or scene.after_preposition(head) is not None or not _opens_clause(scene, head.first, first):
        return None
    elif scene.word(head.first - 1) in _OPENING_QUOTES and scene.word(head.first - 2) in scene.words.ways.to_the_press:
        return None  # "in remarks to «…»"
    mentions = listed(scene, head)
    if mentions[-1].last != mention.last:
        mentions = (mention,)
    head = mentions[0]
    found = Found.OUTLET if head.form is MentionForm.OUTLET else Found.NAMED
    return Subject(found, mentions, verb)


def _is_described(scene: Scene, group: Mention, verb: int) -> bool:
    """Whether a verb in the present right behind an indefinite group says what it is doing there."""
    indefinite = group.form is MentionForm.GROUP and not scene.word(group.first).removeprefix("و").startswith(ARTICLE)
    if not indefinite or group.last != verb or scene.word(verb)[:1] not in "يت":
        return False
    return any(hit.value.form is Form.LIGHT or hit.value.meaning.kind is Kind.VISIT for hit in scene.hits.get(verb, ()))


_OPENING = frozenset(':«"“،-.')


def _opens_clause(scene: Scene, first: int, sentence: int) -> bool:
    """Whether a noun phrase stands where the subject of a clause stands."""
    before = scene.word(first - 1)
    structure = scene.words
    return (
        first == sentence
        or before in structure.complementizers
        or before in structure.breaks
        or before in structure.openers
        or before in _OPENING
    )


def _after(scene: Scene, behind: int) -> Subject | None:
    index, end = behind, min(scene.sentence(behind - 1).last, behind + _REACH)
    inside_phrase, bare = False, True  # inside a prepositional phrase; nothing but adverbs so far
    while index < end:
        word = scene.word(index)
        time = scene.time_over(index)
        if time is not None:
            index, inside_phrase, bare = time.last, False, False
            continue
        mention = scene.mention_at(index)
        if mention is not None:
            if index == behind and not scene.lead(mention):
                return _named(scene, mention)
            if scene.after_preposition(mention) is not None:
                inside_phrase = True
            elif not inside_phrase or (_is_complete(scene, mention) and not scene.lead(mention)):
                return _named(scene, mention)  # nothing but another noun phrase can stand right behind one
            index = mention.last
            continue
        if (further := scene.goes_on(index)) is not None:
            index = further
            continue
        if word in scene.words.complementizers or word in scene.words.relatives or word in ":.؛\n":
            return None
        if word in _PAUSES:
            if word in _OPENING_QUOTES and not _quoted_name(scene, index):
                return None
            inside_phrase, bare = word in _OPENING_QUOTES and _is_led(scene, index), False
        elif word in scene.words.prepositions or word in scene.words.during or word in scene.words.after:
            inside_phrase, bare = True, False
        elif word in scene.words.attached or word in scene.words.that_one:
            pass  # "announced that | the minister"
        elif word in scene.words.each and scene.word(index + 1) in scene.words.of and not _is_led(scene, index):
            index, inside_phrase = index + 1, False  # "each of X and Y"
        elif word[0] in "بلك" and index == behind and word not in scene.words.documents:
            inside_phrase = True
        elif word in scene.words.purposes and scene.place_at(index) is None:
            inside_phrase, bare = True, False  # "arrived in Cairo, to take part in the conference, X"
        elif word.startswith(_DEFINITE) and scene.word(index - 1) in scene.words.attached:
            inside_phrase = True  # "condemned in it the agreement"
        elif index != behind and scene.is_verb(index) and not inside_phrase:
            return None
        elif not inside_phrase and (is_no_speaker(scene, index) or not _adverb(word, scene.words.asides)):
            return _stranger(scene, index) if bare else None
        index += 1
    return None


def _is_led(scene: Scene, index: int) -> bool:
    """Whether a preposition stands right in front of a token."""
    return scene.word(index - 1) in scene.words.prepositions or scene.word(index - 1) in scene.words.to


def _is_complete(scene: Scene, mention: Mention) -> bool:
    """Whether what stands right in front of a mention cannot govern it: an actor, before a name what has al-."""
    before = mention.first - 1
    word = scene.word(before)
    definite = word.startswith(ARTICLE) and len(word) > _SHORTEST and not scene.is_noun(before)
    return scene.mention_over(before) is not None or (definite and mention.form is MentionForm.FULL)


def _quoted_name(scene: Scene, index: int) -> bool:
    """Whether quotation marks behind a verb hold its subject, as some papers put names, and not what was said."""
    mention = scene.mention_at(index + 1)
    return mention is not None and scene.word(mention.last) in _CLOSING_QUOTES


def _named_last(scene: Scene, index: int) -> Mention | None:
    """The actor who is no state and was named last before a token in its sentence."""
    before = (scene.mention_over(position) for position in range(index - 1, scene.sentence(index).first - 1, -1))
    named = [mention for mention in before if mention is not None and mention.form is not MentionForm.OUTLET]
    if scene.word(index).endswith(_FEMININE) and named and named[0].form is MentionForm.STATE:
        return named[0]  # a capital, most countries
    return next((mention for mention in named if mention.form is not MentionForm.STATE), None)


def _named_in_quotes(scene: Scene, index: int) -> Subject:
    mention = scene.mention_at(index)
    assert mention is not None
    found = Found.OUTLET if mention.form is MentionForm.OUTLET else Found.NAMED
    return Subject(found, (mention,), mention.last + 1)


def _stranger(scene: Scene, index: int) -> Subject:
    """What a noun phrase is that names no actor: those just told of, the author of a document, or nobody known."""
    if scene.word(index) in scene.words.they:
        return Subject(Found.THEY, last=index + 1)
    if scene.word(index) in scene.words.latter and (named := _named_last(scene, index)) is not None:
        return Subject(Found.NAMED, (named,), last=index + 1)
    if scene.word(index + 1) in _OPENING_QUOTES and _quoted_name(scene, index + 1):
        return _named_in_quotes(scene, index + 2)  # "the movement «…»"
    if never_speaks(scene, index) or is_no_speaker(scene, index) or is_oblique(scene.word(index)):
        return Subject(Found.DROPPED, last=index)
    if scene.word(index).removeprefix(ARTICLE) in scene.words.documents:
        return _author(scene, index)
    return Subject(Found.STRANGER, last=index)


def _author(scene: Scene, document: int) -> Subject:
    """Whose a document is, as the words behind it say; of "the statement" that of whoever issued it."""
    known = scene.word(document).startswith(ARTICLE)
    for position in range(document + 1, document + _DOCUMENT):
        if scene.word(position) in scene.words.complementizers or scene.word(position) in ":.":
            break
        author = scene.mention_at(position)
        if author is not None and author.form is not MentionForm.OUTLET:
            if known and scene.after_preposition(author) is None:
                break
            return Subject(Found.NAMED, (author,), author.last)
    return Subject(Found.DROPPED, last=document + 1) if known else Subject(Found.STRANGER, last=document)


def _adverb(word: str, asides: frozenset[str]) -> bool:
    """Whether a word looks like an indefinite accusative ("officially", "also") rather than a noun phrase."""
    return (word.endswith("ا") and not word.startswith(ARTICLE)) or word in asides
