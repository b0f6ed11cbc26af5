"""The command line: thin commands over the library, and the one place where all three packages meet."""

from __future__ import annotations

import io
import json
import sys
import webbrowser
from collections.abc import Iterable
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from attrs import frozen
from typer.core import TyperGroup

from timeline import document
from timeline.article import Article
from timeline.console import (
    DONE,
    DONE_WITH_BAD_ARTICLES,
    WRONG_USE,
    Batch,
    counted,
    give_up_output,
    print_table,
    problem_of,
    say,
    text_only,
    write,
)
from timeline.corpus import Listener, Plan, Summary, extract_corpus, number_of
from timeline.errors import DocumentError, InputError
from timeline.extraction import Extraction
from timeline.fingerprint import fingerprint
from timeline.finished import attempt, warnings
from timeline.inputs import (
    BadArticle,
    Reading,
    articles_in,
    holds_document,
    name_of,
    once_each,
    opened,
    read_articles,
)
from timeline.options import (
    Digits,
    Field,
    Files,
    Lanes,
    Language,
    Months,
    Published,
    Quiet,
    Sources,
    Timezone,
    reading_of,
)
from timeline.outputs import check_different, check_output
from timeline.process import BROKEN_PIPE, Ended, signals_raised, use_streams
from timeline.progress import progress
from timeline.reading.counting import expected
from timeline.timeline import Timeline


class _Commands(TyperGroup):
    """The commands; that nobody reads their output any more is what ends them, and not a bad article, as for typer."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise Ended(BROKEN_PIPE) from error


app = typer.Typer(cls=_Commands, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; its exit status. What goes wrong is one line on standard error, never a traceback."""
    use_streams()
    try:
        with signals_raised():
            return app(arguments, prog_name="timeline", standalone_mode=False) or DONE
    except ImportError:
        raise  # the launcher knows why
    except (Exception, Ended) as error:
        broken = give_up_output(flush=not isinstance(error, Ended))
        problem, status = problem_of(error, "standard output" if broken else None)
        if problem:
            say(problem)
        return status


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context, show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Timelines of diplomatic events from Arabic news text.

    Exit status: 0 done; 1 done, but some articles were bad (each is named, with the reason); 2 wrong use, nothing was
    written; 3 a fault of this program.
    """
    if show_version:
        write(f"timeline {version('diplomatic-timeline')}\n", None)
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
    articles = articles_in(files, reading_of(published, field, timezone, quiet))
    watched = sys.stderr.isatty() and not quiet
    with progress(lambda: expected(files)) if watched else nullcontext(lambda: None) as step:
        listener = Listener(say, (lambda text: None) if quiet else say, step)
        summary = extract_corpus(
            articles, plan, output=output, write=lambda piece: write(piece, None), errors=errors, listener=listener
        )
    status = Batch(summary.articles, summary.bad).status()
    if not quiet and status != WRONG_USE:
        say(str(summary))
    raise typer.Exit(status)


@app.command()
def page(
    files: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE.html", help="The page to write.")],
    published: Published = None,
    field: Field = None,
    timezone: Timezone = None,
    title: Annotated[str | None, typer.Option(help="The page's title.", callback=text_only)] = None,
    lanes: Lanes = "actor",
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
    open_page: Annotated[bool, typer.Option("--open", help="Show the page in the browser.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the HTML timeline of an event document or of articles; articles are quoted by the paragraph.

    \b
    timeline page events.json -o timeline.html
    timeline page article.txt --published 2015-10-25 -o timeline.html --title "محادثات فيينا"
    """
    check_output(output, files)
    found = _document_or_articles(files, reading_of(published, field, timezone, quiet), quiet)
    from viz.page import render_page

    html = render_page(
        found.timeline,
        articles=found.articles,
        title=title,
        lanes=lanes,
        language=language,
        months=months,
        digits=digits,
    )
    write(html, output)
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
    lanes: Lanes = "actor",
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
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
    from viz.export import check_picture, save_chart

    check_picture(output, fonts)
    found = _document_or_articles(files, reading_of(published, field, timezone, quiet), quiet)
    save_chart(
        found.timeline,
        output,
        lanes=lanes,
        language=language,
        months=months,
        digits=digits,
        width=width,
        fonts=fonts,
    )
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
    found = _document_or_articles(files, reading_of(published, field, timezone, quiet), quiet)
    from timeline.table import table

    print_table(table(found.timeline))
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
    title: Annotated[str | None, typer.Option(help="The title, in formats that have one.", callback=text_only)] = None,
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
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
    found = _document_or_articles(files, reading_of(published, field, timezone, quiet), quiet)
    content = form.write(found.timeline, title=title, language=language, months=months, digits=digits)
    write(content, output)
    unplaced = 0 if form.unplaced is None else sum(not is_placed(event) for event in found.timeline)
    if unplaced and not quiet:
        say(f"{counted(unplaced, 'event')} without a first day: {form.unplaced}")
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

    batch = Batch()
    for article in batch.good_ones(articles_in(files, reading_of(published, field, timezone, quiet))):
        tagger = load_tagger(article.language)
        if jsonl:
            write(json.dumps(times_record(article, tagger), ensure_ascii=False) + "\n", None)
            continue
        dated = date_article(article, tagger)
        if as_json:
            write(json.dumps(full_record(article, dated), ensure_ascii=False, indent=1) + "\n", None)
        elif timeml:
            mentions = dated.mentions(article.id, ranges=True)
            write(timeml_of(article.text, article.published, mentions, title=article.title), None)
        elif explain:
            write(explained(article, dated), None)
        else:
            from timeline.times_table import times_table

            rows = ((mention, time.derivation) for time in dated.times for mention in time.mentions(article.id))
            print_table(times_table(rows))
        for warning in () if quiet else dated.warnings:
            say(f"{article.id}: {warning}")
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

    batch = Batch()
    for article in batch.good_ones(articles_in(files, reading_of(published, field, timezone, quiet))):
        cast = cast_of(article, load_tagger(article.language), load_finder(article.language))
        if as_json:
            write(json.dumps(cast_record(article, cast), ensure_ascii=False) + "\n", None)
        else:
            print_table(actors_table(cast_rows(cast)))
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
    write(document.write(reviewed.timeline), output)
    for refused in reviewed.refused:
        say(f"{refused.asked.where} is not applied: {refused.reason}")
    if not quiet:
        say(f"{len(asked) - len(reviewed.refused)} of {counted(len(asked), 'correction')} applied")
    raise typer.Exit(DONE_WITH_BAD_ARTICLES if reviewed.refused else DONE)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the event document.

    \b
    timeline schema > event-document.schema.json
    """
    write(document.schema(), None)


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
    batch = Batch()
    extractions = []
    noticed = 0
    for extraction in batch.good_ones(map(_extraction, articles)):
        extractions.append(extraction)
        for warning in warnings(extraction):
            noticed += 1
            if not quiet:
                say(f"{extraction.article.id}: {warning}")
    if (status := batch.status()) == WRONG_USE:
        raise typer.Exit(status)
    timeline = Timeline(*extractions)
    if not quiet:
        say(str(Summary.of(timeline, bad=batch.bad, warnings=noticed)))
    return _Found(timeline, tuple(extraction.article for extraction in extractions), status)


def _extraction(article: Article | BadArticle) -> Extraction | BadArticle:
    return article if isinstance(article, BadArticle) else attempt(_extract, article)


def _extract(article: Article) -> Extraction:
    """The rules' `extract`, by a name that a worker process finds without their being imported here."""
    from rules import extract as extract_article

    return extract_article(article)


def _fingerprint() -> str:
    return fingerprint(("timeline", "rules"), ("babel", "dateparser", "hijridate", "spacy"))
