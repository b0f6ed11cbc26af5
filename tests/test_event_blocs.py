"""The same talks in several papers, each of which names a bloc of states in its own way."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article, Timeline
from timeline.event import Kind

SATURDAY = "استضافت المنامة أمس محادثات بين وزير الخارجية الفرنسي بيار لوران ووزراء خارجية دول مجلس التعاون الخليجي."
FRIDAY = "يلتقي وزير الخارجية الفرنسي بيار لوران نظراءه الخليجيين في المنامة اليوم الجمعة."
SUNDAY = "كان وزير الخارجية الفرنسي بيار لوران عقد يوم الجمعة في البحرين اجتماعاً مع دول الخليج."


def meetings(*papers: tuple[str, str]) -> list[tuple[str, int]]:
    """The meetings of papers, told in one line, with the number of papers that report them."""
    articles = [Article(id=day, text=text, published=date.fromisoformat(day)) for day, text in papers]
    events = Timeline(*(extract(article) for article in articles)).events
    return [
        (told(event), len({item.article for item in event.evidence})) for event in events if event.kind is Kind.MEETING
    ]


def test_three_papers_tell_of_one_meeting() -> None:
    papers = ("2018-03-02", FRIDAY), ("2018-03-03", SATURDAY), ("2018-03-04", SUNDAY)
    assert meetings(*papers) == [("meeting 2018-03-02 @المنامة: بيار لوران؛ وزراء خارجية دول مجلس التعاون الخليجي", 3)]


@pytest.mark.parametrize(
    "other",
    [
        # some of the bloc, its ambassadors, other ministers of it, one of its states, another bloc
        "التقى وزير الخارجية الفرنسي بيار لوران أمس في المنامة بعض دول الخليج.",
        "التقى وزير الخارجية الفرنسي بيار لوران أمس في المنامة سفراء دول مجلس التعاون.",
        "التقى وزير الخارجية الفرنسي بيار لوران أمس في المنامة وزراء داخلية دول مجلس التعاون.",
        "التقى وزير الخارجية الفرنسي بيار لوران أمس في المنامة وزير الخارجية الكويتي فهد العنزي.",
        "التقى وزير الخارجية الفرنسي بيار لوران أمس في المنامة وزراء الخارجية العرب.",
        # somebody else met the bloc
        "التقى وزير الخارجية التركي كمال أوزدمير أمس في المنامة وزراء خارجية دول مجلس التعاون.",
        # it was on another day
        "التقى وزير الخارجية الفرنسي بيار لوران الثلاثاء الماضي في المنامة وزراء خارجية دول مجلس التعاون.",
    ],
)
def test_other_meetings_stay_apart(other: str) -> None:
    articles = [
        Article(id="one", text=SATURDAY, published=date(2018, 3, 3)),
        Article(id="two", text=other, published=date(2018, 3, 3)),
    ]
    events = Timeline(*(extract(article) for article in articles)).events
    assert [len(event.evidence) for event in events if event.kind is Kind.MEETING] == [1, 1]


def test_within_a_paper_a_bloc_takes_part_once() -> None:
    text = (
        "بدأ وزير الخارجية الفرنسي بيار لوران أمس محادثات مع دول الخليج العربية. "
        "وفي المنامة يلتقي لوران وزراء خارجية مجلس التعاون لدول الخليج العربية."
    )
    assert meetings(("2018-03-03", text)) == [
        ("meeting 2018-03-02 @المنامة: بيار لوران؛ وزراء خارجية مجلس التعاون لدول الخليج العربية", 1)
    ]


def test_who_was_brought_together_is_named_before() -> None:
    text = "أبلغت دول الخليج وزير الخارجية الفرنسي بيار لوران أمس خلال محادثات جمعته مع وزراء خارجية مجلس التعاون في المنامة أن الوقت ضيق."
    assert meetings(("2018-03-03", text)) == [("meeting 2018-03-02 @المنامة: بيار لوران؛ وزراء خارجية مجلس التعاون", 1)]
