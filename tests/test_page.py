"""The page as it is written, before any browser sees it: words, dates, text, and what carries them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from factories import FIRST, SECOND, article, day, event, evidence, sample, timeline
from hypothesis import given
from hypothesis import strategies as st

from timeline import document
from timeline.article import Article
from timeline.event import Kind
from viz import library, render_page
from viz.text import breakable, cut, isolated, shown, web_address
from viz.words import LANGUAGES, Calendar, country_name, hijri, interface, month_names


def unpacked(html: str, id: str) -> str:
    found = re.search(rf'<script type="text/plain" id="{id}">([A-Za-z0-9+/=]*)</script>', html)
    assert found is not None
    return gzip.decompress(base64.b64decode(found[1])).decode()


# Words


def test_both_languages_have_the_same_words_and_fields() -> None:
    def keys(words: Any, path: str = "") -> dict[str, list[str]]:
        if isinstance(words, str):
            return {path: sorted(re.findall(r"\{(\w+)\}", words))}
        return {key: names for name, value in words.items() for key, names in keys(value, f"{path}.{name}").items()}

    arabic, english = (keys(dict(interface(language))) for language in LANGUAGES)
    assert arabic == english


def test_every_word_is_used_somewhere() -> None:
    folder = Path(library.__file__).parent
    sources = "\n".join(
        path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".js", ".html")
    )
    built = {"kind", "status", "role", "field", "count", "column", "date"}  # looked up by names that the data have
    unused = [
        f"{group}.{name}"
        for group, words in interface("en").items()
        if isinstance(words, dict) and group not in built
        for name in words
        if not re.search(rf"\b{name}\b", sources)
        and not name.startswith(("lanes_", "months_", "digits_", "theme_", "country_"))
    ]
    assert unused == []


def test_month_names_come_in_four_sets() -> None:
    tenth = {months: month_names(months)[9] for months in ("levantine", "egyptian", "maghrebi", "double", "english")}
    assert tenth == {
        "levantine": "تشرين الأول",
        "egyptian": "أكتوبر",
        "maghrebi": "أكتوبر",
        "double": "تشرين الأول/أكتوبر",
        "english": "October",
    }
    assert month_names("maghrebi")[7] == "أوت"


@pytest.mark.parametrize(
    ("value", "arabic", "english"),
    [
        ("2015-10-23", "23 تشرين الأول 2015", "23 October 2015"),
        ("2015-10", "تشرين الأول 2015", "October 2015"),
        ("2015", "2015", "2015"),
        ("201X", "عقد 2010", "2010s"),
        ("19XX", "القرن الذي يبدأ في 1900", "century from 1900"),
        (
            "2015-10-01/2015-10-10~",
            "بين 1 و10 تشرين الأول 2015 تقريبًا",
            "between 1 and 10 October 2015 (approximately)",
        ),
        ("2015-09-28/2015-10-02", "بين 28 أيلول و2 تشرين الأول 2015", "between 28 September and 2 October 2015"),
        (
            "2015-12-30/2016-01-02",
            "بين 30 كانون الأول 2015 و2 كانون الثاني 2016",
            "between 30 December 2015 and 2 January 2016",
        ),
        ("2015-10-12/..", "من 12 تشرين الأول 2015 فصاعدًا", "from 12 October 2015 on"),
        ("../2015-10-12", "حتى 12 تشرين الأول 2015", "until 12 October 2015"),
        ("0622-07-19", "19 تموز 622", "19 July 622"),
        (None, "بلا تاريخ", "Undated"),
        ("soon", "soon", "soon"),
        ("2015-13", "2015-13", "2015-13"),
        ("2015-00", "2015-00", "2015-00"),
        ("2015-10-32", "2015-10-32", "2015-10-32"),
        ("٢٠١٥", "٢٠١٥", "٢٠١٥"),
        ("2015/2016/2017", "2015/2016/2017", "2015/2016/2017"),
    ],
)
def test_dates_are_written_in_words(value: str | None, arabic: str, english: str) -> None:
    assert (Calendar("ar").edtf(value), Calendar("en", digits="arabic").edtf(value)) == (arabic, english)


def test_digits_are_those_asked_for() -> None:
    assert Calendar("ar", "egyptian", "arabic").day(date(2015, 10, 23)) == "٢٣ أكتوبر ٢٠١٥"


def test_hijri_days_are_those_of_umm_al_qura_and_end_with_its_tables() -> None:
    assert hijri(date(2015, 10, 23), "ar") == "10 محرم 1437 هـ"
    assert hijri(date(2015, 10, 23), "en") == "10 Muharram 1437 AH"
    assert [hijri(day, "ar") for day in (date(1924, 7, 31), date(2077, 11, 17))] == [None, None]


def test_countries_have_names() -> None:
    assert [country_name(code, "ar") for code in ("RU", "EU", "UN", "ZY")] == [
        "روسيا",
        "الاتحاد الأوروبي",
        "الأمم المتحدة",
        "ZY",
    ]


# Text


@given(st.text())
def test_shown_text_steers_nothing(text: str) -> None:
    safe = shown(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\x00-\x08]", safe)
    assert shown(safe) == safe


@given(st.text(), st.sampled_from(["ar", "en", None]))
def test_isolated_text_is_one_balanced_line_without_a_tag(text: str, language: str | None) -> None:
    safe = isolated(text, language)
    assert safe[0] in "\u2066\u2067\u2068"
    assert safe[-1] == "\u2069"
    assert not re.search("[\u2066-\u2069\n\u2028]", safe[1:-1])
    assert not re.search("<[^\u2060]", safe)


@given(st.text(alphabet="ab <&\u0643", max_size=400))
def test_breakable_text_is_the_same_text_escaped(text: str) -> None:
    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.text, self.tags = "", set[str]()

        def handle_data(self, data: str) -> None:
            self.text += data

        def handle_starttag(self, tag: str, attrs: Any) -> None:
            self.tags.add(tag)

    reader = Reader()
    reader.feed(str(breakable(text)))
    reader.close()
    assert reader.text == text
    assert reader.tags <= {"wbr"}
    assert all(len(word) <= 81 * 5 for part in str(breakable(text)).split("<wbr>") for word in part.split())


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert [cut("لقاء في فيينا", most) for most in (13, 12, 6)] == ["لقاء في فيينا", "لقاء في فيي…", "لقاء…"]


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=1#c", "http://example.org", "HTTPS://EXAMPLE.ORG/", "https://مثال.إختبار/"]
)
def test_web_addresses_are_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "file:///x",
        "//x.org",
        "https://",
        "http://a b",
        "https://[x",
        "http://a\\b",
        "\x01http://a",
    ],
)
def test_nothing_else_is(url: str | None) -> None:
    assert web_address(url) is None


# The page


def test_the_document_in_the_page_is_the_document() -> None:
    assert unpacked(render_page(sample()), "document") == document.write(sample(), indent=None)


def test_the_same_timeline_gives_the_same_page() -> None:
    assert render_page(sample(), articles=(FIRST, SECOND)) == render_page(sample(), articles=(SECOND, FIRST))


def test_the_policy_allows_this_page_and_nothing_else() -> None:
    html = render_page(sample())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))

    def digest(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    [css] = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert rules == {
        "default-src": "'none'",
        "script-src": " ".join([digest(scripts[0]), digest(library.vega()), digest(scripts[1])]),
        "style-src": digest(css),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_only_paragraphs_that_hold_evidence_are_carried_and_only_of_the_text_it_was_read_in() -> None:
    def paragraphs(*texts: Article) -> Any:
        return json.loads(unpacked(render_page(sample(), articles=texts), "data"))["paragraphs"]

    lines = FIRST.text.split("\n")
    starts = [FIRST.text.index(line) for line in lines]
    assert paragraphs(FIRST) == {"first": [list(pair) for pair in zip(starts, lines, strict=True)]}
    assert paragraphs(article("نص آخر تماما", id="first")) == {}


def test_counts_are_those_of_the_timeline() -> None:
    html = render_page(sample(), language="en", title="A & B")
    counts = dict(re.findall(r'data-word="count\.(\w+)">[^<]*</span></dt><dd data-number="(\d+)"', html))
    assert counts == {
        "articles": "2",
        "all": "8",
        "dated": "7",
        "approximate": "4",
        "undated": "1",
        "planned": "1",
        "denied": "1",
        "conflict": "1",
    }
    assert '<h1 dir="auto">A &amp; B</h1>' in html


@pytest.mark.parametrize("option", [{"lanes": "mood"}, {"language": "fr"}, {"months": "french"}, {"digits": "roman"}])
def test_options_that_do_not_exist_are_refused(option: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(option))):
        render_page(sample(), **option)


def test_an_event_whose_article_is_not_there_is_refused() -> None:
    source = article("[التقى] الوزيران.", id="a")
    lost = event("e", Kind.MEETING, ("لقاء", "Meeting"), [evidence(source, "[التقى] الوزيران.")], when=day(1))
    with pytest.raises(ValueError, match="not among the articles"):
        render_page(timeline([lost], []))


# The library


def test_what_is_kept_is_used_again_unless_it_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_cache_folder", lambda: tmp_path / "cache")
    made = []

    def make() -> str:
        made.append(1)
        return "نص\r\n"

    assert [library._kept("name", "source", make) for _ in range(2)] == ["نص\r\n"] * 2
    assert len(made) == 1
    assert library._kept("name", "another source", make) == "نص\r\n"
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(path.read_bytes() + b"x")
    assert library._kept("name", "source", make) == "نص\r\n"
    assert len(made) == 3


def test_where_nothing_can_be_kept_it_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(library, "_cache_folder", lambda: tmp_path / "file")
    assert library._kept("name", "source", lambda: "text") == "text"
