"""Folders and compressed files."""

import gzip
import json
import os
from datetime import date
from pathlib import Path

import pytest
from reading import SUNDAY, read, read_files

from timeline import Article
from timeline.errors import InputError
from timeline.inputs import BadArticle
from timeline.reading.days import day_in_name

TEXT = "التقى الوزيران أمس"  # the ministers met yesterday


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "text": TEXT, "published": "2015-10-25"} | fields) + "\n"


def test_all_formats_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files = {
        "b.txt": TEXT + "1",
        "a/z.TXT": TEXT + "2",
        "a.jsonl": line(id="x") + line(id="y"),
        "a-b.csv": f"id,text\nq,{TEXT}\n",
        "Z.html": f"<html><body><p>{TEXT}</p></body></html>",
        "c.json": "[" + line(id="j") + "]",
        "ع/د.txt": TEXT + "3",
        "picture.png": "x",
        "no ending": "x",
        ".hidden.txt": "x",
        ".git/a.txt": "x",
        "empty/readme.md": "x",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    found, notes = read_files(tmp_path, published=SUNDAY)
    assert found == [
        Article(id="Z.html", text=TEXT, published=SUNDAY),
        Article(id="q", text=TEXT, published=SUNDAY),
        Article(id="x", text=TEXT, published=SUNDAY),
        Article(id="y", text=TEXT, published=SUNDAY),
        Article(id="a/z.TXT", text=TEXT + "2", published=SUNDAY),
        Article(id="b.txt", text=TEXT + "1", published=SUNDAY),
        Article(id="j", text=TEXT, published=SUNDAY),
        Article(id="ع/د.txt", text=TEXT + "3", published=SUNDAY),
    ]
    assert notes == [f"{tmp_path}: left out 3 with endings that are not those of articles"]


def test_the_day_with_which_the_name_of_a_text_begins(tmp_path: Path) -> None:
    for name in ("2015-10-25_1.txt", "2015-10-24.txt", "undated.txt", "2015-10-23.html"):
        (tmp_path / name).write_text(f"<p>{name}", encoding="utf-8")
    found, notes = read_files(tmp_path)
    no_day = "has no publication day: give it with --published, as in --published 2015-10-25"
    assert found == [
        BadArticle(f"{tmp_path}/2015-10-23.html", no_day),
        Article(id="2015-10-24.txt", text="<p>2015-10-24.txt", published=date(2015, 10, 24)),
        Article(id="2015-10-25_1.txt", text="<p>2015-10-25_1.txt", published=SUNDAY),
        BadArticle(f"{tmp_path}/undated.txt", no_day),
    ]
    assert notes == [f"{tmp_path}: published on the day with which their names begin: 2 of 4 files"]
    file = tmp_path / "2015-10-24.txt"
    found, notes = read_files(file, published=SUNDAY)
    assert found == [Article(text="<p>2015-10-24.txt", published=date(2015, 10, 24))]
    assert notes == [f"{file} was published on 2015-10-24, as its name says"]


@pytest.mark.parametrize("rest", ["", ".txt", "_583.txt", "_a.txt", " a.txt", "-a.txt", ".a.txt", "_1.txt"])
def test_a_name_that_begins_with_a_day(rest: str) -> None:
    assert day_in_name(f"news/2015-01-01/2015-10-25{rest}") == SUNDAY


@pytest.mark.parametrize(
    "name",
    [
        "a_2015-10-25.txt", "12015-10-25.txt", "2015-10-251.txt", "2015-10-25-26.txt", "2015-10-25_2015-10-27.txt", "2015-10.txt",
        "2015-02-29.txt", "20151025.txt", "25-10-2015.txt", "2015-10-25a.txt", "2015-10-25/a.txt", "٢٠١٥-١٠-٢٥.txt",
    ],
)  # fmt: skip
def test_a_name_that_leaves_the_day_in_doubt(name: str) -> None:
    assert day_in_name(name) is None


def test_links_in_circles_and_pipes_end(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert read_files(tmp_path, published=SUNDAY) == ([Article(id="a/a.txt", text=TEXT, published=SUNDAY)], [])


def test_a_file_that_cannot_be_read_is_a_bad_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    whole = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, *arguments)

    monkeypatch.setattr(Path, "open", refuse)  # whoever runs the tests may be allowed everything
    bad = BadArticle(f"{tmp_path}/a.txt", "cannot be read: Permission denied")
    assert read_files(tmp_path, published=SUNDAY) == ([bad, Article(id="b.txt", text=TEXT, published=SUNDAY)], [])


def test_a_document_in_a_folder_is_a_bad_article_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"version": 1,\n"events": []}', encoding="utf-8")
    (tmp_path / "b.json").write_text(line(), encoding="utf-8")
    assert read_files(tmp_path)[0] == [
        BadArticle(
            f"{tmp_path}/a.json",
            "is an event document, not an article: see it with `timeline show` or `timeline page`",
        ),
        Article(id="a", text=TEXT, published=SUNDAY),
    ]


def test_names_that_are_no_text_are_still_ids(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    assert read_files(tmp_path, published=SUNDAY)[0] == [Article(id="\\xff.txt", text=TEXT, published=SUNDAY)]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "picture.png").touch()
    with pytest.raises(InputError) as caught:
        read_files(tmp_path)
    endings = ".txt, .json, .jsonl, .ndjson, .csv, .tsv, .html, .htm, .xhtml"
    assert str(caught.value) == f"{tmp_path} has no articles: their files end in {endings}"


def test_the_same_id_in_two_folders(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT + name, encoding="utf-8")
    found, _ = read_files(tmp_path / "x", tmp_path / "y", published=SUNDAY)
    assert found[1] == BadArticle("a.txt", "another article has this id already")
    found, _ = read_files(tmp_path, published=SUNDAY)
    assert [article.id for article in found if isinstance(article, Article)] == ["x/a.txt", "y/a.txt"]


# --- gzip


@pytest.mark.parametrize(
    ("name", "content", "id"),
    [
        ("a.jsonl.gz", line(id="a"), "a"),
        ("a.csv.GZ", f"id,text\na,{TEXT}\n", "a"),
        ("a.txt.gz", TEXT, "a.txt"),
        ("a.html.gz", f"<html><body><p>{TEXT}</p></body></html>", "a.html"),
        ("a.txt", TEXT, "a.txt"),  # whatever it is called
    ],
)
def test_what_is_compressed_is_read_as_if_it_were_not(tmp_path: Path, name: str, content: str, id: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    assert read_files(tmp_path, published=SUNDAY) == ([Article(id=id, text=TEXT, published=SUNDAY)], [])


@pytest.mark.parametrize(
    "spoilt", [lambda data: data[:-9], lambda data: data[:60] + b"xx" + data[62:], lambda data: b"\x1f\x8bx"]
)
def test_what_is_broken_off_is_bad(tmp_path: Path, spoilt: object) -> None:
    assert callable(spoilt)
    (tmp_path / "a.txt.gz").write_bytes(spoilt(gzip.compress(os.urandom(100))))
    (bad,), _ = read_files(tmp_path, published=SUNDAY)
    assert isinstance(bad, BadArticle)
    assert bad.name == f"{tmp_path}/a.txt.gz"
    assert bad.reason.startswith("cannot be read to its end: ")


def test_what_came_before_the_break_is_read(tmp_path: Path) -> None:
    whole = gzip.compress((line(id="a") + line(id="b", text=os.urandom(50_000).hex())).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    first, bad = read_files(tmp_path)[0]
    assert first == Article(id="a", text=TEXT, published=SUNDAY)
    assert bad == BadArticle(
        f"{tmp_path}/a.jsonl.gz",
        "cannot be read to its end: Compressed file ended before the end-of-stream marker was reached",
    )


def test_a_line_of_ten_million_characters() -> None:
    assert read(line(text="ا" * 10_000_000)) == [Article(id="a", text="ا" * 10_000_000, published=SUNDAY)]
    assert read("ا" * 10_000_000, published=SUNDAY) == [Article(text="ا" * 10_000_000, published=SUNDAY)]
