"""Corpora of invented articles: speed, memory, workers, interruptions, what is found again, and how merging grows.

    python benchmarks/corpus.py [--sizes 1000 3000] [--kills 4] [--seed 0] [--folder FOLDER]

Prints tables, and exits with 1 where something is not as it must be: the same bytes from one worker and from two, and
after each kill -9; a peak of at most 400 MB that does not grow by more than a tenth from the smallest to the largest
size; the known events found. The articles of --folder, one JSON file each with doc, text and published, are run too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from attrs import evolve, frozen
from synthetic import FAMILY, GIVEN, Recall, corpus

from timeline import document
from timeline.event import Basis, Codes, Event, EventTime, Kind, Label, Participant
from timeline.evidence import Evidence, Span
from timeline.merge import merge
from timeline.when import When

PROGRAM = Path(sys.executable).with_name("timeline")
MOST_MEMORY = 400  # MB
MERGED = (2500, 5000, 10_000, 20_000)  # articles


@frozen
class Run:
    """What one run took: seconds on the clock, seconds of all processors, peak memory in MB of the largest process."""

    clock: float
    processors: float
    memory: float


def run(articles: Path, output: Path, *, workers: int = 1, killed_after: float | None = None) -> Run:
    """Run the command; where it is to be killed, that many seconds after it has begun to write its journal."""
    start = time.perf_counter()
    command = [str(PROGRAM), "extract", str(articles), "-o", str(output), "--workers", str(workers), "-q"]
    process = os.posix_spawn(PROGRAM, command, os.environ)
    if killed_after is not None:
        journal = output.with_name(output.name + ".unfinished")
        began = journal.stat().st_mtime if journal.exists() else 0.0
        while not output.exists() and not (journal.exists() and journal.stat().st_mtime > began):
            time.sleep(0.01)
        time.sleep(killed_after)
        os.kill(process, 9)
    _, status, usage = os.wait4(process, 0)
    if killed_after is None and os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed")
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def runs(sizes: list[int], kills: int, seed: int, folder: Path) -> Iterator[str]:
    """Prints a line for each run; what is wrong."""
    chance, peaks = random.Random(seed), {}
    print(f"{'articles':>10}  {'run':24}{'seconds':>9}{'articles/s':>12}{'processor s':>13}{'peak MB':>9}  document")
    for size in sizes:
        made, articles = corpus(size, seed=seed), folder / f"{size}.jsonl"
        made.write(articles)
        one, two, again = (folder / f"{size}-{name}.json" for name in ("one", "two", "again"))

        def told(name: str, took: Run, output: Path, size: int = size, one: Path = one) -> bool:
            same = output.read_bytes() == one.read_bytes()
            rate = f"{size / took.clock:12,.0f}{took.processors:13.1f}{took.memory:9.0f}"
            print(f"{size:10,}  {name:24}{took.clock:9.1f}{rate}  {'the same' if same else 'ANOTHER'}", flush=True)
            return same

        alone = run(articles, one)
        told("one worker", alone, one)
        peaks[size] = alone.memory
        if not told("two workers", run(articles, two, workers=2), two):
            yield f"{size} articles: two workers write another document than one"
        for _ in range(kills):  # each a while after the last one, so that none of them comes to its end
            after = chance.uniform(0.3, 0.6) * alone.clock / (kills + 1)
            run(articles, again, workers=chance.choice((1, 2)), killed_after=after)
            if again.exists():
                yield f"{size} articles: a run came to its end before it was killed"
        with closing(sqlite3.connect(again.with_name(again.name + ".unfinished"))) as journal:
            kept = journal.execute("SELECT count(*) FROM article").fetchone()[0]
        if not told(f"killed {kills} times, {kept:,} kept", run(articles, again), again):
            yield f"{size} articles: an interrupted run ends with another document"
        recall = Recall.of(document.read(one.read_bytes()), made.known)
        print(
            f"{'':12}{recall.known:,} known events: {recall.found:,} found, {recall.whole:,} with all their articles,"
        )
        print(
            f"{'':12}{recall.shown} of {recall.conflicts} contradictions shown; {recall.invented} events more, ", end=""
        )
        print(f"{recall.mixed} of two known ones")
        if recall.whole < 0.98 * recall.known:
            yield f"{size} articles: {recall.known - recall.whole} known events are not found whole"
    if max(peaks.values()) > MOST_MEMORY or peaks[sizes[-1]] > 1.1 * peaks[sizes[0]]:
        yield f"memory: {peaks}"


def annotated(source: Path, folder: Path) -> Iterator[str]:
    """The articles of a folder, by one worker and by two."""
    files = sorted(source.glob("*.json"))
    articles = folder / "annotated.jsonl"
    with articles.open("w", encoding="utf-8") as lines:
        for file in files:
            value = json.loads(file.read_text(encoding="utf-8"))
            text = value.get("text") or file.with_suffix(".txt").read_bytes().decode("utf-8")
            line = {"id": value["doc"], "text": text, "published": value["published"]}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    outputs = [folder / f"annotated-{workers}.json" for workers in (1, 2)]
    took = [run(articles, output, workers=workers) for workers, output in enumerate(outputs, 1)]
    same = outputs[0].read_bytes() == outputs[1].read_bytes()
    print(f"{source}: {len(files)} articles, {took[0].clock:.1f} s and {took[1].clock:.1f} s, ", end="")
    print("the same" if same else "ANOTHER")
    if not same:
        yield f"{source}: two workers write another document than one"


def merging() -> None:
    """Merging alone: seconds an event as the corpus grows, over more days, and on one busy day."""
    print(f"\n{'articles':>10}  {'merging':34}{'events':>9}{'merged':>9}{'seconds':>9}{'µs an event':>13}")
    for name, days in (("40 articles a day", None), ("all about one day, 2,000 speakers", 1)):
        for size in MERGED:
            events = [*_statements(size, days or size // 40)]
            rank = {f"a{number:06}": number for number in range(size)}
            start = time.process_time()
            merged = merge(events, rank)
            took = time.process_time() - start
            each = f"{len(events):9,}{len(merged):9,}{took:9.1f}{took / len(events) * 1e6:13.0f}"
            print(f"{size:10,}  {name:34}{each}", flush=True)


def _statements(articles: int, days: int) -> Iterator[Event]:
    """Three statements an article; 2,000 speakers whose names have words in common, a tenth without a country."""
    quote = "وقال إن بلاده تدعم الحوار"
    speakers = [
        Participant(f"{given} {family} {number}", country=None if number % 10 == 0 else ("SE", "MT", "NO")[number % 3])
        for number in range(20)
        for given in GIVEN
        for family in FAMILY
    ]
    chance = random.Random(days)
    base = Event(
        id="",
        kind=Kind.STATEMENT,
        codes=Codes("010", "PUBLIC"),
        label=Label("تصريح", "Statement"),
        evidence=(Evidence("", 0, len(quote), quote, "says", Span(0, 4, quote[:4])),),
    )
    for number in range(articles):
        day = date.fromordinal(date(2015, 9, 28).toordinal() + number * days // articles)
        for index, speaker in enumerate(chance.sample(speakers, 3)):
            yield evolve(
                base,
                id=f"e{number}-{index}",
                time=EventTime(When.day(day), Basis.EXPLICIT, "«اليوم»"),
                participants=(speaker,),
                evidence=(evolve(base.evidence[0], article=f"a{number:06}"),),
            )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000])
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = [*runs(sorted(args.sizes), args.kills, args.seed, Path(folder))]
        if args.folder and args.folder.is_dir():
            wrong += annotated(args.folder, Path(folder))
    merging()
    for problem in wrong:
        print(problem, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
