"""The command line: thin commands over the library, and the one place where all three packages meet."""

from __future__ import annotations

import io
import json
import os
import sys
import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from attrs import define, frozen

from timeline import document
from timeline.article import Article
from timeline.corpus import Listener, Plan, Summary, extract_corpus, number_of
from timeline.errors import DocumentError, InputError, TimelineError, one_line
from timeline.extraction import Extraction
from timeline.files import write_atomically
from timeline.fingerprint import fingerprint
from timeline.finished import attempt, warnings
from timeline.inputs import (
    BadArticle,
    Fields,
    Reading,
    articles_in,
    holds_document,
    name_of,
    once_each,
    opened,
    publication_day,
    read_articles,
    zone_named,
)
from timeline.outputs import check_different, check_output
from timeline.progress import progress
from timeline.reading.counting import expected
from timeline.timeline import Timeline

if TYPE_CHECKING:
    from rich.table import Table

DONE, DONE_WITH_BAD_ARTICLES, WRONG_USE, FAULT = 0, 1, 2, 3

app = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})

_Item = TypeVar("_Item")

_ARTICLES = "texts, web pages, JSON, JSON Lines, CSV, or folders of them; - is standard input."
Files = Annotated[list[str], typer.Argument(metavar="FILE", help=f"Articles: {_ARTICLES}")]
Sources = Annotated[list[str], typer.Argument(metavar="FILE", help=f"An event document, or articles: {_ARTICLES}")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Publication day of articles that carry none: 2015-10-25, or in words."),
]
Field = Annotated[
    list[str] | None,
    typer.Option(metavar="OURS=THEIRS", help="What JSON or CSV calls a field: text=content; may be repeated."),
]
Timezone = Annotated[
    str | None,
    typer.Option(metavar="ZONE", help="The publisher's time zone, for days with an offset: Asia/Riyadh."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; its exit status. What goes wrong is one line on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return app(arguments, prog_name="timeline", standalone_mode=False) or DONE
    except ImportError:
        raise  # the launcher knows why
    except Exception as error:
        _give_up_output()
        problem, status = _explained(error)
        _say(problem)
        return status


def _give_up_output() -> None:
    """Sees to it that Python does not fail a second time, at its end, over output that nobody can take."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explained(error: Exception) -> tuple[str, int]:
    match error:
        case typer.TyperException():
            return f"{error.format_message().rstrip('.')}; see timeline --help", WRONG_USE
        case TimelineError():
            return str(error), WRONG_USE
        case OSError():
            return f"{error.filename or 'standard output'}: {error.strerror or error}", WRONG_USE
        case _:
            return f"a fault of this program, please report it: {type(error).__name__}: {error}", FAULT


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context, show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Timelines of diplomatic events from Arabic news text.

    Exit status: 0 done; 1 done, but some articles were bad (each is named, with the reason); 2 wrong use, nothing was
    written; 3 a fault of this program.
    """
    if show_version:
        typer.echo(f"timeline {version('diplomatic-timeline')}")
    elif context.invoked_subcommand is None:
        raise InputError("a command is missing; see timeline --help")


@app.command()
def extract(
    files: Files,
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT.json", help="Default: standard output.")
    ] = None,
    times: Annotated[bool, typer.Option("--times", help="List every time expression too.")] = False,
    workers: Annotated[
        str, typer.Option(metavar="N|auto", help="Processes that share the work; auto: one for each core.")
    ] = "1",
    errors: Annotated[
        Path | None, typer.Option(metavar="BAD.jsonl", help="A line of JSON for each bad article: id, reason.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the event document of articles. Interrupted, the same command goes on where it stopped.

    \b
    timeline extract article.txt --published 2015-10-25 -o events.json
    timeline extract article.txt --published "25 أكتوبر 2015" --times
    timeline extract articles.jsonl | jq '.events[].label.en'
    timeline extract folder -o events.json --workers auto --errors bad.jsonl
    """
    check_output(output, files)
    check_output(errors, files)
    check_different(output, errors)
    plan = Plan(_extract, _fingerprint, times, number_of(workers))
    articles = articles_in(files, _reading(published, field, timezone, quiet))
    watched = sys.stderr.isatty() and not quiet
    with progress(lambda: expected(files)) if watched else nullcontext(lambda: None) as step:
        listener = Listener(_say, (lambda text: None) if quiet else _say, step)
        summary = extract_corpus(
            articles, plan, output=output, write=sys.stdout.write, errors=errors, listener=listener
        )
    sys.stdout.flush()
    status = _Batch(summary.articles, summary.bad).status()
    if not quiet and status != WRONG_USE:
        _say(str(summary))
    raise typer.Exit(status)


@app.command()
def page(
    files: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE.html", help="The page to write.")],
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    title: Annotated[str | None, typer.Option(help="The page's title.")] = None,
    lanes: Annotated[str, typer.Option(help="One lane for each actor, kind or country.")] = "actor",
    language: Annotated[str, typer.Option(help="Language of the page around the events: ar or en.")] = "ar",
    months: Annotated[str, typer.Option(help="Month names: levantine, egyptian, maghrebi or double.")] = "levantine",
    digits: Annotated[str, typer.Option(help="Digits: latin or arabic.")] = "latin",
    open_page: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the HTML timeline of an event document or of articles; articles are quoted by the paragraph.

    \b
    timeline page events.json -o timeline.html
    timeline page article.txt --published 2015-10-25 -o timeline.html --title "محادثات فيينا"
    """
    check_output(output, files)
    found = _document_or_articles(files, _reading(published, field, timezone, quiet), quiet)
    from viz.page import render_page

    options: dict[str, Any] = {"lanes": lanes, "language": language, "months": months, "digits": digits}
    try:
        html = render_page(found.timeline, articles=found.articles, title=title, **options)
    except ValueError as error:
        raise InputError(str(error.args[0])) from error
    _write(html, output)
    if open_page:
        webbrowser.open(output.resolve().as_uri())
    raise typer.Exit(found.status)


@app.command()
def chart(
    files: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PICTURE", help="A .png, .svg or .pdf to write.")],
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    lanes: Annotated[str, typer.Option(help="One lane for each actor, kind or country.")] = "actor",
    language: Annotated[str, typer.Option(help="Language of the words around the events: ar or en.")] = "ar",
    months: Annotated[str, typer.Option(help="Month names: levantine, egyptian, maghrebi or double.")] = "levantine",
    digits: Annotated[str, typer.Option(help="Digits: latin or arabic.")] = "latin",
    width: Annotated[int, typer.Option(min=300, max=5000, help="Width in pixels.")] = 900,
    fonts: Annotated[Path | None, typer.Option(help="A folder of fonts besides those of the system.")] = None,
    quiet: Quiet = False,
) -> None:
    """Draw the chart of an event document or of articles as a picture.

    \b
    timeline chart events.json -o timeline.svg
    timeline chart article.txt --published 2015-10-25 -o timeline.png --lanes kind
    """
    check_output(output, files)
    found = _document_or_articles(files, _reading(published, field, timezone, quiet), quiet)
    from viz import save_chart

    options: dict[str, Any] = {"lanes": lanes, "language": language, "months": months, "digits": digits}
    try:
        save_chart(found.timeline, output, width=width, fonts=fonts, **options)
    except TimelineError:
        raise
    except ValueError as error:
        raise InputError(str(error.args[0])) from error
    raise typer.Exit(found.status)


@app.command()
def show(
    files: Sources,
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    quiet: Quiet = False,
) -> None:
    """Print the timeline of an event document or of articles as a table.

    \b
    timeline show events.json
    timeline show article.txt --published 2015-10-25
    """
    found = _document_or_articles(files, _reading(published, field, timezone, quiet), quiet)
    from timeline.table import table

    _print(table(found.timeline))
    raise typer.Exit(found.status)


@app.command()
def export(
    files: Sources,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help="csv, jsonl (an event a line), parquet, markdown, timelinejs or ics. Default: by the ending of OUT.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Default: standard output.")
    ] = None,
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    title: Annotated[str | None, typer.Option(help="The title, in formats that have one.")] = None,
    language: Annotated[str, typer.Option(help="Language of the words around the events: ar or en.")] = "ar",
    months: Annotated[str, typer.Option(help="Month names: levantine, egyptian, maghrebi or double.")] = "levantine",
    digits: Annotated[str, typer.Option(help="Digits: latin or arabic.")] = "latin",
    quiet: Quiet = False,
) -> None:
    """Write the events of an event document or of articles in another format.

    \b
    timeline export events.json -o events.csv
    timeline export events.json -o events.md --months egyptian
    timeline export events.json --to timelinejs -o timeline.json
    timeline export articles.jsonl --to jsonl | head
    """
    check_output(output, files)
    from viz.entry import is_placed
    from viz.formats import chosen

    form = chosen(to, output)
    found = _document_or_articles(files, _reading(published, field, timezone, quiet), quiet)
    options: dict[str, Any] = {"language": language, "months": months, "digits": digits}
    try:
        content = form.write(found.timeline, title=title, **options)
    except TimelineError:
        raise
    except ValueError as error:
        raise InputError(str(error.args[0])) from error
    _write(content, output)
    unplaced = 0 if form.unplaced is None else sum(not is_placed(event) for event in found.timeline)
    if unplaced and not quiet:
        _say(f"{_counted(unplaced, 'event')} without a first day: {form.unplaced}")
    raise typer.Exit(found.status)


@app.command()
def dates(
    files: Files,
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Write a line of JSON for each article: id, times.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON with derivations and warnings.")] = False,
    timeml: Annotated[bool, typer.Option("--timeml", help="Write TimeML, a document for each article.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the rules and the arithmetic of each date.")] = False,
    quiet: Quiet = False,
) -> None:
    """List the time expressions of articles: value, bounds, rule and derivation.

    \b
    timeline dates article.txt --published 2015-10-25
    timeline dates articles.jsonl --jsonl > times.jsonl
    echo "مساء أمس الأول" | timeline dates - --published 2015-10-25 --explain
    """
    if sum((jsonl, as_json, timeml, explain)) > 1:
        raise InputError("--jsonl, --json, --timeml and --explain are different outputs: choose one")
    from rules.dates import date_article, explained, full_record, load_tagger, times_record
    from timeline.timeml import write as timeml_of

    batch = _Batch()
    for article in batch.good_ones(articles_in(files, _reading(published, field, timezone, quiet))):
        tagger = load_tagger(article.language)
        if jsonl:
            _write(json.dumps(times_record(article, tagger), ensure_ascii=False) + "\n", None)
            continue
        dated = date_article(article, tagger)
        if as_json:
            _write(json.dumps(full_record(article, dated), ensure_ascii=False, indent=1) + "\n", None)
        elif timeml:
            mentions = dated.mentions(article.id, ranges=True)
            _write(timeml_of(article.text, article.published, mentions, title=article.title), None)
        elif explain:
            _write(explained(article, dated), None)
        else:
            from timeline.times_table import times_table

            rows = ((mention, time.derivation) for time in dated.times for mention in time.mentions(article.id))
            _print(times_table(rows))
        for warning in () if quiet else dated.warnings:
            _say(f"{article.id}: {warning}")
    raise typer.Exit(batch.status())


@app.command()
def actors(
    files: Files,
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write a line of JSON for each article: id, actors.")] = False,
    quiet: Quiet = False,
) -> None:
    """List the actors of articles: name, title, country, who that is known to be, other forms and spans.

    \b
    timeline actors article.txt --published 2015-10-25
    timeline actors articles.jsonl --json > actors.jsonl
    """
    from rules.cast import cast_of, cast_record, cast_rows, load_finder
    from rules.dates import load_tagger
    from timeline.actors_table import actors_table

    batch = _Batch()
    for article in batch.good_ones(articles_in(files, _reading(published, field, timezone, quiet))):
        cast = cast_of(article, load_tagger(article.language), load_finder(article.language))
        if as_json:
            _write(json.dumps(cast_record(article, cast), ensure_ascii=False) + "\n", None)
        else:
            _print(actors_table(cast_rows(cast)))
    raise typer.Exit(batch.status())


@app.command()
def review(
    file: Annotated[str, typer.Argument(metavar="EVENTS.json", help="An event document; - is standard input.")],
    corrections: Annotated[Path, typer.Argument(metavar="CORRECTIONS", help="A TOML or JSON file.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT.json", help="Default: standard output.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Apply a reviewer's corrections to an event document. Those that do not fit are named, and not applied.

    \b
    timeline review events.json corrections.toml -o reviewed.json
    """
    check_output(output, [file, str(corrections)])
    from timeline.corrections import read
    from timeline.review import review as reviewed_by

    asked = read(corrections.read_bytes(), str(corrections))
    with opened(file) as stream:
        reviewed = reviewed_by(_document(stream.read(), name_of(file)), asked)
    _write(document.write(reviewed.timeline), output)
    for refused in reviewed.refused:
        _say(f"{refused.asked.where} is not applied: {refused.reason}")
    if not quiet:
        _say(f"{len(asked) - len(reviewed.refused)} of {_counted(len(asked), 'correction')} applied")
    raise typer.Exit(DONE_WITH_BAD_ARTICLES if reviewed.refused else DONE)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the event document.

    \b
    timeline schema > event-document.schema.json
    """
    _write(document.schema(), None)


@define
class _Batch:
    """Counts what comes through it; the bad articles are named and go no further."""

    good: int = 0
    bad: int = 0

    def good_ones(self, items: Iterable[_Item | BadArticle]) -> Iterator[_Item]:
        for item in items:
            if isinstance(item, BadArticle):
                self.bad += 1
                _say(f"{item.name} {item.reason}")
            else:
                self.good += 1
                yield item

    def status(self) -> int:
        """The exit status. Raises `InputError` where there was nothing at all."""
        if not self.good and not self.bad:
            raise InputError("there is no article in the input")
        return WRONG_USE if not self.good else DONE_WITH_BAD_ARTICLES if self.bad else DONE


@frozen
class _Found:
    """The timeline that the files of a command hold, and the articles that it was extracted from."""

    timeline: Timeline
    articles: tuple[Article, ...] = ()
    status: int = DONE


def _document_or_articles(files: list[str], reading: Reading, quiet: bool) -> _Found:
    if len(files) > 1 or reading.fields or Path(files[0]).is_dir():
        return _extracted(articles_in(files, reading), quiet)
    name = name_of(files[0])
    with opened(files[0]) as stream:
        data = stream.read()
    if not holds_document(data):
        stream = io.BufferedReader(io.BytesIO(data))
        return _extracted(once_each(read_articles(stream, name, reading)), quiet)
    return _Found(_document(data, name))


def _document(data: bytes, name: str) -> Timeline:
    try:
        return document.read(data)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from error


def _extracted(articles: Iterable[Article | BadArticle], quiet: bool) -> _Found:
    """The events of every good article. Ends the command where there is none."""
    batch = _Batch()
    extractions = []
    noticed = 0
    for extraction in batch.good_ones(map(_extraction, articles)):
        extractions.append(extraction)
        for warning in warnings(extraction):
            noticed += 1
            if not quiet:
                _say(f"{extraction.article.id}: {warning}")
    if (status := batch.status()) == WRONG_USE:
        raise typer.Exit(status)
    timeline = Timeline(*extractions)
    if not quiet:
        _say(str(Summary.of(timeline, bad=batch.bad, warnings=noticed)))
    return _Found(timeline, tuple(extraction.article for extraction in extractions), status)


def _extraction(article: Article | BadArticle) -> Extraction | BadArticle:
    return article if isinstance(article, BadArticle) else attempt(_extract, article)


def _extract(article: Article) -> Extraction:
    """The rules' `extract`, by a name that a worker process finds without their being imported here."""
    from rules import extract as extract_article

    return extract_article(article)


def _fingerprint() -> str:
    return fingerprint(("timeline", "rules"), ("babel", "dateparser", "hijridate", "spacy"))


def _reading(published: str | None, field: list[str] | None, timezone: str | None, quiet: bool) -> Reading:
    """How to read inputs by the options of a command."""
    zone = None if timezone is None else zone_named(timezone)
    return Reading(
        published=None if published is None else publication_day(published, zone),
        fields=Fields.parse(field or ()),
        zone=zone,
        note=(lambda text: None) if quiet else _say,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _write(content: str | bytes, output: Path | None) -> None:
    if output is not None:
        write_atomically(output, content)
    elif isinstance(content, str):
        sys.stdout.write(content)
        sys.stdout.flush()
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def _print(table: Table) -> None:
    from rich.console import Console

    # Where no terminal limits the width, no cell is cut short either.
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def _say(message: str) -> None:
    sys.stderr.write(f"timeline: {one_line(message)}\n")
