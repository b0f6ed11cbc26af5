"""Who an article names: what `timeline actors` lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import asdict

from rules.actors import ActorFinder, Cast, Mention
from rules.times import TimeTagger
from rules.tokens import Tokens
from timeline.article import Article


@cache
def load_finder(language: str) -> ActorFinder:
    """The finder of a language, loaded once. Raises `RuleError` for a language without actor rules."""
    return ActorFinder.load(language)


def cast_of(article: Article, tagger: TimeTagger, finder: ActorFinder) -> Cast:
    """The actors and places of an article; its time expressions are no part of any name."""
    tokens = Tokens.of(article.text)
    taken = [(time.first, time.last) for time in tagger.find(tokens)]
    return finder.find(tokens, article.day, taken=taken, home=finder.publishers.home(article))


def cast_record(article: Article, cast: Cast) -> dict[str, Any]:
    """What `timeline actors --json` writes of an article: `{"id", "actors": [...]}`.

    An actor: `{"name", "title", "country", "kind", "identity", "aliases", "official", "mentions"}`, a mention
    `{"start", "end", "text", "form"}`; offsets in code points of the article's text, end exclusive.
    """
    actors = [
        asdict(entity)
        | {
            "mentions": [
                {"start": mention.start, "end": mention.end, "text": mention.text, "form": mention.form.value}
                for mention in mentions
            ]
        }
        for entity, mentions in zip(cast.entities, by_entity(cast), strict=True)
    ]
    return {"id": article.id, "actors": actors}


def by_entity(cast: Cast) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each entity, in the order of the entities."""
    for index in range(len(cast.entities)):
        yield tuple(mention for mention in cast.mentions if index in mention.entities)


def cast_rows(cast: Cast) -> Iterator[tuple[str, ...]]:
    """The cells of a table: name, title, country, kind, who that is known to be, the other forms, and the spans."""
    for entity, mentions in zip(cast.entities, by_entity(cast), strict=True):
        known = entity.identity
        yield (
            entity.name,
            entity.title or "",
            entity.country or "",
            entity.kind if entity.official else f"{entity.kind} (no actor)",
            (known.latin or known.name) + (f", {known.office}" if known.office else "") if known else "",
            "؛ ".join(alias for alias in entity.aliases if alias != entity.name),
            " ".join(f"{mention.start}–{mention.end}" for mention in mentions),
        )
