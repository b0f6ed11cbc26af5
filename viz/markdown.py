"""A timeline as Markdown (CommonMark), a list that an editor can paste: day, event, words and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.timeline import Timeline
from viz.entry import Entry, entries
from viz.words import Calendar, Digits, Language, Months, interface

# What could be markup (a backslash may stand before any ASCII punctuation, section 2.4), begin a block, or be made a
# link by readers that look for addresses (GitHub's extension).
_MARKUP = re.compile(r"[\\`*_\[\]<>&!#|~{}@$^+=]|:(?=//)|(?<=[wW]{3})\.")
_BEGINS_BLOCK = re.compile(r"^(\d*)([-.)])")
_NOT_IN_ADDRESS = re.compile(r"[^!#-;=?-\[\]_a-z~%]")  # what would end an address in <angle brackets>, or begin markup


def to_markdown(
    timeline: Timeline,
    *,
    title: str | None = None,
    language: Language = "ar",
    months: Months = "levantine",
    digits: Digits = "latin",
) -> str:
    """One item an event, in the timeline's order; undated ones follow under a heading of their own.

    Text from articles is escaped, so that none of it is markup; only web addresses become links.
    """
    calendar = Calendar(language, months, digits)
    words = interface(calendar.language)
    all_of_them = [entry for _, entry in entries(timeline, calendar)]
    dated = [*_items((entry for entry in all_of_them if entry.date is not None), calendar)]
    undated = [*_items((entry for entry in all_of_them if entry.date is None), calendar)]
    blocks = [[f"# {_escaped(title or words['page']['title'])}"], dated]
    if undated:
        blocks += [[f"## {words['page']['tray']}"], undated]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _items(told: Iterable[Entry], calendar: Calendar) -> Iterator[str]:
    comma = interface(calendar.language)["page"]["comma"]
    for entry in told:
        parts = [] if entry.date is None else [f"**{_escaped(entry.date)}**"]
        parts += [f"*{_escaped(entry.status)}*"] if entry.status else []
        parts.append(_escaped(entry.headline) + (comma + _escaped(entry.place) if entry.place else ""))
        parts.append(_escaped(f"«{entry.quote}»"))
        parts += [f"*{_escaped(note)}*" for note in (entry.conflict, entry.corrected) if note]
        sources = comma.join(
            f"{_link(source.name, source.url)}{comma}{_escaped(source.published)}" for source in entry.sources
        )
        yield f"- {' — '.join(parts)}" + (f" ({sources})" if sources else "")


def _link(text: str, url: str | None) -> str:
    return _escaped(text) if url is None else f"[{_escaped(text)}](<{_NOT_IN_ADDRESS.sub(_percent, url)}>)"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _escaped(text: str) -> str:
    return _BEGINS_BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text))
