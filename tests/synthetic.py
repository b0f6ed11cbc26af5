"""Corpora of invented articles about invented meetings of invented ministers, of any size, with what is known of them.

Each event is told by one to four articles, each from its own day: "أمس" (yesterday) in Saturday's is "أول من أمس" (the day
before yesterday) in Sunday's. Some articles get the day wrong by one. The same seed gives the same corpus.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from attrs import frozen

from timeline.article import Article
from timeline.event import Event, Kind
from timeline.timeline import Timeline

FIRST_DAY = date(2015, 1, 5)
A_DAY = 40  # articles

# Country: adjective, capital, ISO 3166 code. No minister of these names has ever been.
COUNTRIES = {
    "السويدي": ("ستوكهولم", "SE"),
    "المالطي": ("فاليتا", "MT"),
    "النرويجي": ("أوسلو", "NO"),
    "الفنلندي": ("هلسنكي", "FI"),
    "البرتغالي": ("لشبونة", "PT"),
    "اليوناني": ("أثينا", "GR"),
    "النمساوي": ("فيينا", "AT"),
    "البلجيكي": ("بروكسل", "BE"),
    "الدنماركي": ("كوبنهاغن", "DK"),
    "التونسي": ("تونس", "TN"),
    "المغربي": ("الرباط", "MA"),
    "الأردني": ("عمان", "JO"),
    "العراقي": ("بغداد", "IQ"),
    "الكويتي": ("الكويت", "KW"),
    "الياباني": ("طوكيو", "JP"),
    "الكندي": ("أوتاوا", "CA"),
    "الأرجنتيني": ("بوينس آيرس", "AR"),
    "الإسباني": ("مدريد", "ES"),
    "البولندي": ("وارسو", "PL"),
    "الهندي": ("نيودلهي", "IN"),
}
GIVEN = ("أولف", "نيلس", "ماركو", "بيدرو", "ستيليوس", "كلاوس", "يان", "سامر", "طارق", "هشام")
FAMILY = (
    "إكلوند",
    "بورغمان",
    "ديلفينو",
    "هالستروم",
    "فيرولاين",
    "كاستانيدا",
    "درويشان",
    "سلمانوف",
    "ناكاهارا",
    "زيدانوف",
)
MINISTER = "وزير الخارجية"  # minister of foreign affairs

# {a}, {b}: ministers with their office; {as_b}: "his counterpart" with adjective and name; {when}: words for the day
SENTENCES = {
    Kind.MEETING: (
        "التقى {a} {as_b} في {city} {when}.",
        "اجتمع {a} {when} في {city} مع {as_b}.",
        "عقد {a} و{as_b} {when} اجتماعا في {city}.",
    ),
    Kind.CALL: ("أجرى {a} {when} اتصالا هاتفيا ب{as_b}.", "تلقى {b} {when} اتصالا هاتفيا من {as_a}."),
    Kind.VISIT: ("وصل {a} {when} إلى {city} في زيارة رسمية.", "زار {a} {city} {when}."),
    Kind.STATEMENT: ("قال {a} {when} إن بلاده تدعم الحوار.", "أكد {a} {when} أن بلاده تدعم الحوار."),
    Kind.AGREEMENT: ("وقع {a} و{as_b} {when} في {city} اتفاقا للتعاون.",),
    Kind.MESSAGE: ("بعث {a} {when} رسالة إلى {as_b}.",),
}
FILLERS = (
    "ولم تتضح بعد تفاصيل جدول الأعمال.",
    "ويرى مراقبون أن الطريق ما زال طويلا.",
    "وتشهد المنطقة حركة دبلوماسية واسعة.",
    "وكانت الأسواق هادئة طوال الأسبوع.",
    "والملفات المطروحة كثيرة ومعقدة، من الطاقة إلى الهجرة.",
)
MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


@frozen
class Known:
    """An event as it was: who, by country, and the articles that tell of it; some of them may have the next day."""

    kind: Kind
    day: date
    countries: frozenset[str]
    city: str | None
    articles: frozenset[str]
    in_conflict: bool


@frozen
class Corpus:
    articles: tuple[Article, ...]
    known: tuple[Known, ...]

    def write(self, path: Path) -> None:
        """The articles as JSON Lines."""
        with path.open("w", encoding="utf-8") as file:
            for article in self.articles:
                fields = {"id": article.id, "text": article.text, "published": article.published.isoformat()}
                file.write(json.dumps(fields | {"source": article.source}, ensure_ascii=False) + "\n")


@frozen(eq=False)
class _Event:
    kind: Kind
    day: date
    parties: tuple[str, str]
    city: str

    def told(self, on: date, day: date, chance: random.Random) -> str:
        a, b = self.parties
        return chance.choice(SENTENCES[self.kind]).format(
            a=f"{MINISTER} {a} {_name(a)}",
            b=f"{MINISTER} {b} {_name(b)}",
            as_a=f"نظيره {a} {_name(a)}",
            as_b=f"نظيره {b} {_name(b)}",
            city=COUNTRIES[self.city][0],
            when=chance.choice(_words(day, on)),
        )


def corpus(size: int, *, seed: int = 0, a_day: int = A_DAY) -> Corpus:
    """A corpus of `size` articles, about `a_day` of them each day."""
    chance = random.Random(seed)
    tellings: dict[date, list[tuple[_Event, date]]] = defaultdict(list)
    articles: list[Article] = []
    told_by: dict[_Event, dict[str, date]] = {}
    today = FIRST_DAY
    while len(articles) < size:
        for event in _events_of(today, a_day, chance):
            told_by[event] = {}
            for lag in sorted(chance.choices((0, 1, 1, 1, 2, 3), k=chance.choice((1, 2, 2, 3, 4)))):
                wrong = lag > 0 and event.kind is Kind.MEETING and chance.random() < 0.03
                tellings[today + timedelta(lag)].append((event, today + timedelta(wrong)))
        for told in _shared_out(tellings.pop(today), chance):
            if len(articles) < size:
                article = _article(today, told, len(articles), chance)
                articles.append(article)
                for event, day in told:
                    told_by[event][article.id] = day
        today += timedelta(1)
    return Corpus(tuple(articles), tuple(_known(event, told) for event, told in told_by.items() if told))


def _events_of(day: date, a_day: int, chance: random.Random) -> Iterator[_Event]:
    """As many as fill the articles of a day; no minister appears twice in the same way on one day or the next."""
    countries = list(COUNTRIES)
    half = len(countries) // 2
    side = countries[:half] if day.toordinal() % 2 else countries[half:]
    pairs = [(a, b) for a in side for b in side if a < b]
    for kind in Kind:
        chance.shuffle(pairs)
        seen: set[str] = set()
        for a, b in pairs[: max(1, a_day // 6)]:
            alone = kind in (Kind.STATEMENT, Kind.VISIT)
            if alone and a in seen:
                continue
            seen.add(a)
            yield _Event(kind, day, (a, b), b)


def _shared_out(tellings: list[tuple[_Event, date]], chance: random.Random) -> Iterator[list[tuple[_Event, date]]]:
    """What is told on a day, one to five events an article, none of them twice in one."""
    chance.shuffle(tellings)
    while tellings:
        article: dict[_Event, date] = {}
        rest = []
        most = chance.randint(1, 5)
        for event, day in tellings:
            if len(article) < most and event not in article:
                article[event] = day
            else:
                rest.append((event, day))
        yield list(article.items())
        tellings = rest


def _article(today: date, told: list[tuple[_Event, date]], number: int, chance: random.Random) -> Article:
    paragraphs = []
    for event, day in told:
        paragraphs.append(event.told(today, day, chance))
        paragraphs += chance.choices(FILLERS, k=chance.choice((0, 0, 1, 2, 5)))
    source = chance.choice(("صحيفة «الضفتان»", "وكالة الأنباء المتوسطية"))
    return Article(id=f"{today}-{number:06}", text="\n".join(paragraphs), published=today, source=source)


def _known(event: _Event, told: dict[str, date]) -> Known:
    alone = event.kind in (Kind.STATEMENT, Kind.VISIT)
    parties = event.parties[:1] if alone else event.parties
    placed = event.kind in (Kind.MEETING, Kind.VISIT, Kind.AGREEMENT)
    return Known(
        kind=event.kind,
        day=event.day,
        countries=frozenset(COUNTRIES[party][1] for party in parties),
        city=COUNTRIES[event.city][0] if placed else None,
        articles=frozenset(told),
        in_conflict=len(set(told.values())) > 1,
    )


def _name(country: str) -> str:
    index = list(COUNTRIES).index(country)
    return f"{GIVEN[index % len(GIVEN)]} {FAMILY[(index * 3 + index // len(GIVEN)) % len(FAMILY)]}"


def _words(day: date, on: date) -> list[str]:
    """What an article of one day may call another, which lies at most three days before: today, yesterday, …"""
    weekday = WEEKDAYS[day.weekday()]
    explicit = f"في {day.day} {MONTHS[day.month - 1]} {day.year}"
    relative = {0: ["اليوم"], 1: ["أمس", f"أمس {weekday}"], 2: ["أول من أمس", "أمس الأول"]}
    return [*relative.get((on - day).days, [f"يوم {weekday} الماضي"]), explicit]


@frozen
class Recall:
    """How many of the known events a timeline has, with all who tell of them in one event, and what else it has.

    No two known events of the same ministers are on neighbouring days, so that a day, right or wrong, tells which it is.
    """

    known: int
    found: int
    whole: int  # found, and every article that tells of it is evidence of the one event
    conflicts: int
    shown: int  # conflicts that are shown
    invented: int  # events that are none of the known ones
    mixed: int  # events that join two of the known ones

    @classmethod
    def of(cls, timeline: Timeline, known: Iterable[Known]) -> Recall:
        by_article: dict[tuple[Kind, str], list[Event]] = defaultdict(list)
        for event in timeline:
            for article in {item.article for item in event.evidence}:
                by_article[event.kind, article].append(event)
        known = list(known)
        owners: dict[str, int] = defaultdict(int)
        found = whole = shown = 0
        for one in known:
            events = {
                event.id: event
                for article in one.articles
                for event in by_article[one.kind, article]
                if {party.country for party in event.participants} == one.countries
                and _days_told(event) & {one.day, one.day + timedelta(1)}
            }
            for each in events:
                owners[each] += 1
            found += any(one.day in _days_told(event) for event in events.values())
            whole += len(events) == 1
            shown += one.in_conflict and any(event.conflicts for event in events.values())
        return cls(
            known=len(known),
            found=found,
            whole=whole,
            conflicts=sum(one.in_conflict for one in known),
            shown=shown,
            invented=sum(event.id not in owners for event in timeline),
            mixed=sum(count > 1 for count in owners.values()),
        )


def _days_told(event: Event) -> set[date | None]:
    stretches = [event.time.when, *(reading.when for reading in event.time.alternatives)]
    return {when.first_day for when in stretches if when is not None}
