"""The page in a real browser, without a network."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from attrs import asdict, astuple, evolve
from axe_playwright_python.sync_playwright import Axe
from browser import Window, launch
from factories import FIRST, SECOND, article, day, event, evidence, many, sample, timeline
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from timeline import document
from timeline.event import Conflict, Correction, Kind, Participant, Place
from timeline.evidence import Span
from timeline.timeline import Timeline
from timeline.when import When
from viz import layout, render_page
from viz.words import DIGITS, MONTHS, Calendar

TEXTS = (FIRST, SECOND)
MEETING = "meeting-1"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Window:
    return Window(browser, tmp_path)


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(sample(), articles=TEXTS)


def drawn(page: Page) -> list[str]:
    """The ids of the events whose glyphs are in the chart."""
    marks = "document.querySelectorAll('#chart svg .mark-symbol path')"
    ids: list[str] = page.evaluate(f"[...{marks}].map((path) => path.__data__.datum.id)")
    return ids


def shown_rows(page: Page) -> list[str]:
    rows: list[str] = page.evaluate(
        "[...document.querySelectorAll('tbody tr:not([hidden])')].map((row) => row.dataset.id)"
    )
    return rows


def link(page: Page, id: str) -> Locator:
    return page.locator(f"tr[data-id='{id}'] a.label")


# What a page is, whoever looks at it


def test_nothing_is_requested_and_nothing_goes_wrong(window: Window, html: str) -> None:
    with window.open(html) as opened:
        page = opened.page
        link(page, MEETING).click()
        page.locator("#evidence").wait_for()
        page.locator("#settings [name=language]").select_option("en")
        page.locator("#settings [name=theme]").select_option("dark")
        page.locator("#chart svg .mark-symbol path").first.hover()
        page.locator(".tooltip").wait_for()
        page.locator("[data-zoom=zoom_in]").click()
        page.wait_for_timeout(200)
        assert opened.wrong == []
        assert [request[:5] for request in opened.requests] == ["file:"]


def test_every_event_is_in_the_chart_or_the_tray_and_in_the_table(window: Window, html: str) -> None:
    events = sample().events
    with window.open(html) as opened:
        tray = opened.page.locator("#tray button").evaluate_all(
            "(buttons) => buttons.map((button) => button.dataset.open)"
        )
        assert sorted(drawn(opened.page)) == sorted(event.id for event in events if event.time.when)
        assert tray == [event.id for event in events if not event.time.when]
        assert shown_rows(opened.page) == [event.id for event in events]


def test_without_javascript_the_table_is_all_there(window: Window, html: str) -> None:
    with window.open(html, ready=False, java_script_enabled=False) as opened:
        page = opened.page
        table = page.locator("tbody tr").all_inner_texts()
        assert [page.locator(f"tr[data-id='{event.id}']").is_visible() for event in sample()] == [True] * len(table)
        for event, row in zip(sample(), table, strict=True):
            assert event.label.ar in row
            assert event.evidence[0].quote in row
        assert not page.locator("#filters").is_visible()
        assert page.locator("noscript").inner_text().startswith("المخطط التفاعلي")


def test_a_day_is_the_same_day_everywhere(window: Window, html: str) -> None:
    found = []
    for zone in ("Pacific/Honolulu", "UTC", "Asia/Riyadh", "Pacific/Auckland"):
        with window.open(html, timezone_id=zone) as opened:
            page = opened.page
            ticks = page.locator("#chart svg .role-axis-label text").all_text_contents()
            glyphs = page.evaluate(
                "[...document.querySelectorAll('#chart svg .mark-symbol path')].map((path) => path.getAttribute('transform'))"
            )
            found.append((ticks, glyphs, page.locator("tbody time").all_inner_texts()))
    assert found[0][2][4] == "23 تشرين الأول 2015"
    assert found == [found[0]] * 4


def test_many_events_are_all_listed_but_not_all_laid_out(window: Window) -> None:
    many_events = many(600)
    with window.open(render_page(many_events)) as opened:
        page = opened.page
        assert len(shown_rows(page)) == 600
        assert page.locator("tbody tr:visible").count() == 200
        page.locator("#more").click()
        assert page.locator("tbody tr:visible").count() == 600
        page.locator("[data-zoom=whole]").click()
        page.wait_for_timeout(300)
        assert sorted(drawn(page)) == sorted(event.id for event in many_events if event.time.when)


def test_an_empty_timeline_says_so(window: Window) -> None:
    with window.open(render_page(Timeline())) as opened:
        assert opened.page.locator("#table .note").inner_text() == "لم يُعثر على أحداث في النص."
        assert not opened.page.locator("#chart").is_visible()
        assert opened.wrong == []


# Reading


def test_two_clicks_lead_from_an_event_to_its_source(window: Window, html: str) -> None:
    with window.open(html) as opened:
        page = opened.page
        page.locator("#chart svg .mark-text text", has_text="لقاء سيرغي لافروف").click()
        pane = page.locator("#evidence")
        assert pane.locator("h2").inner_text() == "لقاء سيرغي لافروف وجون كيري في فيينا"
        assert pane.locator(".how p").all_inner_texts() == [
            "كيف حُسب التاريخ:",
            "«أمس الأول» محسوبة من 25 تشرين الأول 2015، وهو يوم النشر: 23 تشرين الأول 2015.",
            "قراءات أخرى للتاريخ:",
            "«أمس السبت» محسوبة من 25 تشرين الأول 2015، وهو يوم النشر: 24 تشرين الأول 2015.",
        ]
        mention = pane.locator(".mention").first
        assert mention.locator("blockquote").inner_text() == FIRST.text.split("\n")[0]
        assert mention.locator("mark.trigger").all_inner_texts() == ["التقى"]
        assert mention.locator("mark.time").all_inner_texts() == ["أمس الأول"]
        assert mention.locator("mark.actor").all_inner_texts() == ["سيرغي لافروف", "جون كيري"]
        assert mention.locator("a").get_attribute("href") == FIRST.url
        assert pane.locator(".claims b").all_inner_texts() == ["23 تشرين الأول 2015", "24 تشرين الأول 2015"]


def test_derivations_are_told_in_the_language_of_the_reader(window: Window) -> None:
    told = {
        "«اليوم» counted from 2015-10-25 (published): 2015-10-24": [
            "“اليوم” counted from 25 October 2015, the day of publication: 24 October 2015."
        ],
        "«24 أكتوبر»: 2015-10-24": ["“24 أكتوبر”: 24 October 2015."],
        "with the meeting it belongs to: «أمس» counted from 2015-10-25 (published): 2015-10-24": [
            "“أمس” counted from 25 October 2015, the day of publication: 24 October 2015.",
            "The date is that of a connected event (Meeting).",
        ],
        "«أمس» counted from 2015-10-25 (published): 2015-10-24; borne out by «اليوم» counted from 2015-10-24"
        " (the day of the statement in which it is told): 2015-10-24": [
            "“أمس” counted from 25 October 2015, the day of publication: 24 October 2015.",
            "This is borne out by “اليوم” counted from 24 October 2015,"
            " the day of the event in whose report it stands (Statement): 24 October 2015.",
        ],
        "reckoned in some other way": ["reckoned in some other way"],
    }
    source = article("[التقى] الوزيران {أمس}.", id="a")
    mention = evidence(source, "[التقى] الوزيران {أمس}.")
    met = [
        event(str(number), Kind.MEETING, ("لقاء", "Meeting"), [mention], when=day(24), derivation=derivation)
        for number, derivation in enumerate(told)
    ]
    with window.open(render_page(timeline(met, [source]), language="en")) as opened:
        for number, sentences in enumerate(told.values()):
            link(opened.page, str(number)).click()
            assert opened.page.locator(".how p").all_inner_texts() == ["How the date was found:", *sentences]


def test_what_was_said_is_marked_as_text(window: Window) -> None:
    words = "<b>الحوار</b> 🙂 مستمر"
    source = article(f"[قال] الوزير إن {words} {{أمس}}.", id="a")
    start = source.text.index(words)
    mention = evolve(evidence(source, f"[قال] الوزير إن {words} {{أمس}}."), said=Span(start, start + len(words), words))
    stated = event("1", Kind.STATEMENT, ("تصريح", "Statement"), [mention], when=day(24))
    with window.open(render_page(timeline([stated], [source]), language="en")) as opened:
        link(opened.page, "1").click()
        assert opened.page.locator("mark.said").all_inner_texts() == ["What was said", words]


def test_corrections_are_told_with_who_and_why(window: Window) -> None:
    source = article("[التقى] الوزيران {أمس}.", id="a")
    mention = evidence(source, "[التقى] الوزيران {أمس}.")
    made = (Correction("time", "2015-10-23", "هدى", "خطأ"), Correction("participants", None, "هدى", "نقص"))
    met = event("e", Kind.MEETING, ("لقاء", "Meeting"), [mention], when=day(24), corrections=made)
    with window.open(render_page(timeline([met], [source])), address="#event=e") as opened:
        assert opened.page.locator("#evidence section").all_inner_texts() == [
            "صُحح بعد الاستخراج\nالتاريخ: كان «23 تشرين الأول 2015»، صححه \u2068هدى\u2069: \u2068خطأ\u2069\nالأطراف: لم يكن مذكورًا، أضافه \u2068هدى\u2069: \u2068نقص\u2069"
        ]


def test_without_the_text_the_sentence_is_the_evidence(window: Window) -> None:
    with window.open(render_page(sample()), address=f"#event={MEETING}") as opened:
        quotes = opened.page.locator(".mention blockquote").all_inner_texts()
        assert quotes == [item.quote for item in sample().events[4].evidence]


def test_offsets_count_code_points(window: Window) -> None:
    source = article("قال 😀😀 المتحدث {أمس} إن الوزير [التقى] نظيره.", id="emoji")
    met = event(
        "e",
        Kind.MEETING,
        ("لقاء", "Meeting"),
        [evidence(source, "قال 😀😀 المتحدث {أمس} إن الوزير [التقى] نظيره.")],
        when=day(24),
    )
    with window.open(render_page(timeline([met], [source]), articles=[source]), address="#event=e") as opened:
        marks = opened.page.locator(".mention mark")
        assert marks.all_inner_texts() == ["أمس", "التقى"]


def test_a_citation_is_copied(window: Window, html: str) -> None:
    with window.open(html, address="#event=call-1", permissions=["clipboard-read", "clipboard-write"]) as opened:
        opened.page.get_by_role("button", name="نسخ كاقتباس").click()
        opened.page.get_by_role("button", name="نُسخ").wait_for()
        assert opened.page.evaluate("navigator.clipboard.readText()") == (
            "«وتلقى لافروف أمس اتصالا هاتفيا من نظيره المصري سامح شكري.» "
            "لقاء في فيينا يسبق جولة جديدة، وكالة الضفاف، 25 تشرين الأول 2015. https://example.org/2015/10/25/vienna?a=1&b=2"
        )


def test_dates_are_written_by_the_scripts_as_by_the_program(window: Window) -> None:
    values = ["2015-10-23", "2015-10", "2015", "201X", "19XX", "2015-10-01/2015-10-10~", "2015-09-28/2015-10-02"]
    values += [
        "2015-12-30/2016-01-02",
        "../2015-10-01",
        "2015-01-12/..",
        "2015-10~",
        "0622-07-19",
        "nonsense",
        "2015-13",
        "2015-00",
        "a/b/c",
    ]
    with window.open(render_page(sample())) as opened:
        page = opened.page
        page.evaluate(
            "(values) => document.querySelector('tbody td').replaceChildren(...values.map((value) =>"
            " Object.assign(document.createElement('time'), { id: value })).map((time) => (time.dataset.edtf = time.id, time)))",
            values,
        )
        for months in MONTHS:
            for digits in DIGITS:
                page.locator("#settings [name=months]").select_option(months)
                page.locator("#settings [name=digits]").select_option(digits)
                calendar = Calendar("ar", months, digits)
                page.locator("#settings [name=hijri]").check()
                page.locator("#settings [name=hijri]").uncheck()
                written = page.locator("tbody tr").first.locator("time").all_text_contents()
                assert written == [calendar.edtf(value) for value in values]


def test_the_page_can_be_read_in_english(window: Window, html: str) -> None:
    with window.open(html) as opened:
        page = opened.page
        page.locator("#settings [name=language]").select_option("en")
        assert page.locator("html").get_attribute("dir") == "ltr"
        assert page.locator("html").get_attribute("lang") == "en"
        row = page.locator(f"tr[data-id='{MEETING}']")
        assert row.locator("td").nth(0).inner_text() == "23 October 2015"
        assert link(page, MEETING).inner_text() == "Sergey Lavrov and John Kerry met in Vienna"
        assert row.locator(".participants bdi").all_inner_texts() == ["Sergey Lavrov", "John Kerry"]
        assert [bdi.get_attribute("lang") for bdi in row.locator(".participants bdi").all()] == ["en", "en"]
        assert row.locator(".quote").get_attribute("lang") == "ar"
    with window.open(render_page(sample(), articles=TEXTS, language="en")) as opened:
        assert opened.page.locator(f"tr[data-id='{MEETING}'] td").nth(0).inner_text() == "23 October 2015"


def test_hijri_days_stand_beside_gregorian_ones(window: Window, html: str) -> None:
    with window.open(html, address=f"#event={MEETING}&hijri=1&digits=arabic") as opened:
        page = opened.page
        assert page.locator(f"tr[data-id='{MEETING}'] time").inner_text() == "٢٣ تشرين الأول ٢٠١٥\n١٠ محرم ١٤٣٧ هـ"
        assert page.locator("#evidence dd").nth(1).inner_text() == "١٠ محرم ١٤٣٧ هـ"


# Filtering


def test_search_does_not_mind_diacritics_hamza_and_case(window: Window, html: str) -> None:
    expected = {
        "القاهره": {"visit-1", "meeting-3"},
        "الْقَاهِرَة": {"visit-1", "meeting-3"},
        "القـاهرة": {"visit-1", "meeting-3"},
        "إتصالا": {"call-1"},
        "mogherini": {"message-1"},
        "Vienna": {MEETING},
        "الأول 12": {"meeting-3"},
        "لا شيء من هذا": set(),
    }
    with window.open(html) as opened:
        for query, ids in expected.items():
            opened.page.locator("[name=q]").fill(query)
            opened.page.wait_for_timeout(200)
            assert set(shown_rows(opened.page)) == ids
        assert opened.page.locator("#nothing").is_visible()


def test_filters_go_into_the_hash_and_come_back(window: Window, html: str) -> None:
    expected = {
        "kind=call,visit": ["call-1", "visit-1"],
        "status=planned,denied": ["meeting-2", "visit-1"],
        "conflicts=1": [MEETING],
        "actor=محمد جواد ظريف": ["message-1", "visit-1"],
        "country=EG": ["meeting-3", "call-1", "visit-1"],
        "source=صحيفة المرفأ": [MEETING],
        "from=2015-10-23&to=2015-10-24": ["meeting-3", MEETING, "call-1"],
        "q=رسالة&kind=message": ["message-1"],
        "kind=call&status=denied": [],
        "sort=-event&kind=call,visit": ["visit-1", "call-1"],
    }
    with window.open(html) as opened:
        page = opened.page
        for address, ids in expected.items():
            page.evaluate("(address) => (location.hash = address)", address)
            page.wait_for_timeout(150)
            assert shown_rows(page) == ids
            assert set(drawn(page)) == set(ids)
            page.locator("[name=conflicts]").dispatch_event("input")
            page.wait_for_timeout(50)
            written = page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")
            assert written == dict(pair.split("=", 1) for pair in address.split("&"))
        page.locator("#filters [type=reset]").click()
        page.wait_for_timeout(50)
        assert len(shown_rows(page)) == 8
    with window.open(html, address="#kind=call,visit&language=en&lanes=kind") as opened:
        assert shown_rows(opened.page) == ["call-1", "visit-1"]


def test_a_link_with_an_event_opens_it_and_a_changed_hash_another(window: Window, html: str) -> None:
    with window.open(html, address="#event=call-1&language=en") as opened:
        page = opened.page
        assert page.locator("#evidence h2").inner_text() == "Sameh Shoukry called Sergey Lavrov"
        assert page.locator("tr[aria-current]").get_attribute("data-id") == "call-1"
        page.evaluate("location.hash = '#event=message-1'")
        page.locator("#evidence h2", has_text="رسالة").wait_for()
        page.evaluate("location.hash = '#event=no-such-event'")
        page.locator("#evidence").wait_for(state="hidden")
        assert opened.wrong == []


def test_everything_is_done_by_keyboard(window: Window, html: str) -> None:
    with window.open(html) as opened:
        page = opened.page
        page.locator("[name=q]").focus()
        page.keyboard.type("شكري")
        page.wait_for_timeout(250)
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.classList.contains('label')"):
                break
        focused = page.evaluate(
            "[document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert focused == ["اتصال بين سامح شكري وسيرغي لافروف", "solid"]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "evidence"
        for _ in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "A":
                break
        assert page.evaluate("document.activeElement.href") == FIRST.url
        page.keyboard.press("Escape")
        assert not page.locator("#evidence").is_visible()
        assert page.evaluate("document.activeElement.textContent") == "اتصال بين سامح شكري وسيرغي لافروف"


def test_the_table_is_sorted_by_its_headings(window: Window, html: str) -> None:
    with window.open(html) as opened:
        page = opened.page
        kind = page.locator("th[data-column=kind]")
        orders = []
        for _ in range(3):
            kind.get_by_role("button").click()
            orders.append((kind.get_attribute("aria-sort"), page.locator("td.kind").all_inner_texts()))
    names = [name for _, name in orders][2]
    assert [direction for direction, _ in orders] == ["ascending", "descending", None]
    assert orders[0][1] == sorted(names)
    assert orders[1][1] == sorted(names, reverse=True)
    assert names == ["رسالة", "اتفاق", "لقاء", "لقاء", "لقاء", "اتصال", "زيارة", "تصريح"]


# Geometry


def boxes(page: Page, selector: str) -> list[dict[str, float | str]]:
    found: list[dict[str, float | str]] = page.evaluate(
        "(selector) => [...document.querySelectorAll(selector)].filter((node) => node.__data__.datum.id).map((node) => {"
        " const box = node.getBoundingClientRect(); return {id: node.__data__.datum.id, left: box.left, right: box.right,"
        " top: box.top, bottom: box.bottom, middle: (box.left + box.right) / 2}; })",
        selector,
    )
    return found


@pytest.mark.parametrize(("language", "later_is"), [("ar", "left"), ("en", "right")])
def test_time_and_text_run_in_the_direction_of_the_language(
    window: Window, html: str, language: str, later_is: str
) -> None:
    with window.open(html, address=f"#language={language}") as opened:
        glyphs = {box["id"]: box["middle"] for box in boxes(opened.page, "#chart svg .mark-symbol path")}
        labels = {box["id"]: box["middle"] for box in boxes(opened.page, "#chart svg .mark-text text")}
        title = opened.page.locator("h1").bounding_box()
        columns = [box["x"] for th in opened.page.locator("th:visible").all() if (box := th.bounding_box())]
    order = ["message-1", "agreement-1", "meeting-3", "meeting-2", "meeting-1", "call-1", "visit-1"]
    positions = [glyphs[id] for id in order]
    assert positions == sorted(positions, reverse=later_is == "left")
    assert (labels["message-1"] < glyphs["message-1"]) is (later_is == "left")
    assert columns == sorted(columns, reverse=later_is == "left")
    assert title is not None


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lanes", ["actor", "kind"])
def test_no_label_covers_another(window: Window, width: int, lanes: str) -> None:
    with window.open(render_page(many(400), lanes=lanes), viewport={"width": width, "height": 900}) as opened:  # type: ignore[arg-type]
        labels = boxes(opened.page, "#chart svg .mark-text text")
    assert len(labels) > 10
    labels.sort(key=lambda box: box["top"])
    for index, box in enumerate(labels):
        for other in labels[index + 1 :]:
            if other["top"] >= box["bottom"] - 6:  # the boxes of lines are higher than the letters in them
                break
            assert other["left"] >= box["right"] - 1 or other["right"] <= box["left"] + 1, (box, other)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_narrow_screen_does_not_scroll_sideways(window: Window, html: str, language: str) -> None:
    options = {"viewport": {"width": 360, "height": 780}, "has_touch": True}
    with window.open(html, address=f"#event={MEETING}&language={language}", **options) as opened:
        assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
        pane = opened.page.locator("#evidence").bounding_box()
        assert pane is not None
        assert (pane["x"], pane["width"]) == (0, 360)


def test_the_brush_and_its_buttons_choose_what_the_lanes_show(window: Window, html: str) -> None:
    with window.open(html) as opened:
        page = opened.page
        everything = set(drawn(page))
        box = page.locator("#chart svg").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 20, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + 60, box["y"] + 30, steps=5)
        page.mouse.up()
        page.wait_for_timeout(300)
        brushed = set(drawn(page))
        assert "visit-1" in brushed
        assert "message-1" not in brushed
        page.locator("[data-zoom=whole]").click()
        page.wait_for_timeout(200)
        assert set(drawn(page)) == everything
        page.locator("[data-zoom=zoom_in]").click()
        page.locator("[data-zoom=earlier]").click()
        page.wait_for_timeout(200)
        assert "message-1" in drawn(page)
        assert "visit-1" not in drawn(page)
        assert opened.wrong == []


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing(window: Window, html: str, scheme: str, language: str) -> None:
    with window.open(html, address=f"#event={MEETING}&language={language}", color_scheme=scheme) as opened:
        result = Axe().run(opened.page)
        assert [
            (found["id"], [node["html"] for node in found["nodes"]]) for found in result.response["violations"]
        ] == []


def test_dark_mode_follows_the_system_unless_told_otherwise(window: Window, html: str) -> None:
    with window.open(html, color_scheme="dark") as opened:
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        glyph = "getComputedStyle(document.querySelector('#chart svg .mark-symbol path')).fill"
        dark = (opened.page.evaluate(paper), opened.page.evaluate(glyph))
        opened.page.locator("[name=theme]").select_option("light")
        light = (opened.page.evaluate(paper), opened.page.evaluate(glyph))
    assert dark[0] == "rgb(21, 24, 28)"
    assert light[0] == "rgb(255, 255, 255)"
    assert light[1] != dark[1]


def test_motion_is_reduced_where_it_is_unwanted(window: Window, html: str) -> None:
    for wish, behavior in (("reduce", "auto"), ("no-preference", "smooth")):
        with window.open(html, reduced_motion=wish) as opened:
            assert opened.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behavior


def test_print_has_every_event_on_white_paper(window: Window) -> None:
    with window.open(render_page(many(260)), color_scheme="dark") as opened:
        opened.page.emulate_media(media="print")
        assert opened.page.locator("tbody tr:visible").count() == 260
        assert not opened.page.locator("#filters").is_visible()
        assert (
            opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        )
        assert opened.page.pdf()[:5] == b"%PDF-"


def test_embedded_the_page_is_the_chart_and_its_evidence(window: Window, html: str) -> None:
    with window.open(html, address="?embed=1") as opened:
        page = opened.page
        assert [page.locator(part).is_visible() for part in ("#chart", "#tray", "#filters", "#table")] == [
            True,
            True,
            False,
            False,
        ]
        page.locator("#tray button").click()
        assert page.locator("#evidence h2").inner_text() == "تصريح ستيفان دي ميستورا"


# The layout


def test_the_scripts_place_labels_as_the_program_does(browser: Browser) -> None:
    source = files("viz").joinpath("templates", "layout.js").read_text(encoding="utf-8")
    choose = random.Random(5)
    page = browser.new_page()
    for count, width in ((0, 900), (40, 900), (150, 300), (260, 900)):
        starts = [choose.uniform(-100, width + 50) for _ in range(count)]
        items = [
            layout.Item(choose.choice("abc"), start, start + choose.uniform(12, 200), start + 6, choose.uniform(0, 240))
            for start in starts
        ]
        lanes = [lane for lane in "abc" if any(item.lane == lane for item in items)]
        placed = page.evaluate(
            f"([items, lanes, width]) => {{ {source}; const {{ bands, height }} = place(items, lanes, width);"
            " return { bands, height, spots: items.map(({ y, bar, labelled, flipped }) => [y, bar, labelled, flipped]) }; }",
            [[asdict(item) for item in items], lanes, width],
        )
        expected = layout.place(items, lanes, width)
        assert placed["spots"] == [list(astuple(spot)) for spot in expected.spots]
        assert [(band["lane"], band["top"], band["bottom"]) for band in placed["bands"]] == [
            astuple(band) for band in expected.bands
        ]
        assert placed["height"] == expected.height
    page.close()


# Downloads


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as started:
        page.locator(f"[data-download={name}]").click()
    return Path(started.value.path()).read_bytes()


def test_downloads_hold_every_event(window: Window, html: str) -> None:
    ids = [event.id for event in sample()]
    with window.open(html) as opened:
        page = opened.page
        assert download(page, "document").decode() == document.write(sample())
        table = list(csv.DictReader(io.StringIO(download(page, "csv").decode("utf-8-sig"))))
        assert [row["id"] for row in table] == ids
        assert table[4]["earliest"] == "2015-10-23"
        svg = download(page, "svg").decode()
        assert svg.startswith("<svg")
        assert "var(--" not in svg
        assert download(page, "png")[:8] == b"\x89PNG\r\n\x1a\n"
        assert opened.wrong == []


# Hostile articles

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<!--<script>",
    "{{ 7*7 }} {% raw %} ${alert(3)}",
    "\u2028\u2029 \u202eمعكوس\u2066\u2069\u2069",
    '=HYPERLINK("http://example.org")',
    "&lt;b&gt; &amp;",
    "image",
    "title",
    "__proto__",
    "constructor",
    "صفر\x00بايت\x1b[31m",
    "ك" * 100_000,
]


def hostile(text: str) -> Timeline:
    short = text[:2000]
    sentence = f"قال {text} إنه [التقى] {{أمس}} الوزير."
    unmarked = sentence.replace("{أمس}", "أمس").replace("[التقى]", "التقى")
    from timeline.article import Article
    from timeline.evidence import Evidence, Span, TimeSpan

    source = Article(
        text=unmarked, published=date(2015, 10, 25), id=text[:40], title=short, source=short, url="javascript:alert(4)"
    )
    at = unmarked.index("التقى")
    when = unmarked.index("أمس", at)
    mention = Evidence(
        source.id, 0, len(unmarked), unmarked, short, Span(at, at + 5, "التقى"), TimeSpan(when, when + 3, "أمس", short)
    )
    met = event(
        text[:40],
        Kind.MEETING,
        (short, short),
        [mention, mention],
        when=day(24),
        derivation=short,
        participants=(Participant(short, short, "RU"),),
        place=Place(short, "AT"),
        conflicts=(Conflict(short, (short, short), (0, 1), short),),
        corrections=(Correction(short, short, short, short),),
    )
    return timeline([met], [source], [short])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_ever_text(window: Window, text: str) -> None:
    page_of = render_page(hostile(text), title=text[:2000])
    with window.open(page_of) as opened:
        page = opened.page
        page.locator("a.label").click()
        page.locator("#evidence h2").wait_for()
        page.locator("#chart svg .mark-symbol path").first.hover()
        page.locator(".tooltip").wait_for()
        plain = text[:2000].translate(dict.fromkeys([0x202E, 0x2066, 0x2069]) | {0: "\ufffd", 0x1B: "\ufffd"})
        spoken = " ".join(plain.split())
        assert " ".join((page.locator("#evidence h2").text_content() or "").split()) == spoken
        assert " ".join((page.locator(".quote").first.text_content() or "").split()).startswith(
            f"قال {spoken}".strip()[:500]
        )
        assert page.locator("img, iframe, object, embed, [onerror], a[href^='javascript']").count() == 0
        assert page.locator("script").count() == 6
        assert opened.wrong == []
        assert [request[:5] for request in opened.requests if not request.startswith("blob:")] == ["file:"]
        cells = next(iter(list(csv.reader(io.StringIO(download(page, "csv").decode("utf-8-sig"))))[1:]))
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
        assert json.loads(download(page, "document"))["events"][0]["label"]["ar"] == text[:2000]


def test_dates_at_the_edges_and_dates_that_are_none(window: Window) -> None:
    """A valid document may have the first and the last of all days, and anything at all as the sides of a conflict."""
    values = ("2015-13", "2015-02-30/x/y", "../..", "0000", "٢٠١٥", "__proto__", "~", "", "9999-12-31/0001-01-01")
    sentence = "[التقى] {أمس} الوزيران."
    sources = [article(sentence, date.min, id="__proto__"), article(sentence, date.max, id="constructor")]
    mentions = [evidence(source, sentence) for source in sources]
    sides = Conflict("time", values, (0, 1) * 4 + (0,), "note")
    whens = [day(1, 1, 1), day(31, 12, 9999), When.days(date.min, date.max), When.days(None, date.min), When.days(date.max, None), When.days(None, None)]  # fmt: skip
    events = [
        event(f"{index}", Kind.MEETING, (f"لقاء {index}", f"Meeting {index}"), mentions, when=when, conflicts=(sides,))
        for index, when in enumerate(whens)
    ]
    with window.open(render_page(timeline(events, sources), articles=sources)) as opened:
        page = opened.page
        for index in range(len(whens)):
            link(page, f"{index}").click()
            claims = page.locator("#evidence .claims b")
            claims.first.wait_for()
            assert [claim.strip("\u2066\u2067\u2068\u2069") for claim in claims.all_text_contents()][0] == "2015-13"
        page.locator("[data-zoom=zoom_in]").click()
        page.locator("#settings [name=language]").select_option("en")
        page.wait_for_timeout(200)
        assert opened.wrong == []


def test_only_web_addresses_become_links(window: Window) -> None:
    urls = [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "vbscript:x",
        "https://",
        "http://a b",
    ]
    urls.append("https://example.org/")
    sources = [article("[التقى] الوزيران.", id=url, url=url, source="وكالة") for url in urls]
    mentions = [evidence(source, "[التقى] الوزيران.") for source in sources]
    met = event("e", Kind.MEETING, ("لقاء", "Meeting"), mentions)
    with window.open(render_page(timeline([met], sources)), address="#event=e") as opened:
        for links in (opened.page.locator("#evidence .mention a"), opened.page.locator("td.source a")):
            assert [link.get_attribute("href") for link in links.all()] == urls[-1:]
        assert opened.page.locator("td.source").inner_text().split("\n") == ["وكالة"] * len(urls)
