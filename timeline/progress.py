"""Progress on a terminal: how many articles are done with, how fast, and how long the rest will take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

_SOON = 10  # articles; before that there is nothing to wait for, and nothing to measure by


@contextmanager
def progress(total: Callable[[], int | None]) -> Iterator[Callable[[], None]]:
    """A bar on standard error, moved by each call of what is given; `total` says how many calls there will be.

    Nothing is drawn, and nothing heavy imported, for the first few.
    """
    with ExitStack() as stack:
        done = 0
        move: Callable[[], None] | None = None

        def step() -> None:
            nonlocal done, move
            done += 1
            if done == _SOON:
                move = stack.enter_context(_bar(total(), done))
            elif move is not None:
                move()

        yield step


@contextmanager
def _bar(total: int | None, done: int) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Speed(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:,.0f}/s")

    known = [TextColumn("of {task.total:,.0f}"), BarColumn(), TimeRemainingColumn()] if total else []
    count = TextColumn("{task.completed:,.0f} articles")
    with Progress(count, *known, Speed(), console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, completed=done)
        yield lambda: bar.advance(task)
