"""The spool: finished articles on disk, from which one document is made in the end. It is the journal of a run too.

It is a database of SQLite in one file. Each article is stored in one transaction, so that a run that is killed at any
moment has stored some articles wholly and the others not at all. The file is locked for as long as the spool is open.

A journal is good for one version of the program, its rules and its options, which its `fingerprint` stands for; an
article in it is good for an article with the same content, which its digest stands for.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from attrs import define

from timeline import document
from timeline.blocks import clusters
from timeline.errors import DocumentError, InputError
from timeline.event import Kind
from timeline.finished import Finished
from timeline.inputs import BadArticle
from timeline.merge import days_in_order, join
from timeline.report import Report

_FORMAT = 2  # of the tables
_CACHE = 8 * 1024  # KiB

_TABLES = """
CREATE TABLE run (fingerprint TEXT NOT NULL);
CREATE TABLE article (
    number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, taken INTEGER NOT NULL,
    seal BLOB NOT NULL, id TEXT NOT NULL, published TEXT NOT NULL, warnings INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE event (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    undated INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, start INTEGER NOT NULL,
    conflict INTEGER NOT NULL, report TEXT, part TEXT NOT NULL
);
CREATE TABLE time (article INTEGER NOT NULL, part TEXT NOT NULL);
CREATE TABLE bad (name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE place (article INTEGER PRIMARY KEY, rank INTEGER NOT NULL);
CREATE TABLE joined (
    event INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, conflict INTEGER NOT NULL, part TEXT NOT NULL
);
CREATE TABLE absorbed (event INTEGER PRIMARY KEY);
CREATE INDEX event_of_article ON event (article);
CREATE INDEX time_of_article ON time (article);
"""
_OF_EVENT = "id, kind, undated, first, last, start, conflict, report, part"
_NAMES = ("run", "article", "event", "time", "bad", "place", "joined", "absorbed")

# The events of the document: the first of each cluster stands for all.
_TOLD = """
    FROM event JOIN place ON place.article = event.article LEFT JOIN joined ON joined.event = event.number
    WHERE event.number NOT IN absorbed
"""


@define
class Counts:
    """What is in the document that a spool makes."""

    articles: int
    kinds: dict[str, int]
    undated: int
    conflicts: int
    warnings: int


@define
class Spool:
    """Finished articles on disk. Use it as a context manager; whatever the database complains of is an `InputError`."""

    _database: sqlite3.Connection
    path: Path | None
    dropped: int  # articles that another version or other options had left here
    kept: int  # articles that may be used again

    @classmethod
    @contextmanager
    def opened(cls, path: Path | None, fingerprint: str) -> Iterator[Self]:
        """The spool at `path`, where it is locked; with no path one that is gone when it is closed."""
        is_new = path is not None and not path.exists()
        if path is not None:
            path.open("ab").close()  # whose error says more than that of the database
        try:
            # An empty name is a database on disk that nobody else sees and that goes with its connection.
            database = sqlite3.connect("" if path is None else path, timeout=0, isolation_level=None)
        except sqlite3.Error as error:
            raise InputError(f"{path}: {error}") from error
        spool: Self | None = None
        try:
            spool = cls(database, path, *_prepared(database, fingerprint))
            yield spool
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter of a database in ruins
            raise _explained(error, path) from error
        finally:
            with suppress(sqlite3.Error):
                database.close()
            if spool is None and is_new and path is not None:
                for ending in ("", "-wal"):
                    path.with_name(path.name + ending).unlink(missing_ok=True)

    def take(self, digest: bytes) -> bool:
        """Whether this article is here already, and whole; if so, it belongs to the document."""
        one = self._database.execute
        found = one("SELECT number FROM article WHERE digest = ?", (digest,)).fetchone()
        if found is None:
            return False
        if self._is_whole(*found):
            one("UPDATE article SET taken = 1 WHERE number = ?", found)
            return True
        with self._transaction():
            for table, column in (("time", "article"), ("event", "article"), ("article", "number")):
                one(f"DELETE FROM {table} WHERE {column} = ?", found)
        return False

    def add(self, article: Finished) -> None:
        """Store an article, and all that was found in it, for good."""
        fields = (article.id, article.published, len(article.warnings), article.record)
        events = [
            (
                event.id, event.kind, int(event.undated), event.first, event.last, event.start, int(event.in_conflict),
                event.report, event.part,
            )
            for event in article.events
        ]  # fmt: skip
        seal = _seal(article.digest, fields, events, article.times)
        with self._transaction():
            number = self._database.execute(
                "INSERT INTO article (digest, taken, seal, id, published, warnings, record)"
                " VALUES (?, 1, ?, ?, ?, ?, ?)",
                (article.digest, seal, *fields),
            ).lastrowid
            self._database.executemany(
                f"INSERT INTO event (article, {_OF_EVENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((number, *event) for event in events),
            )
            self._database.executemany("INSERT INTO time VALUES (?, ?)", ((number, part) for part in article.times))

    def _is_whole(self, number: int) -> bool:
        """Whether an article is still what was stored."""
        one = self._database.execute
        try:
            digest, seal, *fields = one(
                "SELECT digest, seal, id, published, warnings, record FROM article WHERE number = ?", (number,)
            ).fetchone()
            events = one(f"SELECT {_OF_EVENT} FROM event WHERE article = ? ORDER BY number", (number,)).fetchall()
            times = one("SELECT part FROM time WHERE article = ? ORDER BY rowid", (number,)).fetchall()
        except sqlite3.OperationalError as error:
            if "decode" in str(error):  # what was text is none any more
                return False
            raise
        expected: bytes = seal
        return _seal(digest, fields, events, [part for (part,) in times]) == expected

    def add_bad(self, article: BadArticle) -> None:
        """Keep what is wrong with an article until the end of the run; the next run looks at it again."""
        self._database.execute("INSERT INTO bad VALUES (?, ?)", (article.name, article.reason))

    def bad(self) -> Iterator[BadArticle]:
        """The bad articles of this run, in the order in which they were added."""
        for name, reason in self._database.execute("SELECT name, reason FROM bad ORDER BY rowid"):
            yield BadArticle(name, reason)

    def merge(self) -> None:
        """Join what the articles that were added or taken tell of one event."""
        with self._transaction():
            for table in ("place", "joined", "absorbed"):
                self._database.execute(f"DELETE FROM {table}")
            self._database.execute(
                "INSERT INTO place SELECT number, row_number() OVER (ORDER BY published, id) FROM article WHERE taken"
            )
            for kind in Kind:
                for cluster in clusters(self._reports(kind)):
                    if len(cluster.members) > 1:
                        self._join(cluster.members)
        twice = self._database.execute(
            f"SELECT event.id {_TOLD} GROUP BY event.id HAVING count(*) > 1 ORDER BY event.id LIMIT 1"
        ).fetchone()
        if twice:
            raise DocumentError(f"cannot write the timeline: two of events are {twice[0]!r}")

    def size(self) -> int:
        """How many articles are stored, also those that are not in the document."""
        try:
            count: int = self._database.execute("SELECT count(*) FROM article").fetchone()[0]
        except sqlite3.Error as error:
            raise _explained(error, self.path) from error
        return count

    def articles(self) -> Iterator[str]:
        """The parts of the document, in its order, after `merge`."""
        return self._parts("SELECT record FROM article JOIN place ON article = number ORDER BY rank")

    def events(self) -> Iterator[str]:
        # First the order, of small rows, and then the parts one by one: what is sorted is kept somewhere.
        order = self._database.execute(
            f"SELECT event.number {_TOLD} ORDER BY undated, coalesce(joined.first, event.first),"
            " coalesce(joined.last, event.last), rank, start, id"
        )
        for (number,) in order:
            (part,) = self._database.execute(
                "SELECT coalesce(joined.part, event.part) FROM event LEFT JOIN joined ON joined.event = number"
                " WHERE number = ?",
                (number,),
            ).fetchone()
            yield part

    def times(self) -> Iterator[str]:
        for (article,) in self._database.execute("SELECT article FROM place ORDER BY rank"):
            yield from self._parts("SELECT part FROM time WHERE article = ? ORDER BY rowid", article)

    def counts(self) -> Counts:
        """What is in the document, after `merge`."""
        one = self._database.execute
        return Counts(
            one("SELECT count(*) FROM place").fetchone()[0],
            dict(one(f"SELECT kind, count(*) {_TOLD} GROUP BY kind")),
            one(f"SELECT count(*) {_TOLD} AND undated").fetchone()[0],
            one(f"SELECT count(*) {_TOLD} AND coalesce(joined.conflict, event.conflict)").fetchone()[0],
            one("SELECT coalesce(sum(warnings), 0) FROM article JOIN place ON article = number").fetchone()[0],
        )

    def remove(self) -> None:
        """Delete the journal, which has served."""
        if self.path is not None:
            # While it is locked, and with no other file left: the next run must not find half of it.
            self._database.execute("PRAGMA journal_mode = DELETE")
            self.path.unlink()

    def _reports(self, kind: Kind) -> Iterator[Report]:
        found = self._database.execute(
            "SELECT event.number, event.report, rank, start, event.id, article.id FROM event"
            " JOIN place ON place.article = event.article JOIN article ON article.number = event.article"
            " WHERE kind = ? AND report IS NOT NULL ORDER BY first",
            (kind,),
        )
        for number, report, rank, start, event, article in found:
            yield Report.unpacked(
                json.loads(report), number=number, mention=(rank, start, event), kind=kind, article=article
            )

    def _join(self, members: Iterable[int]) -> None:
        rows = [
            self._database.execute(
                "SELECT rank, start, id, number, part FROM event JOIN place ON place.article = event.article"
                " WHERE number = ?",
                (number,),
            ).fetchone()
            for number in members
        ]
        rows.sort()
        event = join([document.event_of(part) for *_, part in rows])
        _, first, last = days_in_order(event.time.when)
        self._database.execute(
            "INSERT INTO joined VALUES (?, ?, ?, ?, ?)",
            (rows[0][3], first.isoformat(), last.isoformat(), bool(event.conflicts), document.part(event)),
        )
        self._database.executemany("INSERT INTO absorbed VALUES (?)", ((row[3],) for row in rows[1:]))

    def _parts(self, query: str, *values: Any) -> Iterator[str]:
        return (part for (part,) in self._database.execute(query, values))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


def _prepared(database: sqlite3.Connection, fingerprint: str) -> tuple[int, int]:
    """Lock the database and see what is in it: how many articles are of no use, and how many are."""
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(f"PRAGMA cache_size = -{_CACHE}")
    database.execute("BEGIN EXCLUSIVE")
    known = database.execute("PRAGMA user_version").fetchone()[0] == _FORMAT
    same = known and database.execute("SELECT fingerprint FROM run").fetchone() == (fingerprint,)
    count = database.execute("SELECT count(*) FROM article").fetchone()[0] if known else 0
    if not same:
        for name in _NAMES:
            database.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in _TABLES.split(";"):
            database.execute(statement)
        database.execute("INSERT INTO run VALUES (?)", (fingerprint,))
        database.execute(f"PRAGMA user_version = {_FORMAT}")
    database.execute("UPDATE article SET taken = 0")
    database.execute("DELETE FROM bad")
    database.execute("COMMIT")
    return (0, count) if same else (count, 0)


def _seal(digest: bytes, fields: Iterable[Any], events: Iterable[Iterable[Any]], times: Iterable[str]) -> bytes:
    """What shows that nothing has changed of an article that is stored."""
    content = [digest.hex(), [*fields], [[*event] for event in events], [*times]]
    return hashlib.sha256(json.dumps(content).encode()).digest()


def _explained(error: Exception, path: Path | None) -> InputError:
    """The error with what to do about it, and with its notes."""
    problem, where = str(error), path or "the temporary files"
    if "locked" in problem:
        problem = f"{where} is in use: another run writes the same output; wait for it, or name another output"
    elif "full" in problem or "I/O" in problem:
        problem = f"{where}: {problem}; make room, or name a file elsewhere"
    elif isinstance(error, sqlite3.OperationalError) or path is None:
        problem = f"{where}: {problem}"
    else:
        problem = f"{where} is no journal, or damaged ({problem}): delete it, to start from the beginning"
    explained = InputError(problem)
    for note in getattr(error, "__notes__", ()):
        explained.add_note(note)
    return explained
