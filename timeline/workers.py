"""Work shared out among processes, its results taken in the order of the work.

A process that dies takes down only the piece of work that it was at. No more is read ahead than the processes need, so
that who takes the results slowly does not fill the memory.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from timeline.errors import TimelineError

_SAFE_PATH = "PYTHONSAFEPATH"
_AHEAD = 4  # pieces of work for each process between the one whose result is awaited and the last one read

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


@frozen
class Ready(Generic[_Result]):
    """A result that needs no work; it only takes its place among the others."""

    result: _Result


@frozen
class _Wrong:
    """What went wrong for all of the work, and not for one piece of it."""

    message: str


def in_order(
    work: Callable[[_Item], _Result],
    items: Iterable[_Item | Ready[_Result]],
    processes: int,
    lost: Callable[[_Item, str], _Result],
) -> Iterator[_Result]:
    """`work(item)` for each item, in the order of the items; `work` and items are pickled.

    `lost(item, why)` is the result where the process died over the item. Raises the `TimelineError` that `work` raises.
    """
    pool: _Pool[_Item, _Result] = _Pool(work, processes, lost)
    try:
        yield from pool.results(iter(items))
    finally:
        pool.close()


@define(eq=False)
class _Slot(Generic[_Item, _Result]):
    """The place of a result that may still be worked at."""

    item: _Item | None = None
    result: _Result | None = None
    done: bool = False


@define(eq=False)
class _Worker(Generic[_Item, _Result]):
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    slot: _Slot[_Item, _Result] | None = None

    def end(self) -> str:
        """Wait for the end of a process that has died; how it ended."""
        self.pipe.close()
        self.process.join()
        code = self.process.exitcode or 0
        return f"signal {-code}" if code < 0 else f"exit status {code}"


@define(eq=False)
class _Pool(Generic[_Item, _Result]):
    work: Callable[[_Item], _Result]
    processes: int
    lost: Callable[[_Item, str], _Result]
    workers: list[_Worker[_Item, _Result]] = field(factory=list)
    slots: deque[_Slot[_Item, _Result]] = field(factory=deque)

    def results(self, items: Iterator[_Item | Ready[_Result]]) -> Iterator[_Result]:
        item = next(items, None)
        while item is not None or self.slots:
            while item is not None and len(self.slots) < _AHEAD * self.processes:
                if isinstance(item, Ready):
                    self.slots.append(_Slot(result=item.result, done=True))
                elif worker := self._free():
                    self.slots.append(_Slot(item))
                    self._send(worker, self.slots[-1])
                else:
                    break
                item = next(items, None)
            if self.slots and not self.slots[0].done:
                self._receive()
            while self.slots and self.slots[0].done:
                yield self.slots.popleft().result  # type: ignore[misc]  # what is done has a result

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()

    def _free(self) -> _Worker[_Item, _Result] | None:
        free = next((worker for worker in self.workers if worker.slot is None), None)
        if free is None and len(self.workers) < self.processes:
            free = _started(self.work)
            self.workers.append(free)
        return free

    def _send(self, worker: _Worker[_Item, _Result], slot: _Slot[_Item, _Result]) -> None:
        try:
            worker.pipe.send(slot.item)
        except OSError:  # it died while it had nothing to do, so that is not the item's fault
            self._bury(worker)
            worker = _started(self.work)
            self.workers.append(worker)
            worker.pipe.send(slot.item)
        worker.slot = slot

    def _receive(self) -> None:
        """Wait for one result or more."""
        busy = {worker.pipe: worker for worker in self.workers if worker.slot is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # these are the pipes that were waited for
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(message, _Wrong):
                raise TimelineError(message.message)
            if not worker.ready:
                worker.ready = True
            elif worker.slot is not None:
                worker.slot.result, worker.slot.done, worker.slot.item = message, True, None
                worker.slot = None

    def _bury(self, worker: _Worker[_Item, _Result]) -> None:
        self.workers.remove(worker)
        how = worker.end()
        if not worker.ready:
            raise TimelineError(f"a worker process ended before it began ({how}): try it with --workers 1")
        slot = worker.slot
        if slot is not None and slot.item is not None:
            slot.result, slot.done, slot.item = self.lost(slot.item, how), True, None


def _started(work: Callable[[Any], Any]) -> _Worker[Any, Any]:
    context = get_context("spawn")  # a copy of this process would have its locks and its open files
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    with _interruptions_held(), _own_modules_only():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _interruptions_held() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal: the workers begin, and stay, deaf to it, and we end them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _own_modules_only() -> Iterator[None]:
    """Python would look for the modules with which a process begins in the working folder, and run what is there."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _serve(work: Callable[[Any], Any], pipe: Connection) -> None:
    """Work until the other end of the pipe is gone, and be it because that process was killed."""
    try:
        pipe.send(None)  # ready
        while True:
            item = pipe.recv()
            try:
                result = work(item)
            except TimelineError as error:
                result = _Wrong(str(error))
            pipe.send(result)
    except (EOFError, OSError):
        return
