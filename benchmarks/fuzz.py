"""Fuzzing: thousands of hostile texts, rule files, documents, inputs and commands, each made by a seed.

    python benchmarks/fuzz.py [--cases N] [--seed N] [--only TARGET]

Texts are composed of the rules' own words, or are articles taken apart and put together again, on the edges of the
calendar.
Anything but a documented error, what is not sound, and what takes much longer than its size warrants is printed with
the case that caused it, and the exit status is 1. The same seed gives the same cases. Ctrl-C ends it with the figures.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from bench import articles_in
from cases import DAYS, CommandLine, RuleFiles, bytes_case, check, in_time, mutated, run_case, text_case
from hostile import Numbers

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
# How many of a thousand cases each target gets; the costly ones fewer.
SHARES = {"words": 350, "articles": 150, "bytes": 440, "rules": 15, "commands": 44, "runs": 1}


def numbers(chance: random.Random) -> Iterator[int]:
    """A row of numbers without end."""
    while True:
        yield chance.randrange(2**16)


def articles_case(row: Iterable[int], words: list[str]) -> None:
    """A text of pieces of articles, cut words and hostile characters."""
    choose = Numbers.of(row)
    parts: list[str] = []
    for _ in range(1 + choose.below(40)):
        kind = choose.below(10)
        if kind < 5:
            start = choose.below(len(words))
            parts += words[start : start + 1 + choose.below(12)]
        elif kind < 8:
            parts.append(HOSTILE[choose.below(len(HOSTILE))])
        else:
            parts.append(words[choose.below(len(words))][choose.below(4) :])
    check(
        choose.of_these((" ", " ", " ", "", "\n")).join(parts),
        DAYS[choose.below(len(DAYS))],
        again=choose.below(8) == 0,
    )


def changed_bytes(row: Iterable[int], files: list[bytes]) -> None:
    """A file of a format that is read, with some of its signs, lines and bytes changed."""
    choose = Numbers.of(row)
    data = bytearray(mutated(files[choose.below(len(files))].decode(), choose).encode("utf-8", "replace"))
    for _ in range(choose.below(4)):
        data[choose.below(len(data) or 1) :][:1] = bytes([choose.below(256)])
    bytes_case(bytes(data))


def targets(folder: Path) -> dict[str, Callable[[Iterable[int]], None]]:
    """What is tried, by name; files are written into a folder."""
    tests = Path(__file__).parents[1] / "tests"
    words = [word for article in articles_in(None) for word in article.text.split()]
    files = [file.read_bytes() for file in sorted((tests / "data").glob("*/*.json"))[:8]]
    files += [(tests.parent / "examples" / "vienna-2015.jsonl").read_bytes()]
    (folder / "rules").mkdir()
    (folder / "commands").mkdir()
    return {
        "words": text_case,
        "articles": partial(articles_case, words=words),
        "bytes": partial(changed_bytes, files=files),
        "rules": RuleFiles.copied_to(folder / "rules").case,
        "commands": CommandLine(folder / "commands").case,
        "runs": run_case,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=SHARES)
    args = parser.parse_args()
    done: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    took: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        tried = targets(Path(folder))
        lots = random.Random(args.seed).choices(list(SHARES), list(SHARES.values()), k=args.cases)
        with suppress(KeyboardInterrupt):  # the figures so far
            for number, name in enumerate(lots):
                name = args.only or name
                start = time.process_time()
                try:
                    with in_time():
                        tried[name](numbers(random.Random(f"{args.seed} {number}")))
                except TimelineError:
                    pass  # documented
                except Exception:
                    failed[name] += 1
                    traceback.print_exc(limit=-4)
                    print(f"case {number} of seed {args.seed}: {name}", file=sys.stderr)
                done[name] += 1
                took[name] += time.process_time() - start
    for name, count in sorted(done.items()):
        print(f"{name:10}{count:9,} cases{failed[name]:6} failures{1000 * took[name] / count:9.1f} ms each")
    print(f"{done.total():,} of {args.cases:,} cases, {failed.total()} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
