"""Speed, as ratios measured in one run: time tagging and extraction beside spaCy's tokenizer, growth, start, the page.

    python benchmarks/bench.py [--repeat N] [--articles DIR]

The texts are articles as newspapers print them (`newspaper.jsonl`), and apart from these the short articles of the
examples and tests, in which every sentence tells of an event; or the annotated articles of a folder. All are our own.
Each figure is the median of the runs; the runs of what is compared take turns, so that a machine that slows down slows
both.
Growth is the slope of the time over the size, both as logarithms: 1 where twice the text takes twice the time.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

import spacy
from attrs import evolve

from rules.dates import date_text
from rules.pipeline import Extractor
from timeline import Article, Timeline

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # bytes of one document
COUNTS = (10, 100, 1_000, 10_000)  # articles of one timeline
ENOUGH = 0.3  # seconds that a measurement of growth takes at least, to be repeated where one run is shorter
APART = timedelta(days=7)  # between two rounds of the same articles, so that they tell of other days


def newspaper() -> list[Article]:
    """Articles of the length of newspapers' and with as many events: some 16 in 1000 words."""
    return _articles((Path(__file__).parent / "newspaper.jsonl").read_text(encoding="utf-8").splitlines())


def articles_in(folder: Path | None) -> list[Article]:
    """The annotated articles of a folder, or the example articles and those of the tests."""
    files = sorted((folder or ROOT / "tests" / "data" / "articles").glob("*.json"))
    read = [file.read_text(encoding="utf-8") for file in files]
    if folder is None:
        read += (ROOT / "examples" / "vienna-2015.jsonl").read_text(encoding="utf-8").splitlines()
    return _articles(read)


def _articles(read: Sequence[str]) -> list[Article]:
    records = [json.loads(text) for text in read]
    return [Article(text=record["text"], published=date.fromisoformat(record["published"])) for record in records]


def medians(
    works: Mapping[str, Callable[[], object]], repeat: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """The median seconds of each piece of work, run in turns after one run to warm up.

    The clock is this process's own, which stands still while others have the processor.
    """
    took: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(repeat + 1):
        for name, work in works.items():
            start = clock()
            work()
            if turn:
                took[name].append(clock() - start)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def stages(title: str, articles: Sequence[Article], repeat: int) -> None:
    """Time tagging and the whole extraction beside the tokenizer."""
    words = sum(len(article.text.split()) for article in articles)
    extractor, tokenizer = Extractor.load(), spacy.blank("ar").tokenizer
    took = medians(
        {
            "spaCy blank Arabic tokenizer": lambda: [tokenizer(article.text) for article in articles],
            "time tagging": lambda: [
                date_text(article.text, article.published, extractor.times) for article in articles
            ],
            "extraction": lambda: [extractor.extract(article) for article in articles],
        },
        repeat,
    )
    base = took["spaCy blank Arabic tokenizer"]
    events = sum(len(extractor.extract(article).events) for article in articles)
    print(f"{title}: {len(articles)} articles, {words} words, {events / words * 1000:.0f} events in 1000 words")
    for name, seconds in took.items():
        print(f"  {name:32}{words / seconds:12,.0f} words/s{seconds / base:8.2f} x")


def growth(articles: Sequence[Article]) -> None:
    """Seconds for ever longer documents and for ever more articles, with the slope of each."""
    extractor = Extractor.load()

    def document(size: int) -> float:
        each = cycle(article.text for article in articles)
        text, length = list[str](), 0
        while length < size:
            text.append(next(each))
            length += len(text[-1].encode()) + 1
        article = Article(text="\n".join(text).encode()[:size].decode(errors="ignore"), published=articles[0].published)
        return _seconds(lambda: extractor.extract(article))

    def archive(count: int) -> float:
        found = list(islice(_rounds(articles), count))
        return _seconds(lambda: Timeline(*(extractor.extract(article) for article in found)))

    _grow("growth of one document", "bytes", SIZES, document)
    _grow("growth of an archive, merged", "articles", COUNTS, archive)


def _rounds(articles: Sequence[Article]) -> Iterator[Article]:
    """The articles again and again, each round some days later and under ids of its own."""
    for number, article in enumerate(cycle(articles)):
        shift = APART * (number // len(articles))
        yield evolve(article, id=str(number), published=article.published + shift)


def _seconds(work: Callable[[], object]) -> float:
    took: list[float] = []
    while sum(took) < ENOUGH:
        gc.collect()  # what an earlier measurement left is no part of this one
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return statistics.median(took)


def _grow(title: str, unit: str, sizes: Sequence[int], measure: Callable[[int], float]) -> None:
    print(title)
    took = [measure(size) for size in sizes]
    for size, seconds in zip(sizes, took, strict=True):
        print(f"  {size:12,} {unit:8}{seconds:12.4f} s{seconds / size * 1e6:12.2f} µs each")
    slope = statistics.linear_regression([math.log(size) for size in sizes], [math.log(one) for one in took]).slope
    print(f"  slope {slope:.2f}")


def start(article: Article, repeat: int) -> None:
    """The command on one article, from the shell, beside Python with spaCy's blank pipeline."""
    timeline = Path(sys.executable).with_name("timeline")
    command = [timeline, "extract", "-", "--published", article.published.isoformat(), "--quiet"]
    blank = [sys.executable, "-c", "import spacy; spacy.blank('ar')"]
    text = article.text.encode()
    took = medians(
        {
            "python with spaCy, blank Arabic": lambda: subprocess.run(blank, check=True),
            "timeline extract, one article": lambda: subprocess.run(
                command, input=text, capture_output=True, check=True
            ),
        },
        repeat,
        time.perf_counter,
    )
    base = took["python with spaCy, blank Arabic"]
    print("from the shell")
    for name, seconds in took.items():
        print(f"  {name:32}{seconds:12.2f} s{seconds / base:8.2f} x")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--articles", type=Path, metavar="DIR", help="a folder of annotated articles (JSON)")
    args = parser.parse_args()
    articles = articles_in(args.articles)
    if not articles:
        parser.error(f"{args.articles} holds no annotated articles (*.json)")
    if args.articles is None:
        stages("as newspapers print them", newspaper(), args.repeat)
    stages("annotated, short and dense" if args.articles is None else str(args.articles), articles, args.repeat)
    growth(articles)
    start(articles[0], args.repeat)
    subprocess.run([sys.executable, ROOT / "benchmarks" / "page.py"], check=False)


if __name__ == "__main__":
    main()
