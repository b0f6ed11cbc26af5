"""One headless Chromium for all tests that look at pages, and what they all ask of a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import define, field
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, or whatever of its names is on the path."""
    found = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if found is None:
        raise FileNotFoundError(
            "the browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-core)"
        )
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@define
class Opened:
    """A page in a window without a network, with all that went wrong in it."""

    page: Page
    context: BrowserContext
    wrong: list[str] = field(factory=list)
    requests: list[str] = field(factory=list)


class Window:
    """Opens pages in contexts of their own, each closed with the test."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder

    @contextmanager
    def open(self, html: str, *, address: str = "", ready: bool = True, **options: Any) -> Iterator[Opened]:
        """Opens `html` from disk, `address` being what follows the file's name ("?embed=1#kind=call")."""
        path = self.folder / "page with spaces.html"
        path.write_text(html, encoding="utf-8")
        settings: dict[str, Any] = {
            "offline": True,
            "viewport": {"width": 1280, "height": 900},
            "accept_downloads": True,
        }
        context = self.browser.new_context(**settings | options)
        opened = Opened(context.new_page(), context)
        page = opened.page
        page.on("console", lambda message: opened.wrong.append(message.text))
        page.on("pageerror", lambda error: opened.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (opened.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: opened.requests.append(request.url))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective, event.blockedURI))"
        )
        try:
            page.goto(path.as_uri() + address)
            if ready:
                page.wait_for_selector("html[data-ready]", state="attached")
            yield opened
        finally:
            context.close()
