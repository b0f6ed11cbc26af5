"""Participant errors by cause.

    python benchmarks/participants.py GOLD [--predictions DIR] [--verbose]

GOLD is a folder (or file) of annotated articles. Without predictions: is every annotated participant among the actors
that are found, with the right boundaries and country? With event documents: which participants of aligned events are
missing or spurious, and why. The annotated time expressions stand in for the finder's.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rules.actors import ActorFinder, Cast, Entity
from rules.text import fold
from rules.tokens import Tokens
from timeline.article import Article

_PUNCTUATION = str.maketrans(dict.fromkeys("\"«»“”()'،,.-+/", " "))


def words(name: str) -> frozenset[str]:
    """The words of a name as the judging program compares them."""
    parts = fold(name).translate(_PUNCTUATION).split()
    return frozenset(part[2:] if part.startswith("ال") and len(part) > 4 else part for part in parts)


def same_name(one: str, other: str) -> bool:
    """Whether the shorter name's words are all in the longer one."""
    short, long = sorted((words(one), words(other)), key=len)
    return bool(short) and short <= long


def articles(gold: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(gold.glob("*.json")) if gold.is_dir() else [gold]:
        document = json.loads(file.read_text(encoding="utf-8"))
        if "text" not in document:
            document["text"] = file.with_suffix(".txt").read_text(encoding="utf-8")
        yield document


def find(finder: ActorFinder, document: dict[str, Any]) -> Cast:
    tokens = Tokens.of(document["text"])
    taken = []
    for time in document["times"]:
        start, end = (tokens.text.folded_offset(time[key]) for key in ("start", "end"))
        covered = [i for i in range(len(tokens)) if tokens.starts[i] < end and start < tokens.ends[i]]
        if covered:
            taken.append((covered[0], covered[-1] + 1))
    article = Article(
        text=document["text"],
        published=date.fromisoformat(document["published"]),
        source=document.get("source"),
        url=document.get("url"),
    )
    return finder.find(tokens, article.day, taken=taken, home=finder.publishers.home(article))


def cause(participant: dict[str, Any], cast: Cast) -> tuple[str, Entity | None]:
    """What is wrong with a participant, and the closest actor."""
    name, country = participant["name"], participant["country"]
    same = [entity for entity in cast.entities if same_name(name, entity.name)]
    aliased = [entity for entity in cast.entities if any(words(name) == words(alias) for alias in entity.aliases)]
    if not same:
        if aliased:
            return "wrong alias", aliased[0]
        near = [entity for entity in cast.entities if len(words(name) & words(entity.name)) * 2 >= len(words(name))]
        return ("boundary", near[0]) if near else ("missed name", None)
    exact = [entity for entity in same if words(entity.name) == words(name)]
    best = (exact or same)[0]
    if best.country != country:
        return "wrong country", best
    if not best.official:
        return "taken for private", best
    if not exact:
        return "boundary, tolerated", best
    if words(best.title or "") != words(participant["title"] or ""):
        return "other title", best
    return "right", best


def by_actor(gold: Path, verbose: bool) -> Counter[str]:
    finder, counted = ActorFinder.load(), Counter[str]()
    for document in articles(gold):
        cast = find(finder, document)
        seen = {}
        for event in document["events"]:
            for participant in event["participants"]:
                seen[participant["name"], participant["country"]] = participant
        for participant in seen.values():
            what, entity = cause(participant, cast)
            counted[what] += 1
            if verbose and what != "right":
                got = (entity.name, entity.title, entity.country) if entity else None
                wanted = (participant["name"], participant["title"], participant["country"])
                print(f"{document['doc']} {what}: {wanted} got {got}")
    return counted


def triggers(event: dict[str, Any]) -> list[dict[str, int]]:
    return event["mentions"] if "mentions" in event else [evidence["trigger"] for evidence in event["evidence"]]


def shared(one: dict[str, Any], other: dict[str, Any]) -> int:
    return sum(any(a["start"] < b["end"] and b["start"] < a["end"] for b in triggers(other)) for a in triggers(one))


def by_event(gold: Path, predictions: Path, verbose: bool) -> Counter[str]:
    finder, counted = ActorFinder.load(), Counter[str]()
    for document in articles(gold):
        file = predictions / (document["doc"].replace("#", "_") + ".json")
        predicted = json.loads(file.read_text(encoding="utf-8"))["events"]
        cast = find(finder, document)
        for event in document["events"]:
            partners = [other for other in predicted if other["kind"] == event["kind"] and shared(event, other)]
            if not partners:
                continue
            partner = max(partners, key=lambda other: shared(event, other))
            left = [participant["name"] for participant in partner["participants"]]
            for participant in sorted(event["participants"], key=lambda p: -len(p["name"])):
                hit = next((name for name in left if same_name(name, participant["name"])), None)
                if hit is not None:
                    left.remove(hit)
                    counted["right"] += 1
                    continue
                what, _ = cause(participant, cast)
                if what in ("right", "other title", "boundary, tolerated", "wrong country"):
                    what = "wrong side" if left else "not attached"
                counted[what] += 1
                if verbose:
                    print(f"{document['doc']} {event['kind']} {event['id']} {what}: {participant['name']} got {left}")
            counted["spurious"] += len(left)
            if verbose and left:
                print(f"{document['doc']} {event['kind']} {event['id']} spurious: {left}")
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of annotated articles, or one of them")
    parser.add_argument("--predictions", type=Path, help="folder of event documents")
    parser.add_argument("--verbose", action="store_true", help="print every error")
    options = parser.parse_args()
    if options.predictions:
        counted = by_event(options.gold, options.predictions, options.verbose)
    else:
        counted = by_actor(options.gold, options.verbose)
    total = counted.total()
    for what, count in counted.most_common():
        print(f"{what:22}{count:6}{count / total:8.1%}")


if __name__ == "__main__":
    main()
