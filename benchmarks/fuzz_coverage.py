"""Coverage-guided fuzzing with atheris: bytes become texts, event documents, corrections, inputs and rule files.

    python benchmarks/fuzz_coverage.py [libFuzzer options, such as -runs=200000 -max_total_time=60]

Anything but a documented error ends the run with the case that caused it, which libFuzzer also leaves in a file.
atheris is for CPython on Linux: pip install '.[fuzz]'.
"""

from __future__ import annotations

import io
import sys
from datetime import date

import atheris

with atheris.instrument_imports(include=["timeline", "rules"]):
    from rules import extract
    from timeline import Article, Timeline, corrections, document
    from timeline.errors import TimelineError
    from timeline.inputs import read_articles

DAYS = [date.min, date.max, date(2015, 10, 25), date(2016, 2, 29), date(1, 12, 31), date(9999, 1, 1)]
NAMES = ["a.txt", "a.json", "a.jsonl", "a.csv", "a.tsv", "a"]


def _text(data: atheris.FuzzedDataProvider) -> None:
    day = DAYS[data.ConsumeIntInRange(0, len(DAYS) - 1)]
    timeline = Timeline(extract(Article(text=data.ConsumeUnicode(4000), published=day)))
    assert document.read(document.write(timeline)) == timeline


def _document(data: atheris.FuzzedDataProvider) -> None:
    document.read(data.ConsumeBytes(4000))


def _corrections(data: atheris.FuzzedDataProvider) -> None:
    corrections.read(data.ConsumeBytes(2000), "c.toml")


def _inputs(data: atheris.FuzzedDataProvider) -> None:
    name = NAMES[data.ConsumeIntInRange(0, len(NAMES) - 1)]
    for _ in read_articles(io.BufferedReader(io.BytesIO(data.ConsumeBytes(4000))), name):
        pass


TARGETS = (_text, _document, _corrections, _inputs)


def one(data: bytes) -> None:
    """One case: its first byte says what it is."""
    provider = atheris.FuzzedDataProvider(data)
    target = TARGETS[provider.ConsumeIntInRange(0, len(TARGETS) - 1)]
    try:
        target(provider)
    except TimelineError:
        pass  # documented
    except UnicodeEncodeError:
        if target is not _text:
            raise  # a text may have lone surrogates, which no document can hold


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
