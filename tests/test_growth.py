"""Twice the text takes twice the time: every compiled pattern, and all rules over endless runs of every class of words.

Patterns are measured by this process's own clock, as the ratio in one run of eight times the text to the text: 8 where
time grows with the text, 64 where it grows with its square. The rules are measured by counting the calls that they
make, which is the same on every machine.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import rules
import timeline
import viz
from rules.lexicon import expand
from rules.pipeline import Extractor
from timeline import Article

SHORT, LONG = 2_000, 16_000  # characters that a pattern is tried on
LINEAR = 24  # the largest ratio of their times that passes
MOST_CALLS = 9  # times the calls for four times the text that pass: 4 would be linear, 16 its square
TOO_QUICK = 0.01  # seconds; the square of 16,000 steps takes many times as long
ARABIC = re.compile("[ء-ي]")
COUNTRY = re.compile("[A-Z]{2}")

# What texts, addresses, documents and rule files are made of; the Arabic is alif, the article, usual endings, a digit.
ATOMS = [
    *("ا", "ال", "ة", "ية", "ات", "ا ", "١", "\u064b", "\u200b", "\u202e", "ﷺ", "\ud800", "\0", "😀", "é", "a", "A"),
    *("0", "1 ", "1/", "1-", "2015-", "X", " ", "\n", "\r", "_", "-", ".", "=", '"', '""', "'", "\\", "[", "(", ")"),
    *("{", "{a:", "{a}", "<", "<!--", "-->", "<!-- -->", "<meta ", "<?xml ", "://", "www."),
]
# What goes on without end in a text: sentences with and without full stops, paragraphs, quotations, lists, brackets.
RUNS = [
    "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي جون كيري في فيينا أمس. ",
    "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي جون كيري في فيينا أمس ",
    "وأضاف أن الوزير أكد ",
    "قال لافروف: «التقى كيري». ",
    "التقى لافروف كيري.\n\n",
    "سيرغي لافروف وجون كيري و",
    "المتحدث باسم وزير خارجية ",
    "«قال» ",
    *(
        "«",
        "» ",
        '" ',
        "(",
        "1",
        "1 ",
        "و",
        ". ",
        "\n",
        "، ",
        "- ",
        "قال: ",
        "ـ",
        "ا",
        "ال",
        "\u202e",
        "ﷺ",
        "😀",
        "word ",
    ),
]


def patterns(extractor: Extractor) -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern that a module holds, and that the extractor holds once its rules are read."""
    found: dict[str, re.Pattern[Any]] = {}
    seen: dict[int, object] = {}

    def look(value: object, name: str) -> None:
        if id(value) in seen or isinstance(value, str | bytes | int | float | type | ModuleType | None):
            return
        seen[id(value)] = value
        if isinstance(value, re.Pattern):
            found[name] = value
        elif isinstance(value, Mapping):
            for key in value:
                look(key, name)
                look(value[key], name)
        elif isinstance(value, list | tuple | set | frozenset):
            for item in value:
                look(item, name)
        elif type(value).__module__.partition(".")[0] in ("rules", "timeline", "viz"):
            slots = (slot for kind in type(value).__mro__ for slot in getattr(kind, "__slots__", ()))
            for attribute in (*getattr(value, "__dict__", ()), *slots):
                look(getattr(value, attribute, None), f"{name}.{attribute}")

    for package in (rules, timeline, viz):
        for room in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(room.name)).items():
                look(value, f"{room.name}.{name}")
    look(extractor, "extractor")
    return found


def endless(pattern: re.Pattern[Any], size: int) -> Iterator[str | bytes]:
    """Runs of general parts and of the pattern's own letters, each with and without a miss at the end."""
    own = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("ascii")
    letters = sorted({letter for letter in own if letter.isalnum()})[:30]
    for atom, behind in product([*ATOMS, *letters, "".join(letters) or "a"], ("", "!")):
        text = atom * (size // len(atom)) + behind
        yield text if isinstance(pattern.pattern, str) else text.encode("utf-8", "surrogatepass")


def seconds(use: Callable[[Any], object], text: str | bytes, repeat: int = 3) -> float:
    """The shortest time that a use of a text took."""
    took = []
    for _ in range(repeat):
        start = time.process_time()
        use(text)
        took.append(time.process_time() - start)
    return min(took)


def test_no_pattern_can_blow_up(extractor: Extractor) -> None:
    slow = []
    compiled = patterns(extractor)
    assert len(compiled) > 40
    for name, pattern in compiled.items():
        for use in (pattern.fullmatch, lambda text, found=pattern.finditer: list(found(text))):
            for short, long in zip(endless(pattern, SHORT), endless(pattern, LONG), strict=True):
                if seconds(use, long, 1) > TOO_QUICK and seconds(use, long) > LINEAR * seconds(use, short):
                    slow.append((name, short[:20]))
    assert slow == []


def word_classes() -> dict[str, str]:
    """The first Arabic word or phrase under every key of the rule files, and of every rule."""
    found: dict[str, str] = {}

    def look(value: object, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                known = "*" if ARABIC.search(key) or COUNTRY.fullmatch(key) else key
                if known == "*":
                    look(key, f"{path}.key")
                look(inner, f"{path}.{known}")
        elif isinstance(value, list):
            for item in value:
                look(item, path)
        elif isinstance(value, str) and path not in found and "example" not in path:
            line = next((line for line in value.splitlines() if ARABIC.search(line)), None)
            if line is not None:
                found[path] = re.sub(r"[^\w\s]", "", expand(line)[0].partition("|")[0].partition("=")[0])

    folder = Path(rules.__file__).parent / "data" / "ar"
    for file in sorted(folder.rglob("*.toml")):
        look(tomllib.loads(file.read_text(encoding="utf-8")), file.relative_to(folder).as_posix())
    return found


def calls(extractor: Extractor, text: str) -> int:
    """How many functions are called to extract the events of a text."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    article = Article(text=text, published=date(2015, 10, 25))
    before = sys.getprofile()
    sys.setprofile(called)
    try:
        extractor.extract(article)
    finally:
        sys.setprofile(before)
    return count


def outgrown(extractor: Extractor, unit: str) -> tuple[str, int, int] | None:
    """A run that makes disproportionately more calls where it is four times as long, with both numbers."""
    short, long = (calls(extractor, unit * (size // len(unit) + 1)) for size in (600, 2_400))
    return (unit, short, long) if long > MOST_CALLS * short else None


def test_the_rules_take_time_in_proportion_to_any_run_of_words(extractor: Extractor) -> None:
    classes = word_classes()
    assert len(classes) > 200
    runs = [*RUNS, *(f"{words} " for words in classes.values())]
    assert [found for run in runs if (found := outgrown(extractor, run))] == []


@settings(max_examples=30, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # what fails is short enough
@given(st.data())
def test_the_rules_take_time_in_proportion_to_any_mixture(extractor: Extractor, data: st.DataObject) -> None:
    words = st.sampled_from(sorted({*word_classes().values(), *(run.strip() or "." for run in RUNS)}))
    between = st.sampled_from((" ", " و", "، ", ". ", "\n", " «", "» "))
    parts = data.draw(st.lists(st.tuples(words, between), min_size=2, max_size=5))
    assert outgrown(extractor, "".join(word + mark for word, mark in parts)) is None


def test_a_megabyte_without_a_space_is_read(extractor: Extractor) -> None:
    assert tuple(extractor.extract(Article(text="والتقى" * 170_000, published=date(2015, 10, 25)))) == ()
