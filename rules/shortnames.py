"""Short names: the family names of people whose full names stand elsewhere in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rules.clitics import ARTICLE
from rules.phrase import MentionForm, Phrase
from rules.scan import Scan
from rules.tokens import among

# Links that begin a family name of several words, in folded letters: wuld, abu, al-.
_FAMILY_LINKS = ("ولد", "ابو", "ال")
_SON = ("بن", "ابن")  # son of
_IN_IT = ("فيه", "فيها")  # in it
_THAT = ("ان", "بان")  # an, inna, bi-an


def _written(families: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], int]]:
    """Every way to write the first word of a family name: the name, and how many letters in front are clitics."""
    found = {word: (family, 0) for word, family in families.items()}
    for clitic in ("و", "ف", "ب", "ل", "ك", "ول", "وب", "لل", "ولل"):
        contracted = clitic.endswith("لل")  # li- and the article
        for word, family in families.items():
            if not contracted:
                found.setdefault(clitic + word, (family, len(clitic)))
            elif word.startswith(ARTICLE):
                found.setdefault(clitic + word.removeprefix(ARTICLE), (family, len(clitic) - len(ARTICLE)))
    return found


class ShortNames:
    """Finds the short names of one text."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan

    def between(self, phrases: Sequence[Phrase], first: int, last: int) -> Iterator[Phrase]:
        """The family names of the people named elsewhere in the text, where no phrase covers them."""
        scan = self._scan
        families, doubtful = self._families(phrases)
        written, tails = _written(families), _written(self._tails(phrases))
        covered = bytearray(scan.taken)
        for phrase in phrases:
            covered[phrase.first : phrase.last] = b"\1" * (phrase.last - phrase.first)
        behind, either = first, written.keys() | tails.keys()
        for index in map(first.__add__, among(scan.words[first:last], either)):
            if index < behind or covered[index]:
                continue
            tail, lead = tails.get(scan.words[index], ((), 0))
            if tail and tail[1] == scan.word(index + 1):
                behind = index + 2
                yield Phrase(index, behind, MentionForm.SHORT, lead=lead, kind="name")
                continue
            if scan.words[index] not in written or (scan.words[index] in doubtful and not self._acts(index)):
                continue
            family, lead = written[scan.words[index]]
            behind = index + 1
            while behind - index < len(family) and scan.word(behind) == family[behind - index]:
                behind += 1
            if behind - index > 1 or family[0] not in _FAMILY_LINKS:
                yield Phrase(index, behind, MentionForm.SHORT, lead=lead, kind="name")

    def _acts(self, index: int) -> bool:
        """Whether an ordinary word stands where its bearer does: right behind a verb, or between "that" and a verb."""
        scan = self._scan
        if index and scan.names.is_verb(scan.words, index - 1):
            return True
        if scan.word(index - 1) in _IN_IT and index > 1 and scan.names.is_verb(scan.words, index - 2):
            return True  # "a meeting in which X takes part"
        verb = index + 1 < len(scan.words) and scan.names.is_verb(scan.words, index + 1)
        return verb and scan.word(index - 1) in _THAT

    def _tails(self, phrases: Sequence[Phrase]) -> dict[str, tuple[str, ...]]:
        """The last two words of longer names, by the first of them."""
        words = self._scan.words
        names = [part.name for phrase in phrases for part in phrase.parts if part.name]
        return {words[last - 2]: (words[last - 2], words[last - 1]) for first, last in names if last - first > 2}

    def _families(self, phrases: Sequence[Phrase]) -> tuple[dict[str, tuple[str, ...]], set[str]]:
        """The family names, by their first word, and which of them are ordinary words too."""
        scan = self._scan
        found: dict[str, tuple[str, ...]] = {}
        doubtful: set[str] = set()
        for phrase in phrases:
            for part in phrase.parts:
                if not part.name or part.name[1] - part.name[0] < 2:
                    continue
                first, last = part.name
                link = next((k for k in range(first, last - 1) if scan.words[k] in _FAMILY_LINKS), None)
                if link is not None:
                    family = tuple(scan.words[link:last])
                    found[family[0]] = max(found.get(family[0], ()), family, key=len)
                leading = first + (not scan.definite(first))  # al-Dardiri, of al-Dardiri Muhammad
                for middle in range(leading, last - 1) if link is None else ():
                    word = scan.words[middle]
                    if len(word) > 2 and word not in scan.names.given and not scan.names.is_other(scan.words, middle):
                        found.setdefault(word, (word,))  # Kiir, of Salva Kiir Mayardit
                        doubtful.add(word)
                if link is None or link < last - 2 and scan.definite(last - 1):
                    word = scan.words[last - 1]
                    fathers = word in scan.names.given and scan.words[last - 2] in _SON  # nobody is called by his
                    if len(word) > 2 and not fathers:
                        found[word] = (word,)
                        if scan.names.is_other(scan.words, last - 1):
                            doubtful.add(word)
        return found, doubtful
