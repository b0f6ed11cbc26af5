// Where things stand in the chart, for the width that the window has: what layout.py and scene.py do for a fixed one.
// A test compares the two.

const DAY = 86400000;
const FADE = 90;
const HEADER = 24, ROW = 27, COMPACT = 10, GAP = 8, BAR_BELOW = 11, MARK = 12, LABEL_AT = 11, APART = 10;
const FULL_ROWS = 6, MANY = 200, CONFLICT_SIGN = 16, LABEL_SIZE = 13;

const midnight = (day) => Date.parse(day + "T00:00:00Z");

class Axis {
  constructor(begin, end, width) {
    Object.assign(this, { begin, end, width });
  }
  static over(days, width) {
    const [begin, end] = days ? [midnight(days[0]), midnight(days[1]) + DAY] : [0, 10 * DAY];
    const margin = Math.max(DAY / 2, Math.floor((end - begin) / 50));
    return new Axis(begin - margin, end + margin, width);
  }
  pixel(time) {
    return ((time - this.begin) * this.width) / (this.end - this.begin);
  }
  times(pixels) {
    return (pixels * (this.end - this.begin)) / this.width;
  }
  bounds([first, last]) {
    if (first === null && last === null) return [this.begin, this.end];
    if (first === null) return [midnight(last) + DAY - this.times(FADE), midnight(last) + DAY];
    return [midnight(first), last === null ? midnight(first) + this.times(FADE) : midnight(last) + DAY];
  }
  glyph(days) {
    const [begin, end] = this.bounds(days);
    const inset = Math.min(this.times(MARK / 2), (end - begin) / 2);
    if (days[0] === null) return Math.max(begin + inset, Math.min(end, this.end) - inset);
    return Math.min(end - inset, Math.max(begin, this.begin) + inset);
  }
}

// Items have a lane, start, end, glyph and label width; all in pixels from the early end.
function place(items, lanes, width) {
  const fullRows = items.length > MANY ? FULL_ROWS : items.length;
  const byLane = new Map(lanes.map((lane) => [lane, []]));
  for (const item of items) {
    const reach = LABEL_AT + item.label;
    item.flipped = item.glyph <= width && width < item.glyph + reach && item.glyph >= reach;
    item.from = item.flipped ? Math.min(item.start, item.glyph - reach) : item.start;
    item.to = item.flipped ? item.end : Math.max(item.end, item.glyph + reach);
    byLane.get(item.lane).push(item);
  }
  const bands = [];
  let top = 0;
  for (const [lane, members] of byLane) {
    if (!members.length) continue;
    members.sort((a, b) => a.from - b.from || a.to - b.to);
    const labelled = [], compact = [];
    for (const item of members) {
      item.row = firstRoom(labelled, item.from, item.to, fullRows);
      item.labelled = item.row !== null;
      if (!item.labelled) item.row = firstRoom(compact, item.start, item.end, items.length);
    }
    for (const item of members) {
      item.flipped = item.flipped && item.labelled;
      item.y = top + HEADER + (item.labelled
        ? item.row * ROW + ROW / 2 - 2
        : labelled.length * ROW + item.row * COMPACT + COMPACT / 2);
      item.bar = item.y + (item.labelled ? BAR_BELOW : 0);
    }
    const bottom = top + HEADER + labelled.length * ROW + compact.length * COMPACT;
    bands.push({ lane, top, bottom, count: members.length });
    top = bottom + GAP;
  }
  return { bands, height: Math.max(top - GAP, 0) };
}

function firstRoom(ends, start, end, most) {
  let row = ends.findIndex((taken) => taken + APART <= start);
  if (row < 0) row = ends.length;
  if (row >= most) return null;
  ends[row] = end;
  return row;
}
