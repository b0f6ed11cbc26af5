"""Sub-lanes: where labels and marks go so that none covers another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viz import layout
from viz.layout import Band, Item, Spot, place

LANES = ["a", "b", "c"]


@st.composite
def items(draw: st.DrawFn) -> Item:
    start = draw(st.floats(-200, 900))
    end = start + draw(st.floats(layout.MARK, 300))
    return Item(draw(st.sampled_from(LANES)), start, end, start + layout.MARK / 2, draw(st.floats(0, 250)))


def extents(item: Item, spot: Spot) -> tuple[float, float]:
    """The pixels that an item covers along the time axis, with its label where it has one."""
    reach = layout.LABEL_AT + item.label
    if not spot.labelled:
        return item.start, item.end
    if spot.flipped:
        return min(item.start, item.glyph - reach), item.end
    return item.start, max(item.end, item.glyph + reach)


@given(st.lists(items(), max_size=60), st.sampled_from([300.0, 900.0]))
def test_nothing_covers_anything(given_items: list[Item], width: float) -> None:
    placed = place(given_items, LANES, width)
    assert len(placed.spots) == len(given_items)
    rows: dict[float, list[tuple[float, float]]] = {}
    for item, spot in zip(given_items, placed.spots, strict=True):
        rows.setdefault(spot.y, []).append(extents(item, spot))
    for row in rows.values():
        row.sort()
        assert all(end + layout.APART <= start for (_, end), (start, _) in zip(row, row[1:], strict=False))


@given(st.lists(items(), max_size=60))
def test_every_item_stands_in_the_band_of_its_lane_and_bands_follow_each_other(given_items: list[Item]) -> None:
    placed = place(given_items, LANES, 900)
    bands = {band.lane: band for band in placed.bands}
    for item, spot in zip(given_items, placed.spots, strict=True):
        band = bands[item.lane]
        assert band.top + layout.HEADER < spot.y <= spot.bar < band.bottom
    assert all(
        upper.bottom + layout.GAP == lower.top for upper, lower in zip(placed.bands, placed.bands[1:], strict=False)
    )
    assert placed.height == placed.bands[-1].bottom


def test_few_items_all_have_labels_and_rows_are_shared() -> None:
    early, late = Item("a", 0, 12, 6, 50), Item("a", 100, 112, 106, 50)
    assert place([early, late], ["a"], 900) == layout.Layout(
        (Spot(35.5, 46.5, True, False), Spot(35.5, 46.5, True, False)), (Band("a", 0, 51),), 51
    )
    crowded = place([early] * 20, ["a"], 900)
    assert [spot.labelled for spot in crowded.spots] == [True] * 20
    assert len({spot.y for spot in crowded.spots}) == 20


def test_a_label_without_room_on_the_later_side_goes_to_the_earlier_one() -> None:
    at_the_end = Item("a", 880, 892, 886, 60)
    assert place([at_the_end], ["a"], 900).spots == (Spot(35.5, 46.5, True, True),)
    too_long = Item("a", 880, 892, 886, 2000)
    assert place([too_long], ["a"], 900).spots[0].flipped is False


def test_of_very_many_items_most_lose_their_labels_but_none_is_lost() -> None:
    placed = place([Item("a", 0, 12, 6, 50)] * 300, ["a"], 900)
    assert sum(spot.labelled for spot in placed.spots) == layout.FULL_ROWS
    assert len({spot.y for spot in placed.spots}) == 300
    assert placed.height == layout.HEADER + layout.FULL_ROWS * layout.ROW + 294 * layout.COMPACT


def test_text_is_never_taken_for_narrower_than_it_is() -> None:
    assert layout.text_width("", 13) == 0
    assert layout.text_width("لُقَاء", 10) == layout.text_width("لقاء", 10)
    assert layout.text_width("日本", 10) == 20
    assert layout.text_width("لقاء Vienna", 10) > layout.text_width("لقاء", 10) + layout.text_width("Vienna", 10)
