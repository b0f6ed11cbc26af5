"""Speed, as ratios measured in one run: time tagging and extraction beside spaCy's tokenizer, growth, start, the page.

    python benchmarks/bench.py [--repeat N]

The texts are the example articles and the annotated ones of the tests. Each figure is the median of the runs; the runs
of what is compared take turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import spacy

from rules.dates import date_text
from rules.pipeline import Extractor
from timeline import Article

ROOT = Path(__file__).parents[1]
PUBLISHED = date(2015, 10, 25)
GROWTH = (1, 2, 4, 8, 16)  # how often the texts stand one behind the other in one document


def texts() -> list[str]:
    """The texts to read."""
    lines = (ROOT / "examples" / "vienna-2015.jsonl").read_text(encoding="utf-8").splitlines()
    annotated = sorted((ROOT / "tests" / "data" / "articles").glob("*.json"))
    return [json.loads(text)["text"] for text in (*lines, *(file.read_text(encoding="utf-8") for file in annotated))]


def medians(works: Mapping[str, Callable[[], object]], repeat: int) -> dict[str, float]:
    """The median seconds of each piece of work, run in turns after one run to warm up."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(repeat + 1):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if turn:
                took[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def stages(repeat: int) -> None:
    """Time tagging and the whole extraction beside the tokenizer."""
    read = texts()
    words = sum(len(text.split()) for text in read)
    extractor, tokenizer = Extractor.load(), spacy.blank("ar").tokenizer
    articles = [Article(text=text, published=PUBLISHED) for text in read]
    took = medians(
        {
            "spaCy blank Arabic tokenizer": lambda: [tokenizer(text) for text in read],
            "time tagging": lambda: [date_text(text, PUBLISHED, extractor.times) for text in read],
            "extraction": lambda: [extractor.extract(article) for article in articles],
        },
        repeat,
    )
    base = took["spaCy blank Arabic tokenizer"]
    print(f"{len(read)} articles, {words} words")
    for name, seconds in took.items():
        print(f"  {name:32}{words / seconds:12,.0f} words/s{seconds / base:8.2f} x")


def growth() -> None:
    """Seconds a text, in ever longer documents: flat where time grows with the text."""
    whole, extractor = "\n".join(texts()), Extractor.load()
    print("growth of one document")
    first = 0.0
    for times in GROWTH:
        article = Article(text="\n".join([whole] * times), published=PUBLISHED)
        start = time.perf_counter()
        extractor.extract(article)
        each = (time.perf_counter() - start) / times
        first = first or each
        print(f"  {len(article.text):12,} characters{each / first:8.2f} x the time of one, each")


def start(repeat: int) -> None:
    """The command on one article, from the shell, beside Python with spaCy's blank pipeline."""
    timeline = Path(sys.executable).with_name("timeline")
    command = [timeline, "extract", "-", "--published", "2015-10-25", "--quiet"]
    blank = [sys.executable, "-c", "import spacy; spacy.blank('ar')"]
    text = texts()[0].encode()
    took = medians(
        {
            "python with spaCy, blank Arabic": lambda: subprocess.run(blank, check=True),
            "timeline extract, one article": lambda: subprocess.run(
                command, input=text, capture_output=True, check=True
            ),
        },
        repeat,
    )
    base = took["python with spaCy, blank Arabic"]
    print("from the shell")
    for name, seconds in took.items():
        print(f"  {name:32}{seconds:12.2f} s{seconds / base:8.2f} x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    args = parser.parse_args()
    stages(args.repeat)
    growth()
    start(args.repeat)
    subprocess.run([sys.executable, ROOT / "benchmarks" / "page.py"], check=False)


if __name__ == "__main__":
    main()
