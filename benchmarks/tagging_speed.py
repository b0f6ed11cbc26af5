"""Words a second of time tagging alone, beside spaCy's blank Arabic tokenizer on the same text in the same run.

    python benchmarks/tagging_speed.py [FILE ...] [--repeat N]

Without files, the example articles are read. Times are of one core, the best of the runs; tagging includes normalising
and the tokens of the package, finding and resolving. A ratio of 2 is twice the tokenizer's time.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import spacy

from rules.dates import date_text
from rules.times import TimeTagger

EXAMPLES = Path(__file__).parents[1] / "examples"
PUBLISHED = date(2015, 10, 25)


def texts_of(paths: list[Path]) -> list[str]:
    """The texts of plain files, or of JSON files with a `text`."""
    texts = []
    for path in paths:
        content = path.read_text(encoding="utf-8")
        texts.append(json.loads(content)["text"] if path.suffix == ".json" else content)
    return texts


def seconds(work: Callable[[str], object], texts: list[str], repeat: int) -> float:
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        for text in texts:
            work(text)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    texts = texts_of(args.files or sorted(EXAMPLES.glob("*.txt")))
    words = sum(len(text.split()) for text in texts)
    tagger, tokenizer = TimeTagger.load(), spacy.blank("ar").tokenizer
    tokenizing = seconds(tokenizer, texts, args.repeat)
    tagging = seconds(lambda text: date_text(text, PUBLISHED, tagger), texts, args.repeat)
    print(f"{len(texts)} texts, {words} words")
    for name, took in (("spaCy blank Arabic tokenizer", tokenizing), ("time tagging", tagging)):
        print(f"{name:30}{words / took:12,.0f} words/s")
    print(f"{'ratio of times':30}{tagging / tokenizing:12.2f}")


if __name__ == "__main__":
    main()
