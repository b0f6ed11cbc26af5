"""Web pages: what news sites of different makes mark up, and what is not taken from them."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import DATA, SUNDAY, read, read_files

from timeline import Article
from timeline.inputs import BadArticle

PAGES = DATA / "pages"
NO_DAY = "has no publication day: give it with --published, as in --published 2015-10-25"

AGENCY = """\
التقى وزير الخارجية النرويجي يوهان بيرغ أمس نظيره المالطي جوزيف فيلا في أوسلو.
وقالت وزارة الخارجية النرويجية في بيان إن الجانبين بحثا التعاون البحري بين البلدين،
وإنهما اتفقا على عقد لقاء جديد.
ومن المقرر أن يزور الوزير المالطي ستوكهولم غداً الاثنين."""
NEWSPAPER = """\
استقبل رئيس الوزراء السويدي أول من أمس وفداً كندياً برئاسة وزير التجارة، وبحث معه اتفاقاً تجارياً جديداً يوقعه البلدان في نهاية العام.
وأكد الجانبان في ختام اللقاء أهمية مواصلة المشاورات بين الحكومتين، وقال الوزير الكندي إن المحادثات كانت "صريحة ومفيدة"."""
PORTAL = """\
بحث وزير الخارجية الكندي في اتصال هاتفي صباح اليوم مع نظيرته السويدية آخر التطورات.
"الحوار مستمر"، قال الوزير في ختام الاتصال.
زار الوزير ستوكهولم في 20 أكتوبر 2015.
وزارت نظيرته أوتاوا في سبتمبر."""


def newspaper(published: datetime) -> Article:
    return Article(
        text=NEWSPAPER,
        published=published,
        title="رئيس الوزراء السويدي يستقبل وفداً كندياً",  # the Swedish prime minister receives a Canadian delegation
        source="صحيفة الضفاف",
    )


def test_a_page_with_open_graph_metadata_and_an_article_element() -> None:
    """The clock is the publisher's, whatever day it is in Greenwich; menus, teasers, the headline are no text."""
    assert read_files(PAGES / "agency.html") == (
        [
            Article(
                text=AGENCY,
                published=datetime(2015, 10, 25, 1, 0),
                title="وزيرا خارجية النرويج ومالطا يلتقيان في أوسلو",
                source="وكالة المرفأ",
                url="https://marfa.example/news/4711",
            )
        ],
        [],
    )


def test_a_page_in_windows_1256_with_linked_data_in_utc() -> None:
    page = PAGES / "newspaper.html"
    doubt = (
        f"{page} was published at 22:30 UTC, counted as 2015-10-24; "
        "where the publisher's calendar showed the next day, give its zone, as in --timezone Asia/Riyadh"
    )
    assert read_files(page) == ([newspaper(datetime(2015, 10, 24, 22, 30))], [doubt])
    riyadh = ZoneInfo("Asia/Riyadh")
    assert read_files(page, zone=riyadh) == ([newspaper(datetime(2015, 10, 25, 1, 30))], [])
    assert read_files(page, zone=riyadh, published=date(2015, 1, 1)) == ([newspaper(datetime(2015, 10, 25, 1, 30))], [])


def test_a_page_in_xhtml_whose_day_is_in_a_time_element_only() -> None:
    """Neither the copyright year, nor a "date", nor when it was updated, nor the days of teasers."""
    title = "مباحثات هاتفية بين أوتاوا وستوكهولم"  # talks on the telephone between Ottawa and Stockholm
    article = Article(text=PORTAL, published=datetime(2015, 10, 25, 9, 40), title=title)
    assert read_files(PAGES / "portal.xhtml") == ([article], [])


def test_a_page_without_a_day_is_given_one_or_is_bad() -> None:
    page = PAGES / "tables.htm"
    assert read_files(page) == ([BadArticle(str(page), NO_DAY)], [])
    (article,), notes = read_files(page, published=SUNDAY)
    assert isinstance(article, Article)
    assert (article.published, article.title, article.source, article.url, notes) == (
        SUNDAY, "أخبار المدينة", None, None, [],
    )  # fmt: skip
    assert article.text.splitlines()[-2:] == [
        "وصل رئيس وزراء مالطا إلى أوتاوا أمس في زيارة تستمر يومين، وكان في استقباله وزير الخارجية الكندي.",
        "ويلتقي رئيس الوزراء غداً عدداً من المسؤولين لبحث التعاون في مجال النقل البحري والطاقة.",
    ]


# --- the publication day

TEXT = "وصل وزير الخارجية المالطي إلى أوسلو صباح اليوم."  # the Maltese foreign minister arrived in Oslo this morning


def page(head: str = "", article: str = "", body: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>خبر</title>{head}</head><body>'
        f"<article><h1>خبر</h1>{article}<p>{TEXT}</p></article>{body}</body></html>"
    )


def meta(content: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(*values: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def published(source: str, **options: object) -> date | str:
    (article,) = read(source, "a.html", **options)
    return article.reason if isinstance(article, BadArticle) else article.published


NEWS = {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2015-10-25"}


@pytest.mark.parametrize(
    ("source", "day"),
    [
        (page(meta("2015-10-25")), SUNDAY),
        (page(meta("2015-10-25T10:00:00.000Z")), datetime(2015, 10, 25, 10)),
        (page(meta("2015-10-25 10:00:00 +0300")), datetime(2015, 10, 25, 10)),
        (page(meta("الأحد 25 أكتوبر 2015")), SUNDAY),
        (page('<meta name="DC.date.issued" content="2015-10-25">'), SUNDAY),
        (page(linked(NEWS)), SUNDAY),
        (page(linked([NEWS])), SUNDAY),
        (page(linked({"@graph": [{"@type": "WebSite", "datePublished": "2009-01-01"}, NEWS]})), SUNDAY),
        (page(linked(NEWS | {"@type": ["Article", "http://schema.org/ReportageNewsArticle"]})), SUNDAY),
        (page(linked({"@type": "WebPage", "datePublished": "2010-01-01", "mainEntity": NEWS})), SUNDAY),
        (page(linked({"@type": "WebPage", "datePublished": "2015-10-25"})), SUNDAY),
        (page(linked({"@type": "ItemList", "itemListElement": [NEWS | {"datePublished": "2015-10-01"}]}, NEWS)), SUNDAY),
        (page('<script type="application/ld+json">{"@type": </script>' + meta("2015-10-25")), SUNDAY),
        (page(article='<span itemprop="datePublished" content="2015-10-25">أمس</span>'), SUNDAY),
        (page(article='<span itemprop="datePublished">25 أكتوبر 2015</span>'), SUNDAY),
        (page(article='<header><time datetime="2015-10-25">الأحد</time></header>'), SUNDAY),
        (page(article='<time datetime="2015-10-27">x</time><time pubdate datetime="2015-10-25">الأحد</time>'), SUNDAY),
        # The same moment, or a day on which that moment can be: the local one is the publisher's.
        (page(meta("2015-10-24T22:00:00Z") + linked(NEWS | {"datePublished": "2015-10-25T01:00:00+03:00"})), datetime(2015, 10, 25, 1)),
        (page(meta("2015-10-24T22:00:00Z") + linked(NEWS)), SUNDAY),
        (page(meta("2015-10-25T08:00:00Z") + meta("2015-10-25T08:00:00Z")), datetime(2015, 10, 25, 8)),
        (page(meta("0001-01-01T00:00:00") + linked(NEWS)), SUNDAY),
        (page(meta("{{ date }}") + linked(NEWS)), SUNDAY),
    ],
)  # fmt: skip
def test_a_day_that_is_stated(source: str, day: date) -> None:
    assert (published(source), published(source, published=date(2000, 1, 1))) == (day, day)


@pytest.mark.parametrize(
    "source",
    [
        page(),
        page('<link rel="canonical" href="https://a.example/2015/10/25/a">'),
        page(meta("2015-10-25", "article:modified_time")),
        page('<meta name="date" content="2015-10-25">'),
        page(meta("1970-01-01T00:00:00Z")),
        page(meta(" ")),
        page(linked({"@type": "NewsArticle", "dateModified": "2015-10-25"})),
        page(linked({"@type": "Event", "datePublished": "2015-10-25"})),
        page(linked({"@type": "WebPage", "hasPart": NEWS, "mainEntity": 5, "datePublished": None})),
        page('<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
        page(article="<p>نشر في 2015-10-25</p>"),
        page(article='<p>التقى الوزيران في <time datetime="2015-10-23">23 أكتوبر</time></p>'),
        page(article='<aside><time datetime="2015-10-23">x</time></aside>'),
        page(body='<time datetime="2015-10-23">x</time><footer>© 2015 - 25/10/2015</footer>'),
        page(body='<div><article><article><time datetime="2015-10-23">x</time></article></article></div>'),
    ],
)
def test_a_day_that_is_not_stated_is_not_guessed(source: str) -> None:
    assert published(source) == NO_DAY
    assert published(source, published=SUNDAY) == SUNDAY


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (
            page(meta("2015-10-24") + linked(NEWS)),
            "states several publication days (2015-10-24, 2015-10-25): give the right one with --published",
        ),
        (
            page(meta("2015-10-22T22:00:00Z") + linked(NEWS)),
            "states several publication days (2015-10-22T22:00:00Z, 2015-10-25): give the right one with --published",
        ),
        (
            page(linked(NEWS, NEWS | {"datePublished": "2015-10-01"})),
            "states several publication days (2015-10-25, 2015-10-01): give the right one with --published",
        ),
        (
            page(article='<time datetime="2015-10-24">x</time><time datetime="2015-10-23">y</time>'),
            "states several publication days (2015-10-24, 2015-10-23): give the right one with --published",
        ),
        (
            page(meta("05/10/2015")),
            "states a publication day that cannot be read: "
            "'05/10/2015' can be 2015-05-10 or 2015-10-05: write the one that is meant",
        ),
        (
            page(meta("منذ ساعتين")),  # two hours ago
            "states a publication day that cannot be read: "
            "'منذ ساعتين' is not a whole date: write one such as 2015-10-25 or 25 October 2015",
        ),
    ],
)
def test_a_day_in_doubt_must_be_given(source: str, problem: str) -> None:
    assert (published(source), published(source, published=SUNDAY)) == (problem, SUNDAY)


# --- encodings


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (page(meta("2015-10-25")).replace("utf-8", "windows-1256").encode("cp1256"), TEXT),
        (page(meta("2015-10-25")).replace("utf-8", "ISO-8859-6").encode("iso8859-6"), TEXT),
        (page(meta("2015-10-25")).replace("utf-8", "windows-1256").encode(), TEXT),  # what is UTF-8 is UTF-8
        (page(meta("2015-10-25")).encode("utf-8-sig"), TEXT),
        (page(meta("2015-10-25")).encode("utf-16"), TEXT),
        (page(meta("2015-10-25")).encode("cp1256"), TEXT),  # it declares UTF-8
        (page(meta("2015-10-25")).replace("utf-8", "rot13").encode(), TEXT),
        (page(meta("2015-10-25")).replace("utf-8", "iso-8859-1").encode("cp1256"), TEXT),
    ],
)
def test_an_encoding(data: bytes, expected: str) -> None:
    (article,) = read(data, "a.html")
    assert isinstance(article, Article)
    assert (article.text, article.title) == (expected, "خبر")


# --- what else comes


@pytest.mark.parametrize("begins", ["", "\ufeff", "\n  ", "<!-- 1 -->\n", '<?xml version="1.0"?>\n'])
def test_a_page_is_known_by_its_first_tag(begins: str) -> None:
    for source in (page(meta("2015-10-25")), page(meta("2015-10-25")).removeprefix("<!DOCTYPE html>")):
        (article,) = read(begins + source, "standard input")
        assert isinstance(article, Article)
        assert article.text == TEXT


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "is no web page that can be read"),
        ("<html></html>", "has no text"),
        ("<!doctype html><html><body><script>alert(1)</script></body></html>", "has no text"),
        (page(meta("2015-10-25") + linked(NEWS)).replace("خبر", "").replace(TEXT, ""), "has no text"),
        (b"<html><p>\xff\xfe\xd8</p></html>", "is not UTF-8 (byte 9), nor any encoding that Arabic is known by: save it as UTF-8"),
    ],
)  # fmt: skip
def test_a_page_without_an_article(source: bytes | str, reason: str) -> None:
    assert read(source, "a.html", published=SUNDAY) == [BadArticle("a.html", reason)]


def test_markup_in_the_wrong_place_is_only_text() -> None:
    source = page(meta("2015-10-25")).replace("<h1>خبر</h1>", "").replace("خبر", "<script>alert(1)</script> خبر")
    (article,) = read(source, "a.html")
    assert article == Article(text=TEXT, published=SUNDAY, title="<script>alert(1)</script> خبر")


def test_controls_in_a_page_are_dropped() -> None:
    (article,) = read(page(meta("2015-10-25")).replace("إلى", "إ\0لى"), "a.html")
    assert article == Article(text=TEXT, published=SUNDAY, title="خبر")


def test_a_page_of_a_million_paragraphs_in_its_markup_is_read_whole() -> None:
    many = "".join(f"<p>وصل الوفد رقم {number} إلى أوسلو صباح اليوم.</p>" for number in range(20_000))
    (article,) = read(page(meta("2015-10-25"), many), "a.html")
    assert isinstance(article, Article)
    assert article.text.count("\n") == 20_000


def test_what_is_no_page_is_soon_seen() -> None:
    source = "<!--x-->" * 1000
    assert read(source, published=SUNDAY) == [Article(text=source, published=SUNDAY)]


@given(st.binary(), st.binary())
def test_any_bytes_are_an_article_or_a_bad_one(data: bytes, inside: bytes) -> None:
    for source in (data, page().encode().replace(TEXT.encode(), inside)):
        (article,) = read(source, "a.html", published=SUNDAY)
        assert isinstance(article, Article | BadArticle)


def test_without_trafilatura_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    code = (
        "import sys; sys.modules['trafilatura'] = None; from diplomatic_timeline_command import main; sys.exit(main())"
    )
    arguments = [sys.executable, "-c", code, "show", "a.html"]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "timeline: a.html is a web page; reading one needs trafilatura: pip install 'diplomatic-timeline[web]'\n"
    )


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a page reaches for the network")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert len(read_files(PAGES / "agency.html")[0]) == 1
