"""Work shared out among processes: results in order, processes that die, errors that concern all, no reading ahead."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from timeline.errors import TimelineError
from timeline.workers import Ready, in_order


def lost(item: int, how: str) -> str:
    return f"{item} lost: {how}"


def slow_first(item: int) -> str:
    if item == 0:
        time.sleep(0.5)
    return f"{item} done"


def deadly(item: int) -> str:
    if item % 3 == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if item % 3 == 2:
        os._exit(7)
    return f"{item} done"


def wrong(item: int) -> str:
    if item == 2:
        raise TimelineError("days.toml: is wrong")
    return f"{item} done"


def own_process(item: int) -> str:
    return f"{os.getpid()}"


def test_results_are_in_the_order_of_the_items() -> None:
    items = [0, 1, Ready("known"), *range(2, 20)]
    expected = ["0 done", "1 done", "known", *(f"{item} done" for item in range(2, 20))]
    assert [*in_order(slow_first, items, 2, lost)] == expected


def test_a_process_that_dies_takes_only_its_item_down() -> None:
    expected = ["0 done", "1 lost: signal 9", "2 lost: exit status 7", "3 done", "4 lost: signal 9"]
    assert [*in_order(deadly, range(5), 2, lost)] == expected


def test_a_process_that_dies_while_it_has_nothing_to_do_is_replaced() -> None:
    def items() -> Iterator[int]:
        yield 0
        os.kill(int(found[0]), signal.SIGKILL)
        time.sleep(0.2)
        yield 1

    found: list[str] = []
    source = items()
    # One piece at a time, so that the process has nothing to do when it is killed.
    for result in in_order(
        own_process, (Ready("") if item is None else item for item in paced(source, found)), 1, lost
    ):
        found.append(result)
    processes = [result for result in found if result]
    assert len(set(processes)) == 2
    assert all(process.isdigit() for process in processes)


def paced(items: Iterator[int], found: list[str]) -> Iterator[int | None]:
    """The items, each only after the result of the one before has been taken."""
    waiting = 0
    while True:
        if len([result for result in found if result]) < waiting:
            yield None
            continue
        item = next(items, None)
        if item is None:
            return
        waiting += 1
        yield item


def test_what_is_wrong_for_all_ends_it() -> None:
    with pytest.raises(TimelineError, match=r"^days.toml: is wrong$"):
        list(in_order(wrong, range(5), 2, lost))


def test_a_process_that_cannot_begin_ends_it() -> None:
    with pytest.raises(TimelineError, match=r"^a worker process ended before it began \(exit status 1\)"):
        list(in_order(Unknown(), range(5), 2, lost))


class Unknown:
    """What cannot be had in another process."""

    def __call__(self, item: int) -> str:
        return ""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_who_is_slow_to_take_results_is_not_overrun() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(1000):
            taken.append(item)
            yield item

    results = in_order(slow_first, items(), 2, lost)
    assert next(results) == "0 done"
    assert len(taken) <= 10
    results.close()  # type: ignore[attr-defined]  # it is a generator
