"""One text's tokens with what the vocabulary knows of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, count
from operator import attrgetter, sub

from rules.clitics import ARTICLE
from rules.lexicon import Hit
from rules.names import Names
from rules.realms import REALMS, courtesy, in_full
from rules.text import fold
from rules.tokens import Tokens
from rules.vocabulary import Tag, Term, Vocabulary
from timeline.letters import plain

CONJUNCTION = "و"
# What cannot be part of a personal name.
_BARRING = frozenset(Tag) - {
    Tag.QUALIFIER,
    Tag.CITY,
    Tag.PERSON,
    Tag.PLACE_NOUN,
    Tag.NATIONALITY,
    Tag.OUTLET,
    Tag.REGION,
}
_STYLES = (Tag.ADDRESS, Tag.RANK)
# What completes an office.
_GOVERNED = (Tag.NATION, Tag.CAPITAL, Tag.INNER, Tag.PORTFOLIO, Tag.INSTITUTION, Tag.PLACE_NOUN, Tag.OFFICE)
_STATES = (Tag.NATION, Tag.CAPITAL, Tag.SEAT)
# The preposition ala and the name Ali are one word when folded.
_ON, _ON_ENDING, _DOTLESS_PERSIAN = "علي", "ى", "ی"
_TANWIN = re.compile("\u064b")  # fathatan
_PRONOUN = attrgetter("pronoun")
_HAMZA_YA = "ئ"
_HAMZAS = frozenset((_HAMZA_YA, "\u0654"))  # also as a mark of its own
_HAMZA = "أإآ"
_HAMZA_AL = re.compile(rf"[{_HAMZA}](?<=\b.)ل\w{{3,}}")  # the letter first, which is quicker to look for
_AGAIN = 3  # times
_KINGDOMS = frozenset((Tag.REALM,))
_NAMED_BODIES = frozenset((Tag.BODY, Tag.NATION))
_RELATION = "ي"  # the adjective of relation
_REACH = 50  # bodies looked back
_PRESENCE = "حضرة"  # hadra
_PRESENT = fold(_PRESENCE)
_HIS, _FEMININE = "ه", "ةۃ"  # the second as Urdu keyboards write it
_ONTO_LAM = "لل"  # of li- and a noun that begins with lam only the next word says whether it has the article
_LONGEST_RUN = 60  # known words side by side, of which phrases are made; no phrase of any text is so long


class Scan:
    """The tokens of a text, looked up once; the readers of titles, phrases and places ask it."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, names: Names, taken: Sequence[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.words = words = tokens.words
        self.names = names
        self.taken = bytearray(len(words))
        for first, last in taken:
            self.taken[first:last] = b"\1" * (last - first)
        found = vocabulary.find(words)
        for index in [index for index in found if words[index][-1] == _HIS]:
            if hits := self._told_apart(index, found[index]):
                if words[index].endswith(REALMS):
                    hits = (*in_full(words, index, found), *courtesy(words, index, found), *hits)
                found[index] = hits
            else:
                del found[index]
        self.known = found.keys()  # the tokens at which an entry begins
        self.hits: list[tuple[Hit[Term], ...]] = [()] * len(words)
        for index, hits in found.items():
            self.hits[index] = hits
        for index in _cuts(found):
            self.taken[index] = 1
        self.words = words = self._with_hamza(words, found)
        self._free = dict(found)
        for index in compress(count(), self.taken):
            self._free.pop(index, None)
        self._families: frozenset[str] | None = None
        self._texts: dict[tuple[int, int, int | None], str] = {}

    def _told_apart(self, index: int, hits: tuple[Hit[Term], ...]) -> tuple[Hit[Term], ...]:
        """The hits without "his" where the word has the feminine ending: folded they are one, but not in their dots.

        Nor is "he attended it" the presence (hadra) of titles.
        """
        if not any(map(_PRONOUN, hits)) and not self.words[index].endswith(_PRESENT):
            return hits
        if self.tokens.last_letter(index) in _FEMININE:
            return tuple([hit for hit in hits if hit.pronoun != _HIS])
        return tuple([hit for hit in hits if hit.value.name != _PRESENCE or hit.pronoun])

    def beginning(self, tags: frozenset[Tag]) -> list[int]:
        """The tokens at which an entry with one of the tags begins, in order."""
        return list(dict.fromkeys([at for at, hits in self._free.items() for hit in hits if hit.value.tag in tags]))

    def _with_hamza(self, words: list[str], found: Container[int]) -> list[str]:
        """The words, but such as begin with al- written with a hamza and nothing knows: no article, a foreign name."""
        text, starts, changed = self.tokens.text, self.tokens.starts, words
        forms = {fold(form) for form in _HAMZA_AL.findall(text.original)} - self.names.given
        for index in [index for index, word in enumerate(words) if word in forms] if forms else ():
            first = text.original[text.original_offset(starts[index])]
            if index not in found and first in _HAMZA and not self.names.is_verb(words, index):
                changed = [*words] if changed is words else changed
                changed[index] = first + words[index][1:]
        return changed

    def word(self, index: int) -> str:
        """The folded word, a line break beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else "\n"

    def hit(self, index: int, *tags: Tag) -> Hit[Term] | None:
        """The longest entry with one of the tags that begins at the token."""
        for found in self._free.get(index, ()):
            if found.value.tag in tags:
                return found
        return None

    def plain(self, index: int, *tags: Tag) -> Hit[Term] | None:
        """Like `hit`, of a word that nothing is written onto but the article."""
        for found in self._free.get(index, ()):
            if found.value.tag in tags and not (found.proclitic.conjunction or found.proclitic.preposition):
                return found
        return None

    def joined(self, index: int, *tags: Tag) -> Hit[Term] | None:
        """Like `hit`, of a word with wa- written onto it."""
        for found in self._free.get(index, ()):
            if (
                found.value.tag in tags
                and found.proclitic.conjunction == CONJUNCTION
                and not found.proclitic.preposition
            ):
                return found
        return None

    def counted(self, index: int) -> int | None:
        """The end of a number with what it counts: 17 states, the Group of 18; None where there is none."""
        article = self.word(index) == ARTICLE
        last = index + article
        while self.word(last).isdigit() or self.hit(last, Tag.NUMBER):
            last += 1
        if last == index + article:
            return None
        if article:
            return last
        return last + 1 if self.hit(last, Tag.COUNTED) else None

    def definite(self, index: int) -> bool:
        """Whether the word has the article and nothing else written onto it; beyond the ends there is none."""
        word = self.word(index)
        return word.startswith(ARTICLE) and len(word) > 4

    def lead(self, index: int) -> int:
        """How many letters of the token are clitics; of li- with the article none, since the article's alif is gone."""
        if self.words[index] in self.names.given:
            return 0
        hits = self.hits[index]
        if not hits:
            return self.names.lead(self.words[index])
        proclitic = hits[0].proclitic
        if not proclitic.article:
            return len(proclitic.text)
        return 0 if proclitic.preposition == "ل" else len(proclitic.text) - len(ARTICLE)

    def text(self, first: int, last: int, lead: int | None = None) -> str:
        """The original words as a name: clitics and quotation marks gone, li-l- opened to al-, single spaces."""
        key = first, last, lead
        text = self._texts.get(key)
        if text is None:  # a phrase is often named by the same words that it is made of
            text = self._texts[key] = self._text(first, last, self.lead(first) if lead is None else lead)
        return text

    def _text(self, first: int, last: int, lead: int) -> str:
        hits, opened = self.hits[first], ""
        if not lead and hits and hits[0].proclitic.article and hits[0].proclitic.preposition == "ل":
            opened, lead = ARTICLE, len(hits[0].proclitic.text)
        elif lead == 1 and last > first + 1 and self.hides_article(first, first + 1):
            opened = ARTICLE
        return opened + plain(self.tokens.original_text(first, last, lead).replace('"', " "))

    def hides_article(self, index: int, behind: int) -> bool:
        """Whether li- and the letter lam hide the article of a noun with an adjective: lil-lajna al-`ulya."""
        if not self.words[index].startswith(_ONTO_LAM):
            return False
        adjective = self.plain(behind, Tag.QUALIFIER, Tag.NATIONALITY, Tag.REGION)
        return adjective is not None and adjective.proclitic.article

    def barred(self, index: int) -> bool:
        """Whether the token cannot be part of a personal name."""
        if self.taken[index]:
            return True
        word = self.words[index]
        if word == _ON and self.is_on(index):
            return True
        if word in self.names.given:
            return self._heads_title(index)
        if index in self._tanwin:
            return True
        after_given = index > 0 and (
            self.words[index - 1] in self.names.given or self.names.is_bound(self.words, index - 2)
        )
        if after_given and self.hits[index] and self._ends_name(index):
            return False  # a family name that is a form of address or a country too: Ibrahim al-Mulla
        for found in self.hits[index]:
            tag = found.value.tag
            if tag is Tag.BODY and after_given and word.startswith(ARTICLE) and word.endswith(_RELATION):
                continue  # the family that a movement is called after: al-Huthi
            if tag is Tag.OFFICE and after_given and _HAMZA_YA in found.value.name and self._has_no_hamza(index):
                continue  # Qayid, written like a commander once it is folded
            if tag in _BARRING and not found.pronoun:
                return True
            if tag is Tag.NATIONALITY and not (after_given and found.proclitic.text == ARTICLE):
                return True
            if tag is Tag.OUTLET and not found.value.weak:
                return True
        return False

    def is_on(self, index: int) -> bool:
        """Whether the word that may be Ali is the preposition, by its ending; a Persian keyboard has one for both."""
        last = self.tokens.last_letter(index)
        given = self.names.given
        beside_name = self.word(index - 1) in given or self.word(index + 1) in given
        return last == _ON_ENDING or (last == _DOTLESS_PERSIAN and not beside_name)

    def _has_no_hamza(self, index: int) -> bool:
        """Whether the token is written without the hamza on a ya that folding takes away."""
        return not _HAMZAS & set(self.tokens.original_text(index, index + 1))

    def _ends_name(self, index: int) -> bool:
        """Whether a word that is also another one is a family name here: no other name stands behind it."""
        if not self.names.is_surname(self.words[index]):
            return False
        following = self.word(index + 1)
        return not (following[0].isalpha() and (self.names.beginning[following] or self.hit(index + 1, *_STYLES)))

    def _heads_title(self, index: int) -> bool:
        """Whether a word that is a given name too is an office here: Amir of the province."""
        office = self.plain(index, Tag.OFFICE)
        if office is None:
            return False
        described = self.plain(index + 1, Tag.QUALIFIER) if office.proclitic.article else None  # the secretary general
        general = described is not None and described.proclitic.article
        return bool(office.length > 1 or general or self.plain(index + 1, *_GOVERNED))

    def is_called_like_an_office(self, index: int) -> bool:
        """Whether a noun of office is a given name, before a family name that nothing knows: Hakim al-Zamili."""
        office = self.hit(index, Tag.OFFICE)
        if office is None or office.length > 1 or office.value.number > 1 or office.proclitic.text or office.pronoun:
            return False
        family = self.word(index + 1)
        unknown = family.startswith(ARTICLE) and family.endswith(_RELATION) and not self.hits[index + 1]
        return unknown and len(family) > 5 and not (self.taken[index + 1] or self.names.is_other(self.words, index + 1))

    def state(self, index: int) -> Hit[Term] | None:
        """The country, capital or seat of power that begins at the token.

        A name that is both (Oman, Amman) is the country where its vowel signs say so or another country is joined to
        it, the capital where its country is named elsewhere, or nothing speaks for the other.
        """
        found = self.hit(index, *_STATES)
        if found is None or len(self.hits[index]) == 1:
            return found
        nation, capital = self.hit(index, Tag.NATION), self.hit(index, Tag.CAPITAL)
        if not (nation and capital) or nation.value.country == capital.value.country or nation.length != capital.length:
            return found
        written = plain(self.tokens.original_text(index, index + nation.length))
        if written.endswith(nation.value.name) and nation.value.name != self.words[index]:
            return nation
        after = index + nation.length
        if self.hit(index - 1, Tag.NATION) or self.joined(after, Tag.NATION):
            return nation
        named = self.named_countries
        return nation if nation.value.country in named and capital.value.country not in named else capital

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The words that stand more than once in the text."""
        return frozenset(word for word, count in Counter(self.words).items() if count > 1)

    @cached_property
    def _tanwin(self) -> frozenset[int]:
        """The tokens written with the ending of an indefinite accusative, which no name carries."""
        written = self.tokens.text.original
        found = (self.tokens.index_before(match.start()) for match in _TANWIN.finditer(written, 1))
        return frozenset(index for index in found if index is not None)

    @cached_property
    def named_countries(self) -> frozenset[str | None]:
        """The countries that the text names in a word that can name no other."""
        return frozenset(self._countries)

    @cached_property
    def _countries(self) -> Counter[str | None]:
        """How often the text names each country."""
        tags = (Tag.NATION, Tag.NATIONALITY, Tag.CAPITAL)
        known = (self.hits[index] for index in self.known)
        candidates = ({hit.value.country for hit in hits if hit.value.tag in tags} for hits in known)
        return Counter(country for found in candidates if len(found) == 1 for country in found)

    @cached_property
    def beside_realm(self) -> frozenset[str | None]:
        """The countries that stand beside "the Kingdom", which is another one: the Kingdom and Morocco."""
        kingdoms = self.beginning(_KINGDOMS)
        behind = (index + 1 + (self.word(index + 1) in self.names.prepositions) for index in kingdoms)
        beside = (self.hit(at, Tag.NATION) for at in (*behind, *(index - 1 for index in kingdoms)))
        return frozenset(hit.value.country for hit in beside if hit is not None)

    def is_elsewhere(self, home: str) -> bool:
        """Whether the text is about another country: it names one again and again, and the home country never."""
        if home in self._countries or any(hit.value.tag is Tag.REALM for hits in self.hits for hit in hits):
            return False
        return any(count >= _AGAIN for country, count in self._countries.items() if country not in ("UN", "EU"))

    @cached_property
    def _bodies(self) -> tuple[tuple[int, Hit[Term]], ...]:
        """Every body that the text names, also inside titles."""
        found = ((index, self.hit(index, Tag.BODY, Tag.NATION)) for index in self.beginning(_NAMED_BODIES))
        return tuple((index, hit) for index, hit in found if hit and hit.length > 1)

    def body_before(self, index: int, noun: str) -> tuple[int, Hit[Term]] | None:
        """The body named last before the token in a name that begins with the noun (folded, without the article)."""
        last = bisect_left(self._bodies, index, key=lambda found: found[0])
        for at, hit in reversed(self._bodies[max(0, last - _REACH) : last]):
            if self.words[at][len(hit.proclitic.text) :].removeprefix(ARTICLE) == noun:
                return at, hit
        return None

    def is_adjective(self, index: int) -> bool:
        """Whether the name of a country is its adjective here, behind a definite noun: al-qiyada al-Su'udiyya."""
        return self.follows_definite(index) and bool(self.plain(index, Tag.NATIONALITY))

    def follows_definite(self, index: int) -> bool:
        """Whether the word before has the article, so that an adjective may stand here."""
        return index > 0 and self.definite(index - 1) and not self.taken[index - 1]

    @property
    def families(self) -> frozenset[str]:
        """Words with the article that stand behind a given name somewhere in the text."""
        if self._families is None:
            given, words = self.names.given, self.words
            self._families = frozenset(
                words[index]
                for index in range(1, len(words))
                if words[index - 1] in given and words[index].startswith(ARTICLE) and not self.barred(index)
            )
        return self._families

    def name_end(self, index: int, *, short: bool = False, country: str | None = None) -> int:
        """The end of the personal name at the token, of one who acts for the country; `index` where none can begin."""
        return self.names.end(self.words, index, self.barred, short=short, country=country)

    def other(self, index: int) -> bool:
        """Whether the token is a frequent word that is no name; Ali before a given name is one."""
        word = self.words[index]
        if word[self.names.lead(word) :] == _ON and self.names.goes_on(self.word(index + 1)):
            return self.is_on(index)
        return self.names.is_other(self.words, index)

    def ordinary(self, index: int) -> bool:
        """Whether the token is, or has the shape of, a word that is no name."""
        return self.other(index) or self.names.is_verbal_noun(self.words[index])


def _cuts(found: Iterable[int]) -> Iterator[int]:
    """The tokens at which endless runs of known words are cut, so that what looks ahead in them looks so far only."""
    before, run, known = -2, 0, sorted(found)
    if _LONGEST_RUN - 1 not in map(sub, known[_LONGEST_RUN - 1 :], known):
        return  # none is so long
    for index in known:
        run = run + 1 if index == before + 1 else 1
        before = index
        if run == _LONGEST_RUN:
            yield index
            run = 0
