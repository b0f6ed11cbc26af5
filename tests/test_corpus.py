"""Corpora: through the spool the document has the same bytes, whatever is interrupted; what is used again, and what not."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from synthetic import Recall, corpus
from test_merge import KERRY, LAVROV, SHOUKRY, VIENNA
from test_merge import event as told
from timelines import events, texts, time_mentions, words

import rules
from timeline import Article, Extraction, Timeline, document
from timeline.corpus import Listener, Plan, extract_corpus, journal_of, number_of
from timeline.errors import DocumentError, InputError
from timeline.event import Kind
from timeline.fingerprint import fingerprint
from timeline.inputs import BadArticle

SUNDAY = date(2015, 10, 25)


class Outcome(NamedTuple):
    written: str
    summary: str
    errors: list[str]
    notes: list[str]


def run(
    extractions: Iterable[Extraction | BadArticle],
    *,
    output: Path | None = None,
    times: bool = True,
    program: str = "1",
    extract: Callable[[Article], Extraction] | None = None,
    **options: Path,
) -> Outcome:
    """What becomes of articles in which this is found; several are too many to be kept in memory."""
    found = list(extractions)
    known = {each.article: each for each in found if isinstance(each, Extraction)}
    plan = Plan(extract or known.__getitem__, lambda: program, times)
    written, errors, notes = io.StringIO(), [], []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.corpus.FEW", 1)
        summary = extract_corpus(
            (each if isinstance(each, BadArticle) else each.article for each in found),
            plan,
            output=output,
            write=written.write,
            listener=Listener(errors.append, notes.append),
            **options,
        )
    text = output.read_text(encoding="utf-8") if output and output.exists() else written.getvalue()
    return Outcome(text, str(summary), errors, notes)


def expected(extractions: Iterable[Extraction], *, times: bool = True) -> str:
    whole = Timeline(*extractions)
    return document.write(Timeline.assembled(whole.events, whole.articles, whole.times if times else ()))


@st.composite
def any_extractions(draw: st.DrawFn) -> list[Extraction]:
    """What could be found in a few articles, most of which have nothing in common."""
    ids = draw(st.lists(words, unique=True, max_size=4))
    event_ids = iter(draw(st.lists(words, unique=True, min_size=2 * len(ids), max_size=2 * len(ids))))
    return [
        Extraction(
            Article(id=id, text=draw(texts), published=draw(st.dates() | st.datetimes()), title=draw(texts)),
            tuple(draw(events(event_id, [id])) for event_id in islice(event_ids, draw(st.integers(0, 2)))),
            tuple(draw(st.lists(time_mentions(id), max_size=2))),
            tuple(draw(st.lists(texts, max_size=1))),
        )
        for id in ids
    ]


@st.composite
def alike_extractions(draw: st.DrawFn) -> list[Extraction]:
    """What several papers tell of a few meetings, statements and visits in one week."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        article = Article(id=f"a{number}", text="خبر", published=SUNDAY + timedelta(draw(st.integers(0, 3))))
        told_here = []
        for index in range(draw(st.integers(0, 3))):
            day = SUNDAY - timedelta(draw(st.integers(0, 3)))
            told_here.append(
                told(
                    article.id,
                    draw(st.sampled_from([day, day, day, None])),
                    *draw(st.lists(st.sampled_from([LAVROV, KERRY, SHOUKRY]), min_size=1, max_size=3, unique=True)),
                    kind=draw(st.sampled_from([Kind.MEETING, Kind.STATEMENT, Kind.VISIT])),
                    place=draw(st.sampled_from([VIENNA, None])),
                    until=draw(st.sampled_from([None, None, day + timedelta(6)])),
                    start=100 * index,
                )
            )
        found.append(Extraction(article, tuple(told_here)))
    return found


@pytest.mark.parametrize("extractions", [any_extractions(), alike_extractions()], ids=["any", "alike"])
@pytest.mark.parametrize("times", [True, False])
def test_the_document_is_the_same_as_from_memory(extractions: st.SearchStrategy, times: bool) -> None:
    @given(extractions, st.randoms(use_true_random=False))
    @settings(suppress_health_check=[HealthCheck.too_slow])
    def same(found: list[Extraction], random: object) -> None:
        shuffled = list(found)
        random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
        assert run(shuffled, times=times).written == (expected(found, times=times) if found else "")

    same()


def some(count: int = 5) -> list[Extraction]:
    """Articles that all tell of one meeting."""
    articles = [Article(id=f"a{index}", text="خبر", published=SUNDAY) for index in range(count)]
    return [Extraction(article, (told(article.id, SUNDAY, LAVROV, KERRY),)) for article in articles]


class Stopped(BaseException):
    """As if somebody pressed Ctrl-C, but nobody else can have."""


def until(count: int, error: BaseException) -> Callable[[Article], Extraction]:
    """Extraction of `some` articles that breaks off at one of them."""
    known = {each.article: each for each in some()}

    def extract(article: Article) -> Extraction:
        if article.id == f"a{count}":
            raise error
        return known[article]

    return extract


def counting(seen: list[str]) -> Callable[[Article], Extraction]:
    known = {each.article.id: each for each in some()}

    def extract(article: Article) -> Extraction:
        seen.append(article.id)
        return Extraction(article, known[article.id].events)

    return extract


def test_what_was_interrupted_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, seen, said = tmp_path / "out.json", [], []
    plan = Plan(until(3, KeyboardInterrupt()), lambda: "1", True)
    articles, listener = [each.article for each in some()], Listener(said.append, said.append)
    monkeypatch.setattr("timeline.corpus.FEW", 1)
    with pytest.raises(KeyboardInterrupt) as stopped:
        extract_corpus(articles, plan, output=output, write=print, listener=listener)
    assert said == []
    assert stopped.value.__notes__ == [
        "the work so far (3 articles) is in out.json.unfinished: the same command goes on from there"
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["out.json.unfinished"]
    again = run(some(), output=output, extract=counting(seen))
    assert again.written == expected(some())
    assert again.notes == ["going on where an earlier run stopped: it has left 3 articles"]
    assert seen == ["a3", "a4"]
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def left(folder: Path, count: int = 3) -> Path:
    """An output whose journal has some articles."""
    output = folder / "out.json"
    with pytest.raises(Stopped):
        run(some(), output=output, extract=until(count, Stopped()))
    return output


def test_an_article_that_has_changed_is_extracted_anew(tmp_path: Path) -> None:
    output, seen = left(tmp_path), []
    changed = [each for each in some() if each.article.id != "a0"]
    changed[0] = Extraction(Article(id="a1", text="خبر", published=SUNDAY, title="عنوان"), changed[0].events)
    again = run(changed, output=output, extract=counting(seen))
    assert seen == ["a1", "a3", "a4"]
    assert again.written == expected(changed)


def test_what_a_disk_has_spoilt_is_extracted_anew_or_refused(tmp_path: Path) -> None:
    output = left(tmp_path)
    journal = output.with_name("out.json.unfinished")
    whole, right = journal.read_bytes(), expected(some())
    chance, ends = Random(3), []
    for _ in range(80):
        spoilt = bytearray(whole)
        for _ in range(chance.choice([1, 1, 4, 30])):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        output.unlink(missing_ok=True)
        journal.write_bytes(spoilt[: chance.choice([len(spoilt)] * 4 + [chance.randrange(len(spoilt))])])
        seen: list[str] = []
        try:
            assert run(some(), output=output, extract=counting(seen)).written == right
            ends.append(f"{len(seen)} anew")
        except InputError as error:
            ends.append(str(error).partition(" (")[0])
        for path in tmp_path.glob("out.json.unfinished*"):
            path.unlink()
    assert {"2 anew", "3 anew", "5 anew"} <= set(ends)
    assert set(ends) - {f"{number} anew" for number in range(2, 6)} == {f"{journal} is no journal, or damaged"}


@pytest.mark.parametrize("options", [{"program": "2"}, {"times": False}])
def test_nothing_is_taken_over_from_another_program_or_other_options(tmp_path: Path, options: dict) -> None:
    output, seen = left(tmp_path), []
    again = run(some(), output=output, extract=counting(seen), **options)
    assert seen == ["a0", "a1", "a2", "a3", "a4"]
    assert again.written == expected(some(), times=options.get("times", True))
    assert again.notes == [
        "beginning anew: the 3 articles that an earlier run has left are of another version of the program or its "
        "rules, or of other options"
    ]


def test_where_nothing_is_done_yet_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        run(some(), output=tmp_path / "out.json", extract=until(0, Stopped()))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_journal_is_not_touched(tmp_path: Path) -> None:
    journal = tmp_path / "out.json.unfinished"
    journal.write_text("notes of somebody, not finished\n" * 50)
    with pytest.raises(
        InputError, match=r"^\S+out.json.unfinished is no journal, or damaged \(file is not a database\)"
    ):
        run(some(), output=tmp_path / "out.json")
    assert journal.read_text() == "notes of somebody, not finished\n" * 50


def test_one_output_is_for_one_run(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    refused = []

    def nested(article: Article) -> Extraction:
        if article.id == "a2":
            with pytest.raises(InputError) as error:
                run(some(), output=output)
            refused.append(str(error.value))
        return counting([])(article)

    assert run(some(), output=output, extract=nested).written == expected(some())
    assert refused == [
        f"{output}.unfinished is in use: another run writes the same output; wait for it, or name another output"
    ]


def test_bad_articles_are_kept_apart(tmp_path: Path) -> None:
    errors = tmp_path / "bad.jsonl"
    bad = BadArticle("in.jsonl:2", "is «not» JSON")
    outcome = run([*some(1), bad, *some()[1:]], errors=errors)
    assert (outcome.written, outcome.errors) == (expected(some()), ["in.jsonl:2 is «not» JSON"])
    assert outcome.summary == "5 articles, 1 bad; 1 event (1 meeting), 0 undated, 0 in conflict"
    assert [json.loads(line) for line in errors.read_text().splitlines()] == [
        {"id": "in.jsonl:2", "reason": "is «not» JSON"}
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_where_no_article_is_good_no_document_is_written(tmp_path: Path, count: int) -> None:
    output, errors = tmp_path / "out.json", tmp_path / "bad.jsonl"
    output.write_text("old")
    outcome = run([BadArticle("a", "has no text")] * count, output=output, errors=errors)
    assert (outcome.written, outcome.summary) == ("old", f"0 articles, {count} bad; 0 events, 0 undated, 0 in conflict")
    assert errors.read_text() == '{"id": "a", "reason": "has no text"}\n' * count
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.jsonl", "out.json"]


def test_no_bad_article_is_an_empty_file(tmp_path: Path) -> None:
    errors = tmp_path / "bad.jsonl"
    errors.write_text("of yesterday")
    run(some(), errors=errors)
    assert errors.read_text() == ""


def test_two_events_of_one_id_are_refused_as_they_are_in_memory(tmp_path: Path) -> None:
    twice = [told("a0", None, LAVROV), told("a0", None, KERRY)]
    found = [Extraction(Article(id="a0", text="خبر", published=SUNDAY), tuple(twice)), *some()[1:]]
    with pytest.raises(DocumentError) as in_memory:
        expected(found)
    with pytest.raises(DocumentError) as spooled:
        run(found, output=tmp_path / "out.json")
    assert str(spooled.value) == str(in_memory.value)


def test_the_journal_lies_beside_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "folder" / "out.json")
    assert journal_of(link) == tmp_path / "folder" / "out.json.unfinished"
    assert journal_of(Path("/dev/null")) is None
    assert journal_of(None) is None


def test_how_many_workers() -> None:
    assert [number_of(text) for text in ("1", "12")] == [1, 12]
    assert number_of("auto") == number_of("0") > 0
    for text in ("", "-1", "1.5", "two", "٢"):
        with pytest.raises(InputError, match=r"^--workers is a number or auto, not '"):
            number_of(text)


def test_the_fingerprint_is_that_of_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    package = tmp_path / "invented_package"
    package.mkdir()
    prints = []
    for name, content in (
        ("__init__.py", ""),
        ("words.toml", "a = 1"),
        ("words.toml", "a = 2"),
        ("more.toml", "a = 2"),
    ):
        (package / name).write_text(content)
        prints.append(fingerprint(["invented_package"], ["pytest"]))
    (package / "notes.txt").write_text("no part of it")
    assert fingerprint(["invented_package"], ["pytest"]) == prints[-1]
    assert len({*prints, fingerprint(["invented_package"], [])}) == 5


def test_the_known_events_of_invented_articles() -> None:
    """All that the generator knows is found, each event once, with all its articles and the days that disagree."""
    made = corpus(120, seed=6)
    recall = Recall.of(Timeline(*map(rules.extract, made.articles)), made.known)
    assert recall.found >= 0.98 * recall.known
    assert recall.whole >= 0.98 * recall.known
    assert recall.shown == recall.conflicts > 0
    assert recall.mixed == 0
    assert recall.invented <= 0.01 * recall.known


def test_the_same_seed_gives_the_same_corpus() -> None:
    def texts_of(size: int, seed: int) -> Iterator[str]:
        return (article.text for article in corpus(size, seed=seed).articles)

    assert [*texts_of(50, 1)] == [*islice(texts_of(80, 1), 50)]
    assert [*texts_of(50, 1)] != [*texts_of(50, 2)]
