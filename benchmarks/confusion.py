"""Where events go wrong against annotated articles: missed and spurious triggers, kind by kind and rule by rule.

    python benchmarks/confusion.py GOLD [GOLD ...] [--context N]

GOLD is an annotation file or a folder of them, such as tests/data/articles. The next rule to write is the one that the
figures ask for: a spurious trigger is counted for the rule that made it, a missed one for the words that were missed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from rules import extract
from timeline import Article


class Trigger(NamedTuple):
    """A trigger, of the annotation or found, and what made it: its rule, or its words where it is annotated."""

    kind: str
    start: int
    end: int
    source: str

    def meets(self, other: Trigger) -> bool:
        return self.kind == other.kind and self.start < other.end and other.start < self.end


def annotations(paths: list[Path]) -> list[Path]:
    return sorted(file for path in paths for file in (path.glob("*.json") if path.is_dir() else [path]))


def text_of(file: Path, gold: dict[str, Any]) -> str:
    """The annotated text; it stands in the annotation or in the text file beside it."""
    # Bytes, since reading text would turn CRLF into LF and move every offset.
    return gold.get("text") or file.with_suffix(".txt").read_bytes().decode("utf-8")


def annotated(gold: dict[str, Any]) -> Iterator[Trigger]:
    for event in gold["events"]:
        for mention in event["mentions"]:
            yield Trigger(event["kind"], mention["start"], mention["end"], mention["text"])


def found(article: Article) -> Iterator[Trigger]:
    for event in extract(article):
        for item in event.evidence:
            yield Trigger(event.kind, item.trigger.start, item.trigger.end, item.rule)


def shown(text: str, trigger: Trigger, width: int) -> str:
    before, after = text[max(0, trigger.start - width) : trigger.start], text[trigger.end : trigger.end + width]
    return f"{before}[{text[trigger.start : trigger.end]}]{after}".replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--context", type=int, default=0, help="show each one with N characters around it")
    args = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()  # by kind and rule
    spurious: defaultdict[tuple[str, str], list[str]] = defaultdict(list)  # by kind and rule
    missed: defaultdict[tuple[str, str], list[str]] = defaultdict(list)  # by kind and words
    for file in annotations(args.gold):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = text_of(file, gold)
        expected = set(annotated(gold))
        got = set(found(Article(id=gold["doc"], text=text, published=date.fromisoformat(gold["published"]))))
        for trigger in sorted(got, key=lambda trigger: trigger.start):
            if any(trigger.meets(other) for other in expected):
                right[trigger.kind, trigger.source] += 1
            else:
                spurious[trigger.kind, trigger.source].append(shown(text, trigger, args.context))
        for trigger in sorted(expected, key=lambda trigger: trigger.start):
            if not any(trigger.meets(other) for other in got):
                missed[trigger.kind, trigger.source].append(shown(text, trigger, args.context))
    for kind in sorted({kind for kind, _ in (*right, *spurious, *missed)}):
        report(kind, right, spurious, missed, context=args.context > 0)


def report(
    kind: str,
    right: Counter[tuple[str, str]],
    spurious: dict[tuple[str, str], list[str]],
    missed: dict[tuple[str, str], list[str]],
    *,
    context: bool,
) -> None:
    """Prints what one kind got right, made up by rule, and missed by words; most frequent first."""
    made_up = {rule: examples for (other, rule), examples in spurious.items() if other == kind}
    lost = {words: examples for (other, words), examples in missed.items() if other == kind}
    total = sum(count for (other, _), count in right.items() if other == kind)
    print(f"{kind}: {total} right, {sum(map(len, made_up.values()))} spurious, {sum(map(len, lost.values()))} missed")
    for name, table in (("spurious by rule", made_up), ("missed", lost)):
        for source, examples in sorted(table.items(), key=lambda item: (-len(item[1]), item[0])):
            of = f" of {len(examples) + right[kind, source]}" if table is made_up else ""
            print(f"  {name}: {source}: {len(examples)}{of}")
            for example in examples if context else ():
                print(f"    {example}")


if __name__ == "__main__":
    main()
