"""The page in a real browser, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Window, launch
from factories import FIRST, SECOND, sample
from playwright.sync_api import Browser, sync_playwright

from viz import render_page

TEXTS = (FIRST, SECOND)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser, tmp_path: Path) -> Window:
    return Window(browser, tmp_path)


def test_nothing_is_requested_and_nothing_goes_wrong(window: Window) -> None:
    with window.open(render_page(sample(), articles=TEXTS)) as opened:
        page = opened.page
        page.get_by_role("link", name="لقاء سيرغي لافروف وجون كيري في فيينا").click()
        page.locator("#evidence").wait_for()
        page.locator("#settings [name=language]").select_option("en")
        page.locator("#settings [name=theme]").select_option("dark")
        page.locator("[data-zoom=zoom_in]").click()
        page.locator("#chart svg .mark-symbol path").first.hover()
        page.wait_for_timeout(200)
        assert opened.wrong == []
        assert [request for request in opened.requests if not request.startswith("file:")] == []
        assert len(opened.requests) == 1


def test_every_event_is_in_the_chart_or_the_tray_and_in_the_table(window: Window) -> None:
    timeline = sample()
    with window.open(render_page(timeline)) as opened:
        page = opened.page
        drawn = page.evaluate(
            "[...document.querySelectorAll('#chart svg .mark-symbol path')].map((path) => path.__data__.datum.id)"
        )
        tray = page.evaluate("[...document.querySelectorAll('#tray button')].map((button) => button.dataset.open)")
        table = page.evaluate("[...document.querySelectorAll('tbody tr')].map((row) => row.dataset.id)")
    assert sorted(drawn) == sorted(event.id for event in timeline if event.time.when)
    assert tray == [event.id for event in timeline if not event.time.when]
    assert table == [event.id for event in timeline]
