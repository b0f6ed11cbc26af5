"""Articles from files, publication days from words, and files written whole or not at all."""

import io
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Article
from timeline.errors import InputError
from timeline.files import write_atomically
from timeline.inputs import BadArticle, Reading, once_each, publication_day, read_articles

SUNDAY = date(2015, 10, 25)
TEXT = "التقى الوزيران أمس\r\nفي القاهرة\n"


def articles(data: bytes | str, name: str = "in", published: date | None = SUNDAY) -> list[Article | BadArticle]:
    data = data.encode() if isinstance(data, str) else data
    return list(once_each(read_articles(io.BufferedReader(io.BytesIO(data)), name, Reading(published=published))))


def fields(**changed: object) -> dict[str, object]:
    return {"id": "a", "text": TEXT, "published": "2015-10-24"} | changed


ARTICLE = Article(id="a", text=TEXT, published=date(2015, 10, 24))


def test_a_text_keeps_its_line_ends_and_loses_its_byte_order_mark() -> None:
    assert articles(TEXT) == [Article(text=TEXT, published=SUNDAY)]
    assert articles(b"\xef\xbb\xbf" + TEXT.encode()) == [Article(text=TEXT, published=SUNDAY)]


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "«أمس» – 25 أكتوبر 2015", "قال.", "التقى Kerry في Wien أمس"])
def test_a_text_in_another_encoding(encoding: str, text: str) -> None:
    assert articles(text.encode(encoding)) == [Article(text=text, published=SUNDAY)]


def test_a_text_may_begin_with_a_brace_if_its_name_says_that_it_is_text() -> None:
    assert articles("{" + TEXT, "a.TXT") == [Article(text="{" + TEXT, published=SUNDAY)]
    assert articles("[وكالات] " + TEXT) == [Article(text="[وكالات] " + TEXT, published=SUNDAY)]


@pytest.mark.parametrize("name", ["standard input", "a.jsonl", "a.json", "a.ndjson"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_json_lines(name: str, mark: str) -> None:
    second = fields(id="b", title="ع", source="و", url="https://example.org", published="2015-10-23T08:30")
    text = mark + "\n" * (not mark) + json.dumps(fields()) + "\r\n \n" + json.dumps(second, ensure_ascii=False)
    extra = {"title": "ع", "source": "و", "url": "https://example.org"}
    assert articles(text, name) == [
        ARTICLE,
        Article(id="b", text=TEXT, published=datetime(2015, 10, 23, 8, 30), **extra),
    ]


def test_json_on_many_lines() -> None:
    assert articles(json.dumps(fields(title=None), indent=2)) == [ARTICLE]
    assert articles(json.dumps([fields(), fields(id=7)], indent=2), "a.json") == [
        ARTICLE,
        BadArticle("a.json[1]", "has id that is no text: 7"),
    ]


def test_an_article_has_its_own_day_or_the_one_given() -> None:
    undated = json.dumps(fields(published=None))
    assert articles(undated) == [Article(id="a", text=TEXT, published=SUNDAY)]
    reason = "has no publication day: give it with --published, as in --published 2015-10-25"
    assert articles(undated, published=None) == [BadArticle("a", reason)]


@pytest.mark.parametrize(
    ("line", "name", "reason"),
    [
        ("{", "in:1", "is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ('{"id": NaN}', "in:1", "is not JSON: NaN is no JSON number"),
        ('{"id": "a", "id": "b"}', "in:1", "is not JSON: the key 'id' stands twice in one object"),
        ('{"a":' * 100_000, "in:1", "is nested too deeply"),
        (b'{"id": "\xff"}', "in:1", "is not UTF-8 (byte 8)"),
        (json.dumps(fields(txt="x")), "in:1", "has the unknown key 'txt'; the keys are id, text, published, title, source, url; others are read with --field, as in --field text=content"),
        (json.dumps({"text": TEXT}), "in:1", "has no id"),
        (json.dumps(fields(id="")), "in:1", "has no id"),
        (json.dumps(fields(text=None)), "in:1", "has no text"),
        (json.dumps(fields(text=["x"])), "in:1", "has text that is no text: ['x']"),
        (json.dumps(fields(title={"x": 1})), "in:1", "has title that is no text: {'x': 1}"),
        (json.dumps(fields(text="abc\ud83d")), "in:1", "has text that has half a surrogate pair at character 3"),
        (json.dumps(fields(text=" \u00a0\n")), "a", "has no text"),
        (json.dumps(fields(text="a\0")), "a", "has a NUL character in its text: is it really text in UTF-8?"),
        (json.dumps(fields(published="tomorrow")), "a", "'tomorrow' is not a whole date: write one such as 2015-10-25 or 25 October 2015"),
        (b"\xff\xfe\x00", "in", "is not UTF-8 (byte 0), nor any encoding that Arabic is known by: save it as UTF-8"),
        ("", "in", "has no text"),
    ],
)  # fmt: skip
def test_a_bad_article_is_named_with_the_reason_and_the_next_is_read(line: bytes | str, name: str, reason: str) -> None:
    data = line if isinstance(line, bytes) else line.encode()
    bad = BadArticle(name, reason)
    assert articles(data) == [bad]
    if data.startswith(b"{"):
        assert articles(data + b"\n" + json.dumps(fields(id="z")).encode())[0] == bad
        good = json.dumps(fields(id="z")).encode() + b"\n"
        last = BadArticle("in:2" if name == "in:1" else name, reason)
        assert articles(good + data)[1] == last


def test_values_that_are_no_articles() -> None:
    reason = "is not an article: write an object with the keys id, text and published"
    assert articles('[1, "x", null]', "a.json") == [BadArticle(f"a.json[{index}]", reason) for index in range(3)]
    assert articles("", "a.jsonl") == []


def test_the_second_article_of_an_id_is_bad() -> None:
    line = json.dumps(fields())
    assert articles(f"{line}\n{line}") == [ARTICLE, BadArticle("a", "another article has this id already")]


@given(st.binary(), st.sampled_from(["in", "in.txt", "in.json", "in.jsonl"]))
def test_any_bytes_are_articles_or_bad_ones(data: bytes, name: str) -> None:
    for article in articles(data, name):
        assert isinstance(article, Article | BadArticle)


# --- publication days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2015-10-25", SUNDAY),
        (" 2015-10-25\n", SUNDAY),
        ("20151025", SUNDAY),
        ("2015-10-25T22:30", datetime(2015, 10, 25, 22, 30)),
        ("2015-10-25 22:30:15", datetime(2015, 10, 25, 22, 30, 15)),
        ("2015-10-25T22:30:00+03:00", datetime(2015, 10, 25, 22, 30)),
        ("2015-10-25T22:30Z", datetime(2015, 10, 25, 22, 30)),
        ("25 أكتوبر 2015", SUNDAY),
        ("\u206725 أكتوبر 2015\u2069", SUNDAY),
        ("٢٥ أكتوبر ٢٠١٥", SUNDAY),
        ("الأحد 25 أكتوبر 2015", SUNDAY),
        ("25 تشرين الأول 2015", SUNDAY),
        ("الأحد 25 تشرين الاول/أكتوبر 2015", SUNDAY),
        ("25 أكتوبر (تشرين الأول) 2015", SUNDAY),
        ("14 جويلية 2015", date(2015, 7, 14)),
        ("3 أيار 2015", date(2015, 5, 3)),
        ("3 غشت 2015", date(2015, 8, 3)),
        ("25 octobre 2015", SUNDAY),
        ("October 25, 2015", SUNDAY),
        ("25. Oktober 2015", SUNDAY),
        ("25 Ekim 2015", SUNDAY),
        ("25 октября 2015", SUNDAY),
        ("2015年10月25日", SUNDAY),
        ("25/10/2015", SUNDAY),
        ("0001-01-01", date.min),
        ("9999-12-31", date.max),
    ],
)
def test_a_publication_day(text: str, day: date) -> None:
    assert publication_day(text) == day
    assert type(publication_day(text)) is type(day)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "yesterday", "أمس", "اليوم", "now", "2 days ago", "in 3 days", "Sunday", "الأحد", "October 2015", "25 October",
        "2015", "2015-10", "1445731200", "31 February 2015", "2015-02-29", "2015-13-01", "0000-01-01", "05/10/2015", "5.10.15",
        "تشرين الأول 2015", "25 تشرين 2015", "25 تموز/أكتوبر 2015", "x" * 10_000, "\0", "\ud800", "25" * 40 + " October 2015",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        publication_day(text)


@given(st.text())
def test_any_words_are_a_day_or_refused(text: str) -> None:
    try:
        day = publication_day(text)
    except InputError:
        return
    assert isinstance(day, date)


# --- files


def test_writing_replaces_the_content_and_keeps_the_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a file"
    write_atomically(path, "old\r\n")
    path.chmod(0o640)
    write_atomically(path, "جديد\n")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == ("جديد\n".encode(), 0o640)
    assert list(tmp_path.iterdir()) == [path]


def test_writing_follows_links_and_leaves_devices_in_place(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_atomically(link, "new")
    assert (link.is_symlink(), target.read_text()) == (True, "new")
    write_atomically(Path(os.devnull), "new")
    assert not Path(os.devnull).is_file()


def test_writing_that_fails_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "new\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        write_atomically(Path("/dev/full"), "x" * 100_000)
    with pytest.raises(OSError, match=re.escape(f"'{path}/below'")):
        write_atomically(path / "below", "new")


def test_writing_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    contents = [letter * 300_000 for letter in "ab"]
    code = "import sys; from pathlib import Path; from timeline.files import write_atomically\n"
    code += "while True:\n for letter in 'ab': write_atomically(Path(sys.argv[1]), letter * 300_000); print(flush=True)"
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(20):
                writer.stdout.readline()
            writer.kill()
        assert path.read_text() in contents
