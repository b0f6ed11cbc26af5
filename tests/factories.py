"""Timelines of invented events, for tests and benchmarks of what shows them.

Sentences are written with their trigger in [brackets] and the words that date them in {braces}.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from timeline.article import Article
from timeline.event import (
    Attribution,
    Basis,
    Codes,
    Conflict,
    Event,
    EventTime,
    Identity,
    Kind,
    Label,
    Participant,
    Place,
    Reading,
    Status,
)
from timeline.evidence import Evidence, Span, TimeSpan
from timeline.timeline import ArticleRecord, Timeline
from timeline.when import Grain, When

CODES = {
    Kind.CALL: Codes("041", "CONSULT"),
    Kind.MEETING: Codes("040", "CONSULT"),
    Kind.VISIT: Codes("042", "CONSULT"),
    Kind.STATEMENT: Codes("010", "PUBLIC"),
    Kind.AGREEMENT: Codes("057", "AGREE"),
    Kind.MESSAGE: Codes("010", "PUBLIC"),
}
LAVROV = Participant(
    "سيرغي لافروف", "وزير الخارجية الروسي", "RU", identity=Identity("سيرغي لافروف", "Sergey Lavrov", "وزير الخارجية")
)
KERRY = Participant(
    "جون كيري", "وزير الخارجية الأميركي", "US", identity=Identity("جون كيري", "John Kerry", "وزير الخارجية")
)
SHOUKRY = Participant(
    "سامح شكري", "وزير الخارجية المصري", "EG", identity=Identity("سامح شكري", "Sameh Shoukry", "وزير الخارجية")
)
ZARIF = Participant(
    "محمد جواد ظريف", "وزير الخارجية الإيراني", "IR", identity=Identity("محمد جواد ظريف", "Javad Zarif")
)
MOGHERINI = Participant("فيديريكا موغيريني", "مسؤولة السياسة الخارجية", "EU")
DE_MISTURA = Participant("ستيفان دي ميستورا", "المبعوث الأممي", "UN")
MINISTRY = Participant("وزارة الخارجية النمساوية", None, "AT")
VIENNA, CAIRO = Place("فيينا", "AT"), Place("القاهرة", "EG")


def article(text: str, published: date = date(2015, 10, 25), **values: str) -> Article:
    """An article whose text is written with marks, which are taken out."""
    return Article(text=unmarked(text), published=published, **values)


def unmarked(text: str) -> str:
    return re.sub(r"[\[\]{}]", "", text)


def evidence(source: Article, sentence: str, rule: str = "met") -> Evidence:
    """The mention that a marked sentence of `source` is."""
    quote = unmarked(sentence)
    start = source.text.index(quote)
    trigger = _span(sentence, "[]")
    assert trigger is not None
    time = _span(sentence, "{}")
    return Evidence(
        article=source.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        rule=rule,
        trigger=Span(start + trigger[0], start + trigger[1], quote[slice(*trigger)]),
        time=None if time is None else TimeSpan(start + time[0], start + time[1], quote[slice(*time)], "a time rule"),
    )


def _span(sentence: str, marks: str) -> tuple[int, int] | None:
    if marks[0] not in sentence:
        return None
    before, rest = sentence.split(marks[0], 1)
    words = rest.split(marks[1], 1)[0]
    start = len(unmarked(before))
    return start, start + len(unmarked(words))


def event(
    id: str,
    kind: Kind,
    label: tuple[str, str],
    mentions: Sequence[Evidence],
    *,
    when: When | None = None,
    derivation: str | None = None,
    basis: Basis | None = None,
    alternatives: tuple[Reading, ...] = (),
    **values: object,
) -> Event:
    basis = basis or (Basis.NONE if when is None else Basis.EXPLICIT)
    return Event(
        id=id,
        kind=kind,
        label=Label(*label),
        codes=CODES[kind],
        time=EventTime(when, basis, derivation, alternatives),
        evidence=tuple(mentions),
        **values,  # type: ignore[arg-type]  # whichever other fields of Event a test gives
    )


def timeline(events: Iterable[Event], articles: Iterable[Article], warnings: Sequence[str] = ()) -> Timeline:
    return Timeline.assembled(events, [ArticleRecord.of(source, warnings) for source in articles])


def day(number: int, month: int = 10, year: int = 2015) -> When:
    return When.day(date(year, month, number))


MEETING = "وقالت مصادر دبلوماسية إن الوزير الروسي سيرغي لافروف [التقى] {أمس الأول} في فيينا نظيره الأميركي جون كيري، وبحثا سبل وقف القتال."
CALL = "وتلقى لافروف {أمس} [اتصالا هاتفيا] من نظيره المصري سامح شكري."
STATEMENT = "و[قال] ستيفان دي ميستورا إن «الطريق ما زال طويلا» أمام الأطراف."
PLANNED = "ومن المقرر أن [يزور] محمد جواد ظريف القاهرة {الأسبوع المقبل}."
DENIED = "و[نفى] متحدث باسم وزارة الخارجية النمساوية أن يكون أي لقاء قد عقد {يوم الخميس}."
AGREEMENT = "وكان الجانبان [اتفقا] {مطلع الشهر الجاري} على تبادل المعلومات."
OPEN = "وتتواصل [المشاورات] في القاهرة {منذ 12 تشرين الأول}."
MESSAGE = "وسلّمت فيديريكا موغيريني [رسالة] إلى الوزير الإيراني {في أيلول}."
OTHER_MEETING = "أعلنت الخارجية الروسية أن لافروف [اجتمع] بكيري {أمس السبت} في العاصمة النمساوية فيينا."

FIRST = article(
    f"{MEETING} {STATEMENT}\n{CALL} {PLANNED}\n{DENIED} {AGREEMENT} {OPEN}\n{MESSAGE}",
    id="first",
    title="لقاء في فيينا يسبق جولة جديدة",
    source="وكالة الضفاف",
    url="https://example.org/2015/10/25/vienna?a=1&b=2",
)
SECOND = article(OTHER_MEETING, id="second", source="صحيفة المرفأ", url="https://example.org/second")


def sample() -> Timeline:
    """One event of each sort: dated, approximate, vague, open, undated, planned, denied, in conflict."""
    met = (evidence(FIRST, MEETING), evidence(SECOND, OTHER_MEETING))
    return timeline(
        [
            event(
                "meeting-1",
                Kind.MEETING,
                ("لقاء سيرغي لافروف وجون كيري في فيينا", "Sergey Lavrov and John Kerry met in Vienna"),
                met,
                when=day(23),
                derivation="«أمس الأول» counted from 2015-10-25 (published): 2015-10-23",
                alternatives=(Reading(day(24), "«أمس السبت» counted from 2015-10-25 (published): 2015-10-24"),),
                participants=(LAVROV, KERRY),
                place=VIENNA,
                conflicts=(Conflict("time", ("2015-10-23", "2015-10-24"), (0, 1), "the sources give two days"),),
            ),
            event(
                "call-1",
                Kind.CALL,
                ("اتصال بين سامح شكري وسيرغي لافروف", "Sameh Shoukry called Sergey Lavrov"),
                [evidence(FIRST, CALL)],
                when=day(24),
                derivation="«أمس» counted from 2015-10-25 (published): 2015-10-24",
                participants=(SHOUKRY, LAVROV),
                attributions=(Attribution("وكالة الضفاف", "agency"),),
            ),
            event(
                "statement-1",
                Kind.STATEMENT,
                ("تصريح ستيفان دي ميستورا", "Statement by Staffan de Mistura"),
                [evidence(FIRST, STATEMENT)],
                participants=(DE_MISTURA,),
            ),
            event(
                "visit-1",
                Kind.VISIT,
                ("زيارة محمد جواد ظريف إلى القاهرة", "Javad Zarif to visit Cairo"),
                [evidence(FIRST, PLANNED)],
                when=When.days(date(2015, 10, 26), date(2015, 11, 1), Grain.WEEK),
                status=Status.PLANNED,
                participants=(ZARIF,),
                place=CAIRO,
            ),
            event(
                "meeting-2",
                Kind.MEETING,
                ("نفي لقاء في وزارة الخارجية النمساوية", "Meeting at the Austrian foreign ministry denied"),
                [evidence(FIRST, DENIED)],
                when=day(22),
                status=Status.DENIED,
                participants=(MINISTRY,),
            ),
            event(
                "agreement-1",
                Kind.AGREEMENT,
                ("اتفاق على تبادل المعلومات", "Agreement to exchange information"),
                [evidence(FIRST, AGREEMENT)],
                when=When.days(date(2015, 10, 1), date(2015, 10, 10), approximate=True),
                participants=(LAVROV, KERRY),
            ),
            event(
                "meeting-3",
                Kind.MEETING,
                ("مشاورات في القاهرة", "Consultations in Cairo"),
                [evidence(FIRST, OPEN)],
                when=When.days(date(2015, 10, 12), None),
                place=CAIRO,
            ),
            event(
                "message-1",
                Kind.MESSAGE,
                ("رسالة من فيديريكا موغيريني إلى طهران", "Message from Federica Mogherini to Tehran"),
                [evidence(FIRST, MESSAGE)],
                when=When.days(date(2015, 9, 1), date(2015, 9, 30), Grain.MONTH),
                basis=Basis.INHERITED,
                participants=(MOGHERINI, ZARIF),
            ),
        ],
        [FIRST, SECOND],
        ["«يوم غد الثلاثاء» does not fit 2015-10-25; 2015-10-26 would"],
    )


def many(count: int, *, days: int = 60, seed: int = 2015) -> Timeline:
    """So many events, shaped like those of real news: most of them dated to a day, in a few dozen articles."""
    choose = random.Random(seed)
    people = [LAVROV, KERRY, SHOUKRY, ZARIF, MOGHERINI, DE_MISTURA, MINISTRY] + [
        Participant(f"المسؤول {number}", "وزير الدولة", choose.choice(["SA", "TR", "FR", "JO", "QA"]))
        for number in range(30)
    ]
    articles, events = [], []
    sentences = {
        Kind.MEETING: "التقى {a} في العاصمة مساء {{أمس}} {b} لبحث الملف السوري، وذلك في [اجتماع] مغلق استمر ساعات وحضره عدد من السفراء.",
        Kind.CALL: "وأجرى {a} {{أمس}} [اتصالا هاتفيا] بـ{b} تناول آخر المستجدات في المنطقة والجهود المبذولة لاستئناف المفاوضات.",
        Kind.STATEMENT: "و[أكد] {a} في بيان نشر {{أمس}} أن بلاده متمسكة بالحل السياسي وبقرارات الشرعية الدولية كلها دون استثناء.",
        Kind.VISIT: "ووصل {a} {{أمس}} في [زيارة] رسمية يلتقي خلالها {b} وعددا من كبار المسؤولين في البلاد.",
    }
    start = date(2015, 9, 1)
    per_article = 10
    for number in range(0, count, per_article):
        published = start + timedelta(days=choose.randrange(days))
        drafts = []
        for index in range(number, min(count, number + per_article)):
            kind = choose.choice([Kind.STATEMENT, Kind.STATEMENT, Kind.MEETING, Kind.CALL, Kind.VISIT])
            pair = choose.sample(people, 2)
            drafts.append((index, kind, pair, sentences[kind].format(a=pair[0].name, b=f"{pair[1].name} ({index})")))
        source = article(
            "\n".join(sentence for *_, sentence in drafts),
            published,
            id=f"article-{number}",
            title=f"نشرة رقم {number}",
            source=f"وكالة {number % 7}",
            url=f"https://example.org/{number}",
        )
        articles.append(source)
        for index, kind, pair, sentence in drafts:
            lot = choose.random()
            when = None if lot < 0.15 else When.day(published - timedelta(days=choose.randrange(3)))
            if when is not None and lot > 0.9:
                when = When.days(published - timedelta(days=7), published, Grain.WEEK, approximate=lot > 0.95)
            names = [person.identity.latin if person.identity else person.name for person in pair]
            events.append(
                event(
                    f"{kind}-{index}",
                    kind,
                    (f"{pair[0].name} و{pair[1].name}", f"{names[0]}, {names[1]}"),
                    [evidence(source, sentence)],
                    when=when,
                    derivation=None if when is None else f"«أمس» counted from {published} (published): {when.edtf()}",
                    status=Status.PLANNED if 0.5 < lot < 0.55 else Status.OCCURRED,
                    participants=tuple(pair),
                    place=VIENNA if lot > 0.6 else None,
                )
            )
    return timeline(events, articles)
