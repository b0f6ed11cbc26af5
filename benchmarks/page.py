#!/usr/bin/env python3
"""Measures the page: how long it takes to build, how large it is, how soon it is shown in Chromium.

    python benchmarks/page.py [--rounds 5]

Prints a table and exits with 1 where a budget is exceeded: 1.5 MB for 500 events; shown within 1 s at 500 and 2.5 s at
5,000 events; built in 2 s at 5,000. Times are medians; "shown" is from the start of the navigation to the first frame
that has the chart. The first build of a fresh installation also bundles Vega, which is kept for all later ones.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from browser import launch
from factories import many
from playwright.sync_api import Browser, sync_playwright

from viz import render_page

BUDGETS = {500: {"megabytes": 1.5, "shown": 1.0}, 5000: {"built": 2.0, "shown": 2.5}}
_WATCH = """
new MutationObserver(() => {
  if (document.documentElement?.dataset.ready && !window.firstFrame)
    requestAnimationFrame(() => setTimeout(() => (window.firstFrame = performance.now())));
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""


def shown(browser: Browser, path: Path) -> float:
    """Seconds until the chart is on the screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(path.as_uri(), wait_until="commit")
    while (milliseconds := page.evaluate("window.firstFrame ?? null")) is None:
        time.sleep(0.2)  # rarely: every question takes the page's time
    context.close()
    return float(milliseconds) / 1000


def measure(browser: Browser, count: int, rounds: int, folder: Path) -> dict[str, float]:
    events = many(count)
    path = folder / f"{count}.html"
    built = []
    for _ in range(rounds):
        start = time.perf_counter()
        html = render_page(events)
        built.append(time.perf_counter() - start)
    path.write_text(html, encoding="utf-8")
    return {
        "built first": built[0],
        "built": statistics.median(built),
        "megabytes": path.stat().st_size / 1e6,
        "shown": statistics.median(shown(browser, path) for _ in range(rounds)),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured")
    rounds = parser.parse_args().rounds
    over = False
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        for count, budget in BUDGETS.items():
            for name, value in measure(browser, count, rounds, Path(folder)).items():
                limit = budget.get(name)
                over = over or (limit is not None and value > limit)
                unit = "MB" if name == "megabytes" else "s"
                print(
                    f"{count:5} events  {name:12} {value:6.2f} {unit}" + (f"  (budget {limit} {unit})" if limit else "")
                )
        browser.close()
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
