"""Where a personal name ends.

No list has all names. A name ends at a verb, a particle, a frequent word that is no name, punctuation or a time
expression; what it holds follows from the way names are built: given names, links (bin, al, abu, abd al-, de, van),
and one family name, which has the article or is a word that nothing else knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import fields, frozen

from rules.clitics import ARTICLE
from rules.conjugation import Tense, conjugate
from rules.lexicon import AFFIXES, Affixes, Lexicon
from rules.load import data_folder, entries_in, understood
from rules.remembered import Remembered
from rules.schema import RuleError
from rules.shapes import is_no_name
from rules.text import fold
from rules.vocabulary import lines

_LONGEST = 8  # tokens of a name, links included
_CONJUNCTION = "و"
_PROCLITIC_ARTICLES = ("وال", "بال", "لل")  # "fal-" and "kal-" begin foreign names too


# Pronouns that a narrated verb or noun before a name's end does not take; names end in the same letters.
_NOT_AFTER_NAMES = frozenset(("ي", "ني", "ك", "كم", "نا", "هن"))
_RELATIVE = frozenset(("التي", "الاخري"))
# wa-, fa-, bi-, li-, ka-, one or two of them
_PARTICLE = Affixes(pronoun=True)  # inna-huma
_NO_FUTURE = Affixes(pronoun=True)  # before past forms and short ones
_ROMANCE_ARTICLES = frozenset(("لا", "لوس", "لاس"))  # de la, de los
_TANWIN = "ا"  # the accusative: wafd-an
_CHILDREN = frozenset(("بن", "بنت", "ولد", "منت"))  # son of, daughter of; the last two in Mauritania
_OWNED = ("ها", "هم", "هما", "اته", "ايه")  # with a pronoun: and her, and their, and his wishes, his colleagues
_ALLAH = "الله"
_SHORTEST_JOINED = 4  # letters of wa- and a name
_TEN = "عشر"  # in the numbers of kings: the sixteenth
_LI = "لي"  # a family name where names are three short words, else "to me"
_VAN = "فان"  # van, written like "so (that)", which a definite noun follows
_HOUSE = "ال"  # the house of; folded like the article
_CONJUNCTIONS, _PREPOSITIONS = frozenset("وف"), frozenset("بلك")
_CLITIC_LETTERS = _CONJUNCTIONS | _PREPOSITIONS
# taf'il, ifti'al, infi'al, istif'al, in the accusative too, plurals in -a': what no family name is built like
_NO_FAMILY = re.compile(r"\A(?:(?:ت..ي.|است..?ا.|ا.ت.ا.|ات.ا.|ان..ا.)ا?|.{3,}اء)$")
# taf'il, ifti'al, infi'al, if'al, istif'al, mufa'ala; -a, -at
_VERBAL_NOUN = re.compile(r"\A(?:ت..ي?.|است..?ا.|ا..?.?ا.|.{2,}(?:ه|ات)|ال.{3,}يه|ي.{3,}ون)$")


@frozen
class Parts:
    """What names are built of, folded: the lists of `names.toml`."""

    given: frozenset[str]
    link: frozenset[str]  # what follows belongs to the name
    opening: frozenset[str]  # links that a name may begin with
    regnal: frozenset[str]  # numbers of kings
    family: frozenset[str]  # family names with the article that follow another one
    first: frozenset[str]  # family names that stand first
    bound: frozenset[str]  # names that one of the next completes: Fadl Allah, Ala' al-Din
    completing: frozenset[str]
    articled: frozenset[str]  # codes of the countries whose family names have the article
    syllabic: frozenset[str]  # codes of the countries whose names are three short words
    family_ending: frozenset[str]
    preposition: frozenset[str]  # what governs a name behind it, as a word of its own
    adverbial: frozenset[str]  # nouns behind a preposition with which no title goes on: "for the first time"

    @classmethod
    def read(cls, document: Mapping[str, str]) -> Parts:
        """The lists of a document. Raises `RuleError` where one is missing or unknown."""
        keys = [attribute.name for attribute in fields(cls)]
        if wrong := set(document) ^ set(keys):
            raise RuleError(
                "names.toml", None, min(wrong), "is missing or unknown", f"give the lists {', '.join(keys)}"
            )
        return cls(*(frozenset(fold(word) for word in lines(document[key])) for key in keys))


def stem(word: str) -> str:
    """A word of a name without its article."""
    return word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word


def _stems(name: str) -> tuple[str, ...]:
    return tuple([stem(word) for word in fold(name).split()])


def _no_names(other: Mapping[str, str]) -> Iterator[tuple[str, Affixes, str]]:
    """What is no name, by what else it is."""
    yield from ((fold(word), _PARTICLE, "particle") for word in lines(other["particle"]))
    yield from ((fold(word), AFFIXES["noun"], "noun") for word in lines(other["noun"]))
    for kind in ("verb", "motion"):
        for line in dict.fromkeys(lines(other[kind])):
            past, present = line.split()
            for form, inflection in conjugate(past, present):
                unsigned = inflection.tense is Tense.PAST or inflection.jussive
                yield form, _NO_FUTURE if unsigned else AFFIXES["verb"], kind


class Names:
    """Tells personal names from other words, and where they end."""

    def __init__(self, parts: Parts, other: Lexicon[str]) -> None:
        self.given = parts.given
        self.prepositions = parts.preposition
        self.adverbial = parts.adverbial
        self._parts = parts
        self._endings = tuple(parts.family_ending)
        self._other = other
        self._others = Remembered(self._is_other)
        self.beginning = Remembered(self._may_begin)  # whether a name without a title may begin with a word
        self.stems = Remembered(_stems)  # the words of a name, folded and without articles

    @classmethod
    def load(cls, language: str) -> Names:
        """The names in the language's rule data. Raises `RuleError`."""
        folder = data_folder(language) / "actors"
        entries = entries_in(folder / "nonnames.toml", _no_names)
        return cls(understood(folder / "names.toml", Parts.read), Lexicon.of_folded(entries))

    def is_other(self, words: Sequence[str], index: int) -> bool:
        """Whether the token is a frequent word that is no name."""
        return self._others[words[index]]

    def _is_other(self, word: str) -> bool:
        if any(hit.pronoun not in _NOT_AFTER_NAMES for hit in self._other.at((word,), 0)):
            return True
        if (
            word.endswith(_TANWIN)
            and len(word) > 3
            and any(hit.value == "noun" for hit in self._other.at((word[:-1],), 0))
        ):
            return True
        return word.startswith(ARTICLE) and is_no_name(word.removeprefix(ARTICLE))

    def is_particle(self, words: Sequence[str], index: int) -> bool:
        """Whether the token is a function word, a word of time or a verb."""
        return any(hit.value != "noun" for hit in self._other.at(words, index))

    def is_bound(self, words: Sequence[str], index: int) -> bool:
        """Whether the token and the next are one name: Fadl Allah; before Allah also a word that nothing knows."""
        following = words[index + 1] if index + 1 < len(words) else ""
        if following == _ALLAH and not self._others[words[index]] and words[index] not in self.given:
            return True
        return following in self._parts.completing and words[index] in self._parts.bound

    def is_fathered(self, words: Sequence[str], index: int) -> bool:
        """Whether "son of" or "daughter of" behind the token makes a given name of it, whatever its letters may be."""
        if index + 2 >= len(words) or words[index + 1] not in _CHILDREN:
            return False
        if not words[index + 2][0].isalpha() or self.is_particle(words, index + 2):
            return False  # "was born in"
        written = self._other.at(words, index)  # "Fahim" is also "and (the) most important", in its letters
        return all(hit.proclitic.text or hit.pronoun for hit in written) and not is_no_name(words[index])

    def is_surname(self, word: str) -> bool:
        """Whether the word is one of the family names with the article that are other words too."""
        return word in self._parts.family

    def goes_on(self, word: str) -> bool:
        """Whether a name that has begun goes on with the word: another given name, "son of"."""
        return word in self.given or word in _CHILDREN

    def is_link(self, word: str) -> bool:
        """Whether the word links the parts of a name."""
        return word in self._parts.link

    def is_verb(self, words: Sequence[str], index: int) -> bool:
        """Whether the token is a frequent verb."""
        return any(hit.value in ("verb", "motion") for hit in self._other.at(words, index))

    def is_motion(self, words: Sequence[str], index: int) -> bool:
        """Whether the token is a verb of motion."""
        return index >= 0 and any(hit.value == "motion" for hit in self._other.at(words, index))

    def _may_begin(self, word: str) -> bool:
        return word in self.given or word in self._parts.opening or self.lead(word) > 0

    def is_opening(self, word: str) -> bool:
        """Whether the word links the first two parts of a name: Abd al-, Abu."""
        return word in self._parts.opening

    def is_syllabic(self, country: str | None) -> bool:
        """Whether names of the country (its code) are a few short words."""
        return country is not None and country.lower() in self._parts.syllabic

    def is_foreign(self, word: str, country: str | None) -> bool:
        """Whether a word that is none elsewhere is a name in the country."""
        return word == _LI and self.is_syllabic(country)

    def is_relative(self, word: str) -> bool:
        """Whether the word is the relative pronoun of things and feminines."""
        return word in _RELATIVE

    def is_verbal_noun(self, word: str) -> bool:
        """Whether the word has the shape of a verbal noun, a feminine noun or a plural, which few family names have."""
        return bool(_VERBAL_NOUN.match(word) or (word[0] in "بل" and len(word) > 5 and _VERBAL_NOUN.match(word[1:])))

    def lead(self, word: str) -> int:
        """How many letters in front of a given name are conjunctions and prepositions, 0 for every other word."""
        if word[0] not in _CLITIC_LETTERS or word in self.given:
            return 0
        if word[1:] in self.given:
            return 0 if self._is_whole_noun(word) else 1
        return 2 if word[2:] in self.given and word[0] in _CONJUNCTIONS and word[1] in _PREPOSITIONS else 0

    def _is_whole_noun(self, word: str) -> bool:
        """Whether a word is a noun with nothing written onto it: "a cable", written like "by Ruqayya"."""
        found = self._other.at((word,), 0)
        return any(hit.value == "noun" and not (hit.proclitic.text or hit.pronoun) for hit in found)

    def is_family(self, word: str) -> bool:
        """Whether the word ends as only family names do."""
        return len(word) > 4 and not word.startswith(ARTICLE) and word.endswith(self._endings)

    def end(
        self,
        words: Sequence[str],
        index: int,
        barred: Callable[[int], bool],
        *,
        short: bool = False,
        country: str | None = None,
    ) -> int:
        """The end (exclusive) of the name that begins at the token `index`, `index` where none does.

        `barred` says of a token that it cannot be in a name. With `short` the name may begin with an article, as the
        family name behind a title does. `country` is whom its bearer acts for: it decides whether family names may have
        the article, and whether a name may be three words that nothing knows.
        """
        position = index
        code = country.lower() if country else ""
        article = not code or code in self._parts.articled
        three = code in self._parts.syllabic
        unknown = 2 + three  # how many words that nothing knows may still be names
        given = False
        while position < len(words) and position - index < _LONGEST:
            word = words[position]
            first = position == index
            if not word[0].isalpha():
                break
            if self.is_bound(words, position):
                position += 2
                unknown, given = 1, True
                continue
            if barred(position) or (word == _VAN and _has_article(words, position + 1)):
                break
            if word == _HOUSE and position + 1 < len(words) and words[position + 1][0].isalpha():
                return position + 2
            if word in self._parts.link and position + 2 < len(words) and words[position + 1] in _ROMANCE_ARTICLES:
                position += 2
                unknown = 1
                continue
            if word in self._parts.link and self._may_follow(words, position + 1, barred):
                # abd al-, abu al-: the linked word; bin: the given name that follows
                given = given or words[position + 1] in self.given
                position += 2
                position += position < len(words) and words[position] in self._parts.regnal  # son of Abdullah II
                unknown = max(unknown, 1)
                continue
            reigns = first and position + 1 < len(words) and words[position + 1] in self._parts.regnal
            if (
                word in self.given
                or (first and (self.lead(word) or self.is_fathered(words, position)))
                or (
                    reigns
                    and short
                    and not (word.startswith((ARTICLE, *_PROCLITIC_ARTICLES)) or self.is_other(words, position))
                )
            ):
                given = True
                unknown = 2 if first and (three or word in self._parts.first) else 1
                position += 1 + reigns
                position += reigns and position < len(words) and words[position] == _TEN
                continue
            surely = (not first and word in self._parts.family) or (three and word == _LI)
            if (self.is_other(words, position) and not surely) or len(word) < 2 or word.startswith(_PROCLITIC_ARTICLES):
                break
            if word.startswith(ARTICLE) and len(word) > 4:
                if not article or (first and not short):
                    break
                position += 1
                if first and position < len(words) and words[position] in self.given and not barred(position):
                    given = True  # it stands first: al-Dardiri Muhammad Ahmad
                    continue
                if word[len(ARTICLE) :] in self.given and self._is_family_behind(words, position, barred):
                    position += 1  # a second name with the article: Mish'al al-Ahmad al-Zafiri
                # the family name is the last, unless a link or another family name carries on
                while position < len(words) and position - index < _LONGEST:
                    if barred(position) or not self._is_further(words[position]):
                        break
                    position += 1
                if position < len(words) and words[position] in self._parts.link and not barred(position):
                    unknown = 0
                    continue
                break
            syllable = three and len(word) < _SHORTEST_JOINED  # Wen
            if not (first or syllable or surely) and self._joined(words, position, alone=position - index == 1):
                break
            if not first and _NO_FAMILY.match(word):
                break
            if not unknown and not (surely or self.is_family(word)):
                if not self.closes(words, position, barred):
                    break
                return position + 1
            unknown = max(unknown - 1, 0) if three or words[index] in self._parts.first or not given else 0
            position += 1
            if self.is_family(word):
                unknown = 0
        return position

    def _is_further(self, word: str) -> bool:
        """Whether the word with the article may follow a family name: Al-Hamud Al-Malik Al-Sabah."""
        return word in self._parts.family or (word.startswith(ARTICLE) and word[len(ARTICLE) :] in self.given)

    def _is_family_behind(self, words: Sequence[str], index: int, barred: Callable[[int], bool]) -> bool:
        """Whether the token is a family name with the article that ends in -i, behind another name with the article."""
        word = words[index] if index < len(words) else ""
        return (
            word.startswith(ARTICLE)
            and word.endswith("ي")
            and len(word) > 5
            and not (barred(index) or self.is_other(words, index))
        )

    def closes(self, words: Sequence[str], index: int, barred: Callable[[int], bool] | None = None) -> bool:
        """Whether one word more, which nothing knows, may close the name: what follows it is surely no name."""
        if self.is_verbal_noun(words[index]) or len(words[index]) < 4:
            return False
        after = index + 1
        if after >= len(words) or not words[after][0].isalpha():
            return True
        return self.is_other(words, after) or bool(_NO_FAMILY.match(words[after]) or (barred and barred(after)))

    def _may_follow(self, words: Sequence[str], index: int, barred: Callable[[int], bool]) -> bool:
        """Whether the token can be the word behind a link."""
        if index >= len(words) or not words[index][0].isalpha():
            return False
        word = words[index]
        if words[index - 1] in _CHILDREN and len(word) > 2 and not self.is_particle(words, index):
            return True  # a son of Hilal, Qa'id, whatever noun that is besides
        return word in self.given or word.startswith(ARTICLE) or not (barred(index) or self.is_other(words, index))

    def _joined(self, words: Sequence[str], index: int, *, alone: bool) -> bool:
        """Whether the token is wa- and another name; behind a word that is `alone` it is rather the family name."""
        word = words[index]
        if not word.startswith(_CONJUNCTION):
            return False
        owned = word.endswith(_OWNED)
        return owned or word[1:] in self.given or not (alone or words[index - 1] in self.given)


def _has_article(words: Sequence[str], index: int) -> bool:
    """Whether a word with the article stands at a token."""
    return index < len(words) and words[index].startswith(ARTICLE)
