"""Fuzzing: articles taken apart and put together again with hostile characters, on the edges of the calendar.

    python benchmarks/fuzz.py [--cases N] [--seed N]

Each case is extracted, written as a document and read back; anything but a documented error is printed with the case
that caused it, and the exit status is 1. The same seed gives the same cases.
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from datetime import date

from bench import articles_in

from rules import extract
from timeline import Article, Timeline
from timeline.document import read, write
from timeline.errors import TimelineError

HOSTILE = [
    *'\u200f\u202e\u2067\u0640\x00\ufeff\n"«»:()،.-/',
    "١٥",
    "9" * 30,
    "هـ",
    "م",
    "😀",
    "\ud800",
    "ﷺ",
    "ﻻ",
    "الـ",
    "31",
]
DAYS = [date.min, date.max, date(2015, 10, 25), date(2016, 2, 29), date(1, 12, 31), date(9999, 1, 1)]


def case(chance: random.Random, words: list[str]) -> tuple[str, date]:
    """A text of pieces of articles, cut words and hostile characters, and a day."""
    parts: list[str] = []
    for _ in range(chance.randint(1, 40)):
        kind = chance.random()
        if kind < 0.5:
            start = chance.randrange(len(words))
            parts += words[start : start + chance.randint(1, 12)]
        elif kind < 0.8:
            parts.append(chance.choice(HOSTILE))
        else:
            parts.append(chance.choice(words)[chance.randint(0, 3) :])
    return chance.choice([" ", " ", " ", "", "\n"]).join(parts), chance.choice(DAYS)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    words = [word for article in articles_in(None) for word in article.text.split()]
    failures = 0
    for number in range(args.cases):
        text, day = case(chance, words)
        try:
            timeline = Timeline(extract(Article(text=text, published=day)))
            if read(write(timeline)) != timeline:
                raise AssertionError("what was read back is not what was written")
        except TimelineError:
            pass  # a documented error, as for lone surrogates in a document
        except Exception:
            failures += 1
            traceback.print_exc(limit=-4)
            print(f"case {number}, published {day}: {text!r}", file=sys.stderr)
    print(f"{args.cases} cases, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
