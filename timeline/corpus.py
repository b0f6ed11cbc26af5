"""Extraction of many articles into one event document, in memory that does not grow with their number.

A few articles are kept in memory. More are stored in a spool on disk (`timeline/spool.py`) as soon as they are
finished, merged from there, and written piece by piece. Beside an output file the spool is the journal as well: where a
run was interrupted, the same command takes from it what is there for articles that have not changed.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, frozen

from timeline import document
from timeline.article import Article
from timeline.errors import InputError
from timeline.extraction import Extraction
from timeline.files import is_stream, replacing
from timeline.finished import Extract, Finished, attempt, digest, finisher, warnings
from timeline.inputs import BadArticle
from timeline.timeline import Timeline

if TYPE_CHECKING:
    from timeline.spool import Spool

FEW = 32  # articles that are kept in memory: to find them once more takes less than a second
_MOST = 999  # processes
_MUCH = 1_000_000  # characters; the same for few articles that are long

_Kept = bytes  # the digest of an article that is in the journal already
_Found = Extraction | Finished | BadArticle | _Kept


@frozen
class Plan:
    """How the articles of a corpus are read.

    `extract` can be pickled where there are several `workers`. `fingerprint` says what stands for the program with its
    rules: results of another one are never used. It is asked for only where there is a journal.
    """

    extract: Extract
    fingerprint: Callable[[], str]
    times: bool = False
    workers: int = 1


@frozen
class Listener:
    """Who is told what happens: errors, other news, and each article that is done with."""

    error: Callable[[str], None] = lambda text: None
    note: Callable[[str], None] = lambda text: None
    step: Callable[[], None] = lambda: None


@frozen
class Summary:
    """What a run came to; `warnings` are those about articles, `conflicts` the events on which sources disagree."""

    articles: int
    bad: int
    kinds: Mapping[str, int]
    undated: int
    conflicts: int
    warnings: int

    @classmethod
    def of(cls, timeline: Timeline, *, bad: int, warnings: int) -> Summary:
        return cls(
            articles=len(timeline.articles),
            bad=bad,
            kinds=Counter(event.kind.value for event in timeline),
            undated=sum(event.time.when is None for event in timeline),
            conflicts=sum(bool(event.conflicts) for event in timeline),
            warnings=warnings,
        )

    def __str__(self) -> str:
        kinds = sorted(self.kinds.items(), key=lambda entry: (-entry[1], entry[0]))
        events = _counted(sum(self.kinds.values()), "event")
        if kinds:
            events += f" ({', '.join(f'{count} {kind}' for kind, count in kinds)})"
        articles = _counted(self.articles, "article") + (f", {self.bad} bad" if self.bad else "")
        noticed = f"; {_counted(self.warnings, 'warning')}" if self.warnings else ""
        return f"{articles}; {events}, {self.undated} undated, {self.conflicts} in conflict{noticed}"


def extract_corpus(
    articles: Iterable[Article | BadArticle],
    plan: Plan,
    *,
    output: Path | None,
    write: Callable[[str], object],
    errors: Path | None = None,
    listener: Listener | None = None,
) -> Summary:
    """Extract `articles` into one event document at `output`, or, where that is None, through `write`.

    The bytes are those of `document.write` for the timeline of all articles, whatever the number of workers and of
    interruptions. `errors` gets a line of JSON for each bad article, in the order of the articles. Where no article is
    good, no document is written. Raises `OSError` for what cannot be written, and `TimelineError` for wrong rules, or
    where another run writes the same output; whatever is raised has a note of the work that is kept, if any is.
    """
    run = _Run(plan, output, write, errors, listener or Listener())
    return run.of(iter(articles))


def number_of(workers: str) -> int:
    """How many processes an option asks for; "auto", or 0, is one for each core. Raises `InputError`."""
    if not (workers == "auto" or (workers.isascii() and workers.isdigit())):
        raise InputError(f"--workers is a number or auto, not {workers!r}")
    if workers != "auto" and (len(workers) > len(str(_MOST)) or int(workers) > _MOST):
        raise InputError(f"--workers is at most {_MOST}: more would only stand in each other's way")
    return (0 if workers == "auto" else int(workers)) or _cores()


def _cores() -> int:
    """How many cores this process may use, which in a container is less than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def journal_of(output: Path | None) -> Path | None:
    """Where the unfinished work for an output file is kept; nowhere for standard output, a pipe or a device."""
    if output is None or is_stream(output):
        return None
    path = Path(os.path.realpath(output))
    return path.with_name(path.name + ".unfinished")


@define
class _Run:
    plan: Plan
    output: Path | None
    write: Callable[[str], object]
    errors: Path | None
    listener: Listener
    bad: int = 0
    said: int = 0  # warnings

    def of(self, articles: Iterator[Article | BadArticle]) -> Summary:
        journal = journal_of(self.output)
        held: list[Extraction | BadArticle] = []
        if self.plan.workers == 1 and not (journal and journal.exists()):
            length = 0
            for article in articles:
                found = article if isinstance(article, BadArticle) else attempt(self.plan.extract, article)
                self._tell(found)
                held.append(found)
                length += len(article.text) if isinstance(article, Article) else 0
                if len(held) == FEW or length > _MUCH:
                    break
            else:
                return self._in_memory(held)
        return self._spooled(held, articles, journal)

    def _in_memory(self, found: list[Extraction | BadArticle]) -> Summary:
        bad = [article for article in found if isinstance(article, BadArticle)]
        whole = Timeline(*(extraction for extraction in found if isinstance(extraction, Extraction)))
        self._write_errors(bad)
        if whole.articles:
            times = whole.times if self.plan.times else ()
            self._write([document.write(Timeline.assembled(whole.events, whole.articles, times))])
        return Summary.of(whole, bad=self.bad, warnings=self.said)

    def _spooled(
        self, held: list[Extraction | BadArticle], articles: Iterator[Article | BadArticle], journal: Path | None
    ) -> Summary:
        from timeline.spool import Spool

        fingerprint = f"{self.plan.fingerprint()} times={self.plan.times}"
        with Spool.opened(journal, fingerprint) as spool:
            self._tell_of_journal(spool)
            try:
                for each in held:
                    self._store(spool, each)
                held.clear()
                for found in self._found(spool, articles):
                    self._tell(found)
                    self._store(spool, found)
                self._write_errors(spool.bad())
                summary = self._merged(spool)
            except BaseException as error:
                _note_what_is_kept(error, spool)
                raise
            spool.remove()
            return summary

    def _tell_of_journal(self, spool: Spool) -> None:
        if spool.kept:
            self.listener.note(f"going on where an earlier run stopped: it has left {_counted(spool.kept, 'article')}")
        if spool.dropped:
            self.listener.note(
                f"beginning anew: the {_counted(spool.dropped, 'article')} that an earlier run has left are of "
                "another version of the program or its rules, or of other options"
            )

    def _found(self, spool: Spool, articles: Iterator[Article | BadArticle]) -> Iterator[_Found]:
        """What is found in each article, in their order; the digest alone where the journal has it."""
        work = finisher(self.plan.extract, times=self.plan.times)
        if self.plan.workers == 1:
            for article in articles:
                if isinstance(article, BadArticle):
                    yield article
                elif spool.take(known := digest(article)):
                    yield known
                else:
                    yield work(article)
            return
        from timeline.workers import Ready, in_order

        def tasks() -> Iterator[Article | Ready[Finished | BadArticle | _Kept]]:
            for article in articles:
                if isinstance(article, BadArticle):
                    yield Ready(article)
                elif spool.take(known := digest(article)):
                    yield Ready(known)
                else:
                    yield article

        yield from in_order(work, tasks(), self.plan.workers, _lost)

    def _store(self, spool: Spool, found: _Found) -> None:
        if isinstance(found, Extraction):
            found = Finished.of(found, times=self.plan.times)
        if isinstance(found, Finished):
            spool.add(found)
        elif isinstance(found, BadArticle):
            spool.add_bad(found)

    def _merged(self, spool: Spool) -> Summary:
        spool.merge()
        counts = spool.counts()
        if counts.articles:
            pieces = document.pieces(spool.articles(), spool.events(), spool.times())
            self._write(pieces)
        return Summary(counts.articles, self.bad, counts.kinds, counts.undated, counts.conflicts, counts.warnings)

    def _write(self, pieces: Iterable[str]) -> None:
        if self.output is None:
            for piece in pieces:
                self.write(piece)
            return
        with replacing(self.output) as file:
            file.writelines(piece.encode() for piece in pieces)

    def _write_errors(self, bad: Iterable[BadArticle]) -> None:
        if self.errors is None:
            return
        with replacing(self.errors) as file:
            for article in bad:
                line = json.dumps({"id": article.name, "reason": article.reason}, ensure_ascii=False) + "\n"
                file.write(line.encode("utf-8", "backslashreplace"))

    def _tell(self, found: _Found) -> None:
        if isinstance(found, BadArticle):
            self.bad += 1
            self.listener.error(f"{found.name} {found.reason}")
        elif isinstance(found, Extraction | Finished):
            name = found.id if isinstance(found, Finished) else found.article.id
            for warning in found.warnings if isinstance(found, Finished) else warnings(found):
                self.said += 1
                self.listener.note(f"{name}: {warning}")
        self.listener.step()


def _note_what_is_kept(error: BaseException, spool: Spool) -> None:
    """Add to an error what its user has to know of the journal; one without an article is deleted."""
    with suppress(InputError):
        size = spool.size()
        if not size:
            spool.remove()
        elif spool.path is not None:
            error.add_note(
                f"the work so far ({_counted(size, 'article')}) is in {spool.path.name}: the same command goes on from "
                "there"
            )


def _lost(article: Article, how: str) -> BadArticle:
    return BadArticle(article.id, f"took its worker process down ({how}), please report it")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
