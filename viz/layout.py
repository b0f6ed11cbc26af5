"""Where things stand in the chart: sub-lanes in which no label covers another mark or label.

The page does the same in `layout.js`, for the width that the reader's window happens to have; a test compares the two.
Positions along the time axis are pixels from the early end, whichever side that is on.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, east_asian_width

from attrs import frozen

HEADER, ROW, COMPACT, GAP = 24, 27, 10, 8  # heights in pixels
BAR_BELOW = 11  # from the middle of a glyph to that of the bar under it
MARK = 12  # the least width of a mark
LABEL_AT = 11  # from the mark's middle to its label
APART = 10  # between two neighbours
FULL_ROWS = 6  # rows with labels that a lane may have where there are many events
MANY = 200


@frozen
class Item:
    """What is to be placed: a lane, the pixels that the marks cover, where the glyph is, the width of the label."""

    lane: str
    start: float
    end: float
    glyph: float
    label: float

    def label_overflows(self, width: float) -> bool:
        """Whether the label would leave a chart of `width` on the later side, and has room on the earlier one."""
        reach = LABEL_AT + self.label
        return self.glyph <= width < self.glyph + reach and self.glyph >= reach


@frozen
class Spot:
    """Where an item went: the middles of its glyph and of its bar, whether its label is shown, and on which side."""

    y: float
    bar: float
    labelled: bool
    flipped: bool


@frozen
class Band:
    """Where a lane went: from its header's top to the end of its last row."""

    lane: str
    top: float
    bottom: float


@frozen
class Layout:
    spots: tuple[Spot, ...]
    bands: tuple[Band, ...]
    height: float


def place(items: Sequence[Item], lanes: Sequence[str], width: float) -> Layout:
    """Places every item in its lane, lanes from top to bottom in the order given; each has the first row with room.

    A label stands on the later side of its glyph, on the earlier side where the later one has no room. Where there are
    more than 200 items, a lane has at most six rows with labels; the rest goes to low rows without labels.
    """
    full_rows = FULL_ROWS if len(items) > MANY else len(items)
    spots: dict[int, Spot] = {}
    bands = []
    top = 0.0
    for lane in lanes:
        members = []
        for index, item in enumerate(items):
            if item.lane == lane:
                flipped = item.label_overflows(width)
                start, end = _with_label(item, flipped)
                members.append((start, end, index, flipped))
        members.sort()
        labelled: list[float] = []
        compact: list[float] = []
        found: list[tuple[int, int, bool, bool]] = []
        for start, end, index, flipped in members:
            row = _first_room(labelled, start, end, full_rows)
            if row is None:
                row = _first_room(compact, items[index].start, items[index].end, len(items))
                assert row is not None
                found.append((index, row, False, False))
            else:
                found.append((index, row, True, flipped))
        for index, row, has_label, flipped in found:
            if has_label:
                y = top + HEADER + row * ROW + ROW / 2 - 2
                spots[index] = Spot(y, y + BAR_BELOW, has_label, flipped)
            else:
                y = top + HEADER + len(labelled) * ROW + row * COMPACT + COMPACT / 2
                spots[index] = Spot(y, y, has_label, flipped)
        bottom = top + HEADER + len(labelled) * ROW + len(compact) * COMPACT
        bands.append(Band(lane, top, bottom))
        top = bottom + GAP
    return Layout(tuple(spots[index] for index in range(len(items))), tuple(bands), max(top - GAP, 0))


def _with_label(item: Item, flipped: bool) -> tuple[float, float]:
    if flipped:
        return min(item.start, item.glyph - LABEL_AT - item.label), item.end
    return item.start, max(item.end, item.glyph + LABEL_AT + item.label)


def _first_room(ends: list[float], start: float, end: float, most: int) -> int | None:
    """The first row that is free from `start` on, which is then taken to `end`; a new one while fewer than `most`."""
    for row, taken in enumerate(ends):
        if taken + APART <= start:
            ends[row] = end
            return row
    if len(ends) >= most:
        return None
    ends.append(end)
    return len(ends) - 1


def text_width(text: str, size: float) -> float:
    """About how wide `text` is in pixels at a font size, on the wide side; nobody knows the reader's font.

    Text in two scripts is often drawn in the one font that has both, which is a wide and bold one.
    """
    scripts = {"\u0600" <= char <= "\u06ff" for char in text if char.isalpha()}
    return size * sum(_ems(char) for char in text) * (1.25 if len(scripts) == 2 else 1)


def _ems(char: str) -> float:
    """The width of a character in ems, as it is in common sans serif fonts, rounded up."""
    if char in " .,:;'|il،؛":
        return 0.32
    match category(char):
        case "Mn" | "Me" | "Cf" | "Cc":
            return 0
        case "Lu":
            return 0.72
        case "Lo" if east_asian_width(char) in "WF":
            return 1
        case "Lo":
            return 0.52
        case _:
            return 0.58
