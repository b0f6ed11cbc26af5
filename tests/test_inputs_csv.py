"""CSV as spreadsheets and programs write it."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import SUNDAY, read, read_files

from timeline import Article
from timeline.inputs import BadArticle, Fields

TEXT = 'قال: "نعم"، ثم\r\nالتقى; الوزيران, أمس\t.'  # he said: "yes", then the ministers met yesterday
ARTICLE = Article(id="a", text=TEXT, published=date(2015, 10, 24), title="ع")
ROWS = [["id", "text", "published", "title", "views"], ["a", TEXT, "2015-10-24", "ع", "7"]]


def written(rows: list[list[str]], **options: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("name", ["a.csv", "a.TSV"])
def test_a_table(delimiter: str, encoding: str, line_end: str, name: str) -> None:
    data = written(ROWS, delimiter=delimiter, lineterminator=line_end).encode(encoding)
    assert read(data, name) == [ARTICLE]
    assert read(data.rstrip(b"\r\n\0") if encoding != "utf-16" else data, name) == [ARTICLE]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_without_an_ending_is_known_by_its_header(delimiter: str) -> None:
    assert read(written(ROWS, delimiter=delimiter), "standard input") == [ARTICLE]
    fields = Fields.parse(["text=نص", "published=يوم"])  # text, day
    rows = [["يوم", "نص"], ["2015-10-24", TEXT]]
    assert read(written(rows, delimiter=delimiter), fields=fields) == [Article(text=TEXT, published=date(2015, 10, 24))]


def test_a_text_whose_first_line_has_commas_is_a_text() -> None:
    assert read("text, he said\nid", published=SUNDAY) == [Article(text="text, he said\nid", published=SUNDAY)]


def test_the_separator_that_excel_names_for_itself_is_no_header() -> None:
    assert read("sep=;\r\n" + written(ROWS, delimiter=";"), "a.csv") == [ARTICLE]


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "iso8859-6"])
def test_another_encoding_is_said_aloud(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("id,text,published\na,التقى الوزيران أمس,2015-10-25\n".encode(encoding))
    found, notes = read_files(path)
    assert found == [Article(id="a", text="التقى الوزيران أمس", published=SUNDAY)]
    assert notes == [f"{path} is not UTF-8; it was read as {encoding}"]


def test_columns_are_mapped_and_the_others_left_alone() -> None:
    rows = [["Nr", "content", "date_extracted", "text"], ["7", TEXT, "25 أكتوبر 2015", "x"]]
    fields = Fields.parse(["text=content", "published = date_extracted", "id=Nr"])
    assert read(written(rows), "a.csv", fields=fields) == [Article(id="7", text=TEXT, published=SUNDAY)]


def test_without_an_id_an_article_is_named_after_its_text() -> None:
    assert read("text,published\nx,2015-10-25\n", "a.csv") == [Article(text="x", published=SUNDAY)]
    assert read("text,id\nx,\n", "a.csv") == [BadArticle("a.csv:2", "has no id")]


def test_an_empty_cell_is_no_day() -> None:
    assert read("text;published\nx;\n", "a.csv", published=SUNDAY) == [Article(text="x", published=SUNDAY)]


def test_tables_without_rows() -> None:
    assert [read(text, "a.csv") for text in ("", "\n\n", "text,id", "text,id\n\n \n", "sep=,\n")] == [[]] * 5


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("id,body,day", "has no column 'text'; its columns are id, body, day; name the right one, as in --field text=body"),
        ("nothing", "has no column 'text'; its columns are nothing; name the right one, as in --field text=nothing"),
        ("id;text;text", "has two columns 'text'"),
        ('id;"text', "has a header that opens a quote that is never closed, so that the rest is lost"),
    ],
)  # fmt: skip
def test_a_wrong_header_is_one_line(header: str, reason: str) -> None:
    assert read(f"{header}\n1,2,3\n4,5,6\n".replace('"text\n1,2,3\n4,5,6', '"text'), "a.csv") == [
        BadArticle("a.csv", reason)
    ]


def test_a_wrong_mapping_is_one_line() -> None:
    fields = Fields.parse(["text=content", "source=site"])
    reason = "has no column 'site'; its columns are id, content; name the right one, as in --field source=content"
    assert read("id,content\na,b\nc,d\n", "a.csv", fields=fields) == [BadArticle("a.csv", reason)]


def test_a_bad_row_is_named_by_its_line_and_the_next_is_read() -> None:
    text = (
        "id,text,published\n"
        'a,"two\nlines",2015-10-25\n'
        "b,too,many,cells\n"
        "c,few\n"
        'd,"quoted" and not,2015-10-25\n'
        "e, ,2015-10-25\n"
        "f,x,yesterday\n"
        "g,x\0,2015-10-25\n"
        'h,in "words",2015-10-25\n'
        '"i","",2015-10-25\n'
        'j,"never closed,2015-10-25\n'
        "k,x,2015-10-25\n"
    )
    assert read(text, "a.csv") == [
        Article(id="a", text="two\nlines", published=SUNDAY),
        BadArticle("a.csv:4", "has 4 cells, where the header has 3"),
        BadArticle("a.csv:5", "has 2 cells, where the header has 3"),
        BadArticle("a.csv:6", "has text after a closing quote: 'and not,2015-10-25'"),
        BadArticle("e", "has no text"),
        BadArticle("f", "'yesterday' is not a whole date: write one such as 2015-10-25 or 25 October 2015"),
        BadArticle("g", "has a NUL character in its text: is it really text in UTF-8?"),
        Article(id="h", text='in "words"', published=SUNDAY),
        BadArticle("a.csv:11", "has no text"),
        BadArticle("a.csv:12", "opens a quote that is never closed, so that the rest is lost"),
    ]


def test_bytes_of_another_encoding_spoil_their_row_only() -> None:
    data = "id,text,published\na,أمس,2015-10-25\nb,".encode() + b"\xc8\xff" + ",2015-10-25\nc,غدا,2015-10-25\n".encode()
    assert read(data, "a.csv") == [
        Article(id="a", text="أمس", published=SUNDAY),
        BadArticle("a.csv:3", "is not in the encoding of the lines before it"),
        Article(id="c", text="غدا", published=SUNDAY),
    ]
    problem = "is not UTF-8 (byte 2), nor any encoding that Arabic is known by: save it as UTF-8"
    assert read(b"id,text\nb,\xff\xfe\xc8\n", "a.csv") == [BadArticle("a.csv", problem)]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_ten_million_characters(quote: str) -> None:
    limit = csv.field_size_limit()
    text = "ا" * 5_000_000 + '""' * bool(quote) + "\n" * bool(quote) + "ب" * 5_000_000
    (article,) = read(f"text,published\n{quote}{text}{quote},2015-10-25", "a.csv")
    assert isinstance(article, Article)
    assert article.text == text.replace('""', '"')
    assert csv.field_size_limit() == limit


LETTERS = st.sampled_from('ab"",;\t\r\n \0اً')
CELLS = st.text(LETTERS)


@given(
    st.lists(st.tuples(CELLS, CELLS)),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_the_standard_library_writes_is_read(rows: list[tuple[str, str]], delimiter: str, quoting: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows([("text", "title"), *rows])
    good = [row for row in rows if row[0].strip() and "\0" not in row[0]]
    found = [article for article in read(out.getvalue(), "a.csv", published=SUNDAY) if isinstance(article, Article)]
    assert [(article.text, article.title or "") for article in found] == good


@given(st.binary(), CELLS)
def test_any_bytes_are_articles_or_bad_ones(data: bytes, text: str) -> None:
    for source in (data, b"text,id\n" + data, text.encode(), b"text;id\n" + text.encode()):
        for article in read(source, "a.csv"):
            assert isinstance(article, Article | BadArticle)
