"""Readers, documents and the whole extraction grow with their input, over what is made to slow them down.

Two sizes are compared within one run, by this process's own clock: 8 times the time where it grows with the size, 64
times where it grows with its square. Work inside one call, which counting calls (`test_growth`) does not see, counts too.
A figure above the limit is taken again before it counts.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from hostile import run_of, runs

from rules.pipeline import Extractor
from timeline import Article, Timeline, document
from timeline.inputs import read_articles

FACTOR = 8  # between the two sizes: 8 times the time if linear, 64 times if quadratic
LIMIT = 24
SHORTEST = 0.0005  # seconds; a shorter time says nothing
TRIES = 3
SUNDAY = date(2015, 10, 25)


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times as long it takes for `FACTOR` times the size; the best of several where that is over the limit."""
    small, large = work(size), work(size * FACTOR)
    best = float("inf")
    for _ in range(TRIES):
        best = min(best, _seconds(large) / max(_seconds(small), SHORTEST))
        if best <= LIMIT:
            break
    return best


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@cache
def loaded() -> Extractor:
    return Extractor.load()


def _extraction(text: str) -> Callable[[], object]:
    extractor, article = loaded(), Article(text=text, published=SUNDAY)
    return lambda: extractor.extract(article)


@pytest.mark.parametrize("name", runs())
def test_extraction_grows_with_the_text(name: str) -> None:
    assert growth(lambda size: _extraction(run_of(runs()[name], size)), 4000) <= LIMIT


READ = {
    "a.txt": ["التقى ", "\n", "\x00", "\u202e"],
    "a.csv": ["a,", '"', '""', '",', '"\n', "id,text,published\n", "1,نص,2015-10-25\n", "\r", ";", '"a\n'],
    "a.tsv": ["a\t", '"\t'],
    "a.json": ["[", "{", '{"a":', '"', "\\", "1", " ", "[1,", '{"id": "a", "text": "b"} '],
    "a.jsonl": ["{\n", "[\n", '{"text": "نص", "published": "2015-10-25"}\n', "1\n", "\n"],
    "a.html": [
        "<",
        "<p>",
        "<div>",
        "<!--",
        "&amp;",
        "</",
        "<meta charset=",
        "<meta ",
        "<script>",
        "<p>نص</p>",
        "<a href='",
    ],
    "a": ["<!-- -->", "<!--", " ", "{ ", "[ ", "<?xml ", "<?xml?> "],
}


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in READ.items() for unit in units], ids=ascii)
def test_reading_grows_with_the_input(name: str, unit: str) -> None:
    heads = {"a.html": "<html><body>", "a.csv": "id,text,published\n"}

    def reading(size: int) -> Callable[[], object]:
        data = (heads.get(name, "") + run_of(unit, size)).encode()
        return lambda: list(read_articles(io.BufferedReader(io.BytesIO(data)), name))

    assert growth(reading, 4000) <= LIMIT


@pytest.mark.parametrize("name", ["mentions", "statements", "mentions in paragraphs"])
def test_documents_grow_with_their_events(name: str) -> None:
    def writing(size: int) -> Callable[[], object]:
        timeline = Timeline(loaded().extract(Article(text=run_of(runs()[name], size), published=SUNDAY)))
        return lambda: document.read(document.write(timeline))

    assert growth(writing, 4000) <= LIMIT
