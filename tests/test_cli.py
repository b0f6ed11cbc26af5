"""The command line, with a stub in place of the rules: what is read, written, said and returned."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rules.schema import RuleError
from timeline import Article, Event, Extraction, Timeline, cli, document
from timeline.event import Basis, Codes, Correction, EventTime, Kind, Label, Participant, Place
from timeline.evidence import Evidence, Span, TimeMention, TimeSpan
from timeline.tabular import to_csv
from timeline.when import When

TEXT = "التقى الوزيران اليوم في القاهرة"
DAY = "2015-10-25"


def stub(article: Article) -> Extraction:
    """A meeting on the publication day for each "التقى" (met), with the words "اليوم" (today) where they follow."""
    events, times = [], []
    for index, found in enumerate(re.finditer("التقى(?: الوزيران (اليوم))?", article.text)):
        dated = found[1] and TimeSpan(found.start(1), found.end(1), found[1], "today")
        when = When.day(article.day)
        if dated:
            times.append(
                TimeMention.of(dated, when, article=article.id, type="DATE", value=str(article.day), rule="today")
            )
        events.append(
            Event(
                id=f"{article.id}-{index}",
                kind=Kind.MEETING,
                time=EventTime(when, Basis.EXPLICIT, "today") if dated else EventTime(),
                participants=(Participant("الوزيران"),),
                place=Place("القاهرة", "EG"),
                codes=Codes("040", "CONSULT"),
                label=Label("لقاء", "Meeting"),
                evidence=(
                    Evidence(
                        article.id, found.start(), found.end(), found[0], "met",
                        Span(found.start(), found.start() + len("التقى"), "التقى"), dated or None,
                    ),
                ),
            )
        )  # fmt: skip
    return Extraction(article, tuple(events), tuple(times), ("weekdays contradict",) if "؟" in article.text else ())


@pytest.fixture(autouse=True)
def _stubbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("rules.extract", stub)
    monkeypatch.chdir(tmp_path)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(list(arguments))
        return status, *capfd.readouterr()

    return run


def article_line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": TEXT, "published": DAY} | fields) + "\n"


def expected(*articles: Article, times: bool = False) -> str:
    whole = Timeline(*map(stub, articles))
    return document.write(whole if times else Timeline.assembled(whole.events, whole.articles))


# --- extract


def test_a_text_on_standard_output(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = run("extract", "a.txt", "--published", DAY)
    assert (status, out) == (0, expected(Article(text=TEXT, published=date(2015, 10, 25))))
    assert err == "timeline: 1 article; 1 event (1 meeting), 0 undated, 0 in conflict\n"


def test_quiet_says_nothing(run: Run) -> None:
    Path("a.txt").write_text(TEXT + "؟", encoding="utf-8")
    assert run("extract", "a.txt", "--published", DAY, "-o", "out.json", "-q") == (0, "", "")


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-16-le", "utf-16-be", "iso8859-6"])
def test_another_encoding_is_said_aloud(run: Run, encoding: str) -> None:
    Path("a.txt").write_bytes(TEXT.encode(encoding))
    status, out, err = run("extract", "a.txt", "--published", DAY)
    assert (status, out) == (0, expected(Article(text=TEXT, published=date(2015, 10, 25))))
    assert err.splitlines()[0] == f"timeline: a.txt is not UTF-8; it was read as {encoding}"


def test_times_are_listed_when_asked_for(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    status, out, _ = run("extract", "a.txt", "--published", DAY, "--times")
    assert (status, out) == (0, expected(Article(text=TEXT, published=date(2015, 10, 25)), times=True))


def test_into_a_file(run: Run) -> None:
    Path("a.jsonl").write_text(
        article_line() + "\n" + article_line(id="b", published="2015-10-26T08:30"), encoding="utf-8"
    )
    status, out, err = run("extract", "a.jsonl", "-o", "out.json")
    assert (status, out) == (0, "")
    assert err == "timeline: 2 articles; 2 events (2 meeting), 0 undated, 0 in conflict\n"
    assert [record.id for record in document.read(Path("out.json").read_bytes()).articles] == ["a", "b"]
    assert sorted(path.name for path in Path().iterdir()) == ["a.jsonl", "out.json"]


def test_warnings_are_said_and_kept(run: Run) -> None:
    Path("a.jsonl").write_text(article_line(text=TEXT + "؟"), encoding="utf-8")
    status, out, err = run("extract", "a.jsonl")
    assert status == 0
    assert err.splitlines()[0] == "timeline: a: weekdays contradict"
    assert json.loads(out)["articles"][0]["warnings"] == ["weekdays contradict"]


def test_a_text_without_arabic_is_an_empty_timeline(run: Run) -> None:
    Path("a.jsonl").write_text(article_line(text="The ministers met today."), encoding="utf-8")
    status, out, err = run("extract", "a.jsonl")
    assert status == 0
    assert err.splitlines()[0] == "timeline: a: the text has no Arabic letters, so no events can be found in it"
    assert json.loads(out)["events"] == []


def test_bad_articles_are_named_and_the_rest_is_written(run: Run) -> None:
    Path("a.jsonl").write_text(
        article_line() + "{\n" + article_line() + article_line(id="b", text=" "), encoding="utf-8"
    )
    status, out, err = run("extract", "a.jsonl")
    assert status == 1
    assert json.loads(out)["events"][0]["id"] == "a-0"
    assert err.splitlines() == [
        "timeline: a.jsonl:2 is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "timeline: a another article has this id already",
        "timeline: b has no text",
        "timeline: 1 article, 3 bad; 1 event (1 meeting), 0 undated, 0 in conflict",
    ]


def test_an_article_that_breaks_the_program_does_not_lose_the_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def choking(article: Article) -> Extraction:
        if article.id == "b":
            raise KeyError("two\nlines")
        return stub(article)

    monkeypatch.setattr("rules.extract", choking)
    Path("a.jsonl").write_text(article_line() + article_line(id="b"), encoding="utf-8")
    status, out, err = run("extract", "a.jsonl")
    assert (status, len(json.loads(out)["events"])) == (1, 1)
    assert err.splitlines()[0] == "timeline: b cannot be extracted, please report it: KeyError: 'two\\nlines'"


def test_wrong_rules_are_no_fault_of_an_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(article: Article) -> Extraction:
        raise RuleError("days.toml", "weekday", "phrases", "is empty", "write one")

    monkeypatch.setattr("rules.extract", wrong)
    Path("a.jsonl").write_text(article_line() + article_line(id="b"), encoding="utf-8")
    message = "timeline: days.toml, rule 'weekday', key 'phrases': is empty: write one\n"
    assert run("extract", "a.jsonl") == (2, "", message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "a command is missing; see timeline --help"),
        (["nonsense"], "No such command 'nonsense'; see timeline --help"),
        (["extract"], "Missing argument 'FILE'; see timeline --help"),
        (["extract", "a.txt", "--nonsense"], "No such option: --nonsense; see timeline --help"),
        (["extract", "missing.txt", "--published", DAY], "missing.txt: No such file or directory; check its name"),
        (["extract", "a.txt", "missing.txt", "--published", DAY], "missing.txt: No such file or directory; check its name"),
        (["extract", "empty", "--published", DAY], "empty has no articles: their files end in .txt, .json, .jsonl, .ndjson, .csv, .tsv, .html, .htm, .xhtml"),
        (["extract", "a.txt"], "a.txt has no publication day: give it with --published, as in --published 2015-10-25"),
        (["extract", "a.txt", "--published", "yesterday"], "'yesterday' is not a whole date: write one such as 2015-10-25 or 25 October 2015"),
        (["extract", "a.txt", "--published", "October 2015"], "'October 2015' is not a whole date: write one such as 2015-10-25 or 25 October 2015"),
        (["extract", "a.txt", "--published", "05/10/2015"], "'05/10/2015' can be 2015-05-10 or 2015-10-05: write the one that is meant"),
        (["extract", "blank.txt", "--published", DAY], "blank.txt has no text"),
        (["extract", "nul.txt", "--published", DAY], "nul.txt has a NUL character in its text: is it really text in UTF-8?"),
        (["extract", "latin.txt", "--published", DAY], "latin.txt is not UTF-8 (byte 2), nor any encoding that Arabic is known by: save it as UTF-8"),
        (["extract", "no.jsonl"], "there is no article in the input"),
        (["extract", "document.json"], "document.json is an event document, not an article: see it with `timeline show` or `timeline page`"),
        (["extract", "a.txt", "--published", DAY, "-o", "."], ". is a folder: name a file to write"),
        (["extract", "a.txt", "--published", DAY, "-o", "no/out.json"], "no/out.json cannot be written: there is no folder no"),
        (["extract", "a.txt", "--published", DAY, "-o", "a.txt"], "a.txt is an input too: name another file to write"),
        (["show", "broken.json"], "broken.json: events: must be a list, not 5"),
        (["page", "document.json"], "Missing option '--output' / '-o'; see timeline --help"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_and_writes_nothing(run: Run, arguments: list[str], message: str) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("blank.txt").write_text(" \r\n\t", encoding="utf-8")
    Path("nul.txt").write_text(TEXT + "\0", encoding="utf-8")
    Path("latin.txt").write_text("Größe und Maß", encoding="latin-1")
    Path("no.jsonl").write_text("", encoding="utf-8")
    Path("document.json").write_text(document.write(Timeline()), encoding="utf-8")
    Path("broken.json").write_text('{"version": 1, "articles": [], "events": 5, "times": []}', encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().iterdir()}
    Path("empty").mkdir()
    assert run(*arguments) == (2, "", f"timeline: {message}\n")
    Path("empty").rmdir()
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_a_fault_of_the_program_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty() -> str:
        raise KeyError("several\nlines")

    monkeypatch.setattr(document, "schema", faulty)
    message = "timeline: a fault of this program, please report it: KeyError: 'several\\nlines'\n"
    assert run("schema") == (3, "", message)


# --- show, schema, version, help


def test_a_table(run: Run) -> None:
    lines = article_line() + article_line(id="b", text="التقى بهم [red]\u202e\x1b[31m")
    Path("a.jsonl").write_text(lines, encoding="utf-8")
    assert run("extract", "a.jsonl", "-o", "a.json", "-q")[0] == 0
    table = """\
┏━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ day        ┃ kind    ┃ who      ┃ where   ┃ words         ┃
┡━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ 2015-10-25 │ meeting │ الوزيران │ القاهرة │ التقى … اليوم │
│ undated    │ meeting │ الوزيران │ القاهرة │ التقى         │
└────────────┴─────────┴──────────┴─────────┴───────────────┘
"""
    assert run("show", "a.jsonl", "-q") == (0, table, "")
    assert run("show", "a.json") == (0, table, "")


def test_other_formats(run: Run) -> None:
    Path("a.jsonl").write_text(article_line(), encoding="utf-8")
    whole = Timeline(stub(Article(id="a", text=TEXT, published=date(2015, 10, 25))))
    assert run("export", "a.jsonl", "--to", "jsonl", "-q") == (0, document.write_lines(whole), "")
    assert run("export", "a.jsonl", "--to", "csv", "-q", "-o", "a.csv") == (0, "", "")
    assert Path("a.csv").read_bytes().decode() == to_csv(whole)
    names = "csv, jsonl, parquet, markdown, timelinejs, ics"
    assert run("export", "a.jsonl", "--to", "xls") == (2, "", f"timeline: --to is one of {names}, not 'xls'\n")
    assert run("export", "a.jsonl") == (2, "", f"timeline: say the format with --to: {names}\n")
    assert run("export", "a.jsonl", "-o", "a.md", "--digits", "roman")[0] == 2
    assert not Path("a.md").exists()


def test_what_has_no_day_is_counted_where_a_format_has_no_place_for_it(run: Run) -> None:
    Path("a.txt").write_text("التقى الوزيران في القاهرة.", encoding="utf-8")
    arguments = ("export", "a.txt", "--published", "2015-10-25", "--to")
    summary = "timeline: 1 article; 1 event (1 meeting), 1 undated, 0 in conflict\n"
    assert run(*arguments, "ics", "-o", "a.ics") == (
        0,
        "",
        f"{summary}timeline: 1 event without a first day: left out\n",
    )
    placed = f"{summary}timeline: 1 event without a first day: listed on the title slide\n"
    assert run(*arguments, "timelinejs", "-o", "a.json") == (0, "", placed)
    assert run(*arguments, "markdown", "-o", "a.md") == (0, "", summary)


def test_corrections_are_applied_to_a_document(run: Run) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("extract", "a.txt", "--published", DAY, "-o", "a.json")
    event = document.read(Path("a.json").read_bytes()).events[0].id
    rest = "who = 'هدى'\nwhy = 'سبب'\n"
    Path("c.toml").write_text(
        f"[[correction]]\nevent = '{event}'\ntime = '2015-10-23'\n{rest}[[correction]]\nevent = 'gone'\ndrop = true\n{rest}",
        encoding="utf-8",
    )
    status, out, err = run("review", "a.json", "c.toml")
    assert (status, err) == (
        1,
        "timeline: c.toml: correction 2 is not applied: there is no event gone (any more)\n"
        "timeline: 1 of 2 corrections applied\n",
    )
    corrected = document.read(out)
    assert [(event.time.when.edtf(), event.corrections) for event in corrected if event.time.when] == [
        ("2015-10-23", (Correction("time", "2015-10-25", "هدى", "سبب"),))
    ]
    assert run("review", "a.json", "c.toml", "-o", "b.json", "-q")[0] == 1
    assert Path("b.json").read_text("utf-8") == out
    problem = "c.toml: correction 1 has no event"
    Path("c.toml").write_text("[[correction]]", encoding="utf-8")
    assert run("review", "a.json", "c.toml", "-o", "d.json") == (2, "", f"timeline: {problem}\n")
    assert not Path("d.json").exists()


def test_the_schema(run: Run) -> None:
    assert run("schema") == (0, document.schema(), "")


def test_the_version(run: Run) -> None:
    status, out, err = run("--version")
    assert (status, err) == (0, "")
    assert re.fullmatch(r"timeline \d+\.\d+\.\d+\n", out)


@pytest.mark.parametrize(("suffix", "begins"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_the_chart_as_a_picture(run: Run, suffix: str, begins: bytes) -> None:
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    picture = Path(f"chart{suffix}")
    status, out, _ = run("chart", "article.txt", "--published", DAY, "-o", str(picture), "--quiet")
    assert (status, out) == (0, "")
    assert picture.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "chart.gif"], "timeline: chart.gif: a chart is written as .png, .svg, .pdf\n"),
        (
            ["-o", "chart.svg", "--lanes", "day"],
            "timeline: Invalid value for '--lanes': 'day' is not one of 'actor', 'kind', 'country'; see timeline --help\n",
        ),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(run: Run, options: list[str], message: str) -> None:
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    assert run("chart", "article.txt", "--published", DAY, "--quiet", *options) == (2, "", message)
    assert not list(Path().glob("chart.*"))
