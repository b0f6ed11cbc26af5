"""The HTML timeline: one file that needs no network, for reporters who check each event against its source.

The table is written here, so that it can be read without JavaScript; `templates/*.js` adds the chart, the filters and
the evidence. Text from articles reaches the page only escaped, or packed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline import document
from timeline.article import Article
from timeline.event import Participant, Status
from timeline.evidence import Evidence
from timeline.timeline import ArticleRecord, Timeline
from viz import library, theme
from viz.rows import LANES, Lanes, Row, Stretch, first_view, lane_order, lanes_of, rows, span
from viz.scene import lane_names
from viz.text import breakable, shown, web_address
from viz.words import LANGUAGES, MONTHS, Calendar, Digits, Language, Months, country_name, hijri, interface, month_names

_SCRIPTS = ("text", "layout", "chart", "evidence", "page")


def render_page(
    timeline: Timeline,
    *,
    articles: Iterable[Article] = (),
    title: str | None = None,
    lanes: Lanes = "actor",
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
) -> str:
    """The page of a timeline, as HTML.

    `articles` are those whose text may be shown: the evidence is then the whole paragraph, otherwise the sentence that
    the timeline itself carries. The other options are what the page begins with; its reader can change them. Raises
    `ValueError` for an option that does not exist, `DocumentError` for a timeline that cannot be written.
    """
    calendar = Calendar(language, months, digits)
    if lanes not in LANES:
        raise ValueError(f"lanes are by {', '.join(LANES)}, not by {lanes!r}")
    written = document.write(timeline, indent=None)
    words = interface(language)
    drawn = rows(timeline)
    page = _Page(timeline, {article.id: article for article in articles}, calendar)
    head_script = Markup("document.documentElement.classList.add('js')")  # before anything is laid out
    packed_library, library_script = _library()
    scripts = [head_script, library_script, Markup(_script())]
    css = Markup(_css())
    settings = {"lanes": lanes, "months": months, "digits": digits, "theme": "auto"}
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=breakable(title or words["page"]["title"]),
            own_title=not title,
            language=language,
            languages={code: interface(code)["name"] for code in LANGUAGES},
            words=words,
            calendar=calendar,
            settings=settings,
            shapes=theme.SHAPES,
            statuses=[status.value for status in Status],
            span=[day.isoformat() for day in days] if (days := span(drawn)) else None,
            counts=page.counts(),
            by_kind=Counter(event.kind.value for event in timeline),
            by_status=Counter(event.status.value for event in timeline),
            events=page.events(),
            warnings=[breakable(warning) for article in timeline.articles for warning in article.warnings],
            css=css,
            head_script=head_script,
            library=packed_library,
            script=scripts[2],
            policy=_policy(css, scripts),
            document=_packed(written),
            data=_packed(json.dumps(page.data(drawn, settings), ensure_ascii=False, separators=(",", ":"))),
        )
    )


@frozen
class _Page:
    """What the template and the scripts need to know of a timeline."""

    timeline: Timeline
    texts: Mapping[str, Article]
    calendar: Calendar

    def counts(self) -> dict[str, int]:
        times = [event.time.when for event in self.timeline]
        statuses = Counter(event.status for event in self.timeline)
        return {
            "articles": len(self.timeline.articles),
            "all": len(times),
            "dated": sum(when is not None for when in times),
            "approximate": sum(when is not None and (when.approximate or not when.is_one_day) for when in times),
            "undated": sum(when is None for when in times),
            "planned": statuses[Status.PLANNED],
            "denied": statuses[Status.DENIED],
            "conflict": sum(bool(event.conflicts) for event in self.timeline),
        }

    def events(self) -> Iterator[dict[str, Any]]:
        """The rows of the table."""
        articles = {article.id: article for article in self.timeline.articles}
        untitled = interface(self.calendar.language)["evidence"]["untitled"]
        for event in self.timeline:
            when = event.time.when
            of_event = [articles[id] for id in dict.fromkeys(evidence.article for evidence in event.evidence)]
            language = of_event[0].language
            yield {
                "id": event.id,
                "kind": event.kind.value,
                "status": event.status.value,
                "conflict": bool(event.conflicts),
                "edtf": None if when is None else when.edtf(),
                "label": breakable(getattr(event.label, self.calendar.language)),
                "participants": [self._name(participant, language) for participant in event.participants],
                "place": event.place and breakable(event.place.name),
                "sources": [_source(article, untitled) for article in of_event],
                "quote": breakable(event.evidence[0].quote),
                "language": language,
            }

    def _name(self, participant: Participant, language: str) -> tuple[Markup, str]:
        """A participant's name, and the language that it is in: that of the article, unless it is known in Latin."""
        latin = participant.identity and participant.identity.latin
        if latin and self.calendar.language == "en":
            return breakable(latin), "en"
        return breakable(participant.name), language

    def data(self, drawn: list[Row], settings: Mapping[str, str]) -> dict[str, Any]:
        """What the scripts need beside the document: words, names, rows, paragraphs and the empty chart."""
        days = {day for row in drawn for stretch in (row.stretch, *row.others) for day in (stretch.first, stretch.last)}
        days |= {article.published for article in self.timeline.articles}
        known = sorted(day.isoformat()[:10] for day in days if day is not None)
        by_lanes = {lanes: lanes_of(drawn, lanes) for lanes in LANES}
        return {
            "language": self.calendar.language,
            "settings": settings,
            "words": {language: dict(interface(language)) for language in LANGUAGES},
            "months": {months: month_names(months) for months in (*MONTHS, "english")},
            "hijri": {language: self._hijri(known, language) for language in LANGUAGES},
            "rows": [_row(row, {lanes: by_lanes[lanes][index] for lanes in LANES}) for index, row in enumerate(drawn)],
            "lanes": {lanes: self._lanes(drawn, lanes, by_lanes[lanes]) for lanes in LANES},
            "countries": self._countries(),
            "whole": _days(span(drawn)),
            "view": _days(first_view(drawn)),
            "seen": library.FIRST_SEEN,
            "paragraphs": self._paragraphs(),
            "charts": {language: library.empty_chart(language) for language in LANGUAGES},
        }

    def _lanes(self, drawn: list[Row], lanes: Lanes, of_rows: list[str]) -> list[list[str]]:
        """The lanes from top to bottom, each with its name in every language."""
        names = [lane_names(drawn, lanes, language) for language in LANGUAGES]
        return [[lane, *(shown(of_language[lane]) for of_language in names)] for lane in lane_order(of_rows)]

    def _hijri(self, days: Iterable[str], language: Language) -> dict[str, str]:
        return {day: text for day in days if (text := hijri(date.fromisoformat(day), language))}

    def _countries(self) -> dict[str, list[str]]:
        codes = {participant.country for event in self.timeline for participant in event.participants}
        codes |= {event.place.country for event in self.timeline if event.place is not None}
        known = sorted(code for code in codes if code is not None)
        return {code: [country_name(code, language) for language in LANGUAGES] for code in known}

    def _paragraphs(self) -> dict[str, list[tuple[int, str]]]:
        """The paragraphs of each article that evidence comes from, with their offsets in the article."""
        found: dict[str, dict[int, str]] = {}
        for event in self.timeline:
            for evidence in event.evidence:
                text = self._text_of(evidence)
                if text is not None:
                    start = text.rfind("\n", 0, evidence.start) + 1
                    end = text.find("\n", evidence.end)
                    found.setdefault(evidence.article, {})[start] = text[start : end if end >= 0 else len(text)]
        return {id: sorted(paragraphs.items()) for id, paragraphs in found.items()}

    def _text_of(self, evidence: Evidence) -> str | None:
        """The text of the evidence's article, if it is at hand and indeed the text that the evidence was read in."""
        article = self.texts.get(evidence.article)
        if article is None or article.text[evidence.start : evidence.end] != evidence.quote:
            return None
        return article.text


def _row(row: Row, lanes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row.event.id,
        "days": _ends(row.stretch),
        "others": [[*_ends(other), other in row.claims] for other in row.others],
        "certain": row.certain,
        "lanes": lanes,
    }


def _ends(stretch: Stretch) -> list[str | None]:
    return [None if day is None else day.isoformat() for day in (stretch.first, stretch.last)]


def _days(days: tuple[date, date] | None) -> list[str] | None:
    return None if days is None else [day.isoformat() for day in days]


def _source(article: ArticleRecord, untitled: str) -> dict[str, str | None]:
    return {
        "name": breakable(article.source or article.title or untitled),
        "url": web_address(article.url),
        "language": article.language,
    }


def _packed(text: str) -> Markup:
    """Text that scripts read, in a third of its length and without a character that HTML could take for markup."""
    return Markup(base64.b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode())


@cache
def _library() -> tuple[Markup, str]:
    """Vega, packed, and its hash; the page's script unpacks it and runs it as a script of that hash."""
    return _packed(library.vega()), library.vega()


@cache
def _script() -> str:
    parts = "\n".join(_template(f"{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(async () => {{\n{parts}\n}})();\n'


@cache
def _css() -> str:
    def colours(of: theme.Theme) -> str:
        return "".join(f"--{name}:{colour};" for name, colour in of.variables().items())

    kinds = "".join(f".glyph.{kind}{{--kind:var(--kind-{kind})}}" for kind in theme.SHAPES)
    light, dark = colours(theme.LIGHT), colours(theme.DARK)
    return (
        f":root{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n{kinds}\n{_template('page.css')}"
    )


def _template(name: str) -> str:
    return files("viz").joinpath("templates", name).read_text(encoding="utf-8")


def _policy(css: str, scripts: Iterable[str]) -> str:
    """A content security policy under which nothing runs or loads but this page's own scripts and styles."""

    def hashes(parts: Iterable[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in parts
        )

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes([css])}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=False)
