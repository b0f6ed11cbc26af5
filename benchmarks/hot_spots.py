"""Where the time of extraction goes: the share of each stage, and below it the functions that take most of it.

    python benchmarks/hot_spots.py [--articles DIR] [--lines N] [--seconds N]

The stack is looked at a thousand times a second while articles (`newspaper.jsonl` where no folder is named) are read
again and again, so that nothing slows the code down unevenly, as counting every call would.
"""

from __future__ import annotations

import argparse
import signal
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import CodeType, FrameType

from bench import articles_in, newspaper

from rules import attach, dates, dating, discourse, events
from rules.actors import ActorFinder
from rules.build import Builder
from rules.coreference import Coreference
from rules.phrases import PhraseReader
from rules.pipeline import Extractor
from rules.places import PlaceReader
from rules.scan import Scan
from rules.scene import Scene
from rules.times import TimeTagger
from rules.tokens import Tokens
from timeline import Timeline, merge

# A sample belongs to the innermost of these functions that its stack holds.
_STAGES = (
    ("tokens", Tokens.of),
    ("times: found", TimeTagger.find),
    ("times: dated", dates.date_text),
    ("actors: words looked up", Scan.__init__),
    ("actors: phrases", PhraseReader.read),
    ("actors: who is who", Coreference.resolve),
    ("actors: the rest", ActorFinder.find),
    ("places", PlaceReader.read),
    ("scene", Scene.of),
    ("candidates", events.candidates),
    ("attach", attach.attach_times),
    ("attach", attach.attach_places),
    ("discourse", discourse.tell),
    ("dating", dating.Dating.of),
    ("build", Builder.events),
    ("the rest of extraction", Extractor.extract),
    ("merge", merge.merge),
    ("merge", merge.order),
)


class Sampler:
    """Counts what runs, every millisecond of processor time, while it is switched on."""

    def __init__(self) -> None:
        self._stages = {_code(function): name for name, function in _STAGES}
        self.stages: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()

    def __enter__(self) -> Sampler:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _: int, frame: FrameType | None) -> None:
        if frame is None:
            return
        code = frame.f_code
        self.functions[f"{Path(code.co_filename).stem}.{code.co_qualname}"] += 1
        found = (self._stages[code] for code in _codes(frame) if code in self._stages)
        self.stages[next(found, "outside")] += 1


def _code(function: object) -> CodeType:
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    assert isinstance(code, CodeType)
    return code


def _codes(frame: FrameType | None) -> Iterator[CodeType]:
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back


def _print(title: str, counts: Counter[str], names: list[str]) -> None:
    whole = counts.total() or 1
    print(title)
    for name in names:
        print(f"  {counts[name] / whole:7.1%}  {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, metavar="DIR", help="a folder of annotated articles")
    parser.add_argument("--lines", type=int, default=30, help="how many functions to show")
    parser.add_argument("--seconds", type=float, default=10.0)
    args = parser.parse_args()
    articles = newspaper() if args.articles is None else articles_in(args.articles)
    extractor, sampler = Extractor.load(), Sampler()
    for article in articles:
        extractor.extract(article)  # once before, so that words are known as they are in a long run
    end = time.process_time() + args.seconds
    with sampler:
        while time.process_time() < end:
            Timeline(*[extractor.extract(article) for article in articles])
    _print("by stage", sampler.stages, list(dict.fromkeys(chain((name for name, _ in _STAGES), sampler.stages))))
    _print("by function", sampler.functions, [name for name, _ in sampler.functions.most_common(args.lines)])


if __name__ == "__main__":
    main()
