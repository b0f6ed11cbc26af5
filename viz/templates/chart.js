// The chart: Altair's, compiled for Vega, with the data of the moment, drawn by Vega's interpreter, which needs no eval.

const box = document.getElementById("chart");
const LONGEST_LABEL = 56, LONGEST_QUOTE = 240, MOST_RULES = 12;
const rowOf = new Map(data.rows.map((row) => [row.id, row]));
const measure = document.createElement("canvas").getContext("2d");
const whole = Axis.over(data.whole, 0);
let view = null; // Vega's view
let shownSpan = null; // [begin, end] of what the brush holds
let visible = new Set(); // the ids that pass the filters
let tip = null;

function scene(width) {
  const axis = new Axis(...shownSpan, width);
  const font = getComputedStyle(document.body).fontFamily;
  measure.font = `${LABEL_SIZE}px ${font}`;
  const drawn = data.rows.filter((row) => visible.has(row.id));
  const longest = width * 0.6;
  const items = [];
  for (const row of drawn) {
    const ends = [row.days, ...row.others].flatMap((days) => axis.bounds(days)).map((time) => axis.pixel(time));
    if (Math.max(...ends) < 0 || Math.min(...ends) > width) continue;
    const event = events.get(row.id);
    const text = fitted(event.label[settings.language], longest);
    const glyphAt = axis.pixel(axis.glyph(row.days));
    items.push({
      row, event, text,
      lane: row.lanes[settings.lanes],
      start: Math.min(...ends, glyphAt - MARK / 2 - (event.conflicts.length ? CONFLICT_SIGN : 0)),
      end: Math.max(...ends, glyphAt + MARK / 2),
      glyph: glyphAt,
      label: measure.measureText(text).width,
    });
  }
  const lanes = data.lanes[settings.lanes];
  const rowsOf = items.map((item) => item.row);
  const { bands, height } = place(items, lanes.map(([lane]) => lane), width);
  const names = new Map(lanes.map(([lane, ...each]) => [lane, each[LANGUAGES.indexOf(settings.language)]]));
  return {
    events: items.map((item, index) => record(item, rowsOf[index], axis)),
    readings: items.flatMap((item, index) => readings(item, rowsOf[index], axis)),
    lanes: bands.map((band) => ({
      name: isolated(cut(names.get(band.lane), LONGEST_LABEL)), count: number(band.count), top: band.top, bottom: band.bottom,
    })),
    height: Math.max(height, 60),
  };
}

function record(item, row, axis) {
  const [begin, end] = axis.bounds(row.days);
  return {
    id: item.event.id, kind: item.event.kind, status: item.event.status, begin, end, at: axis.glyph(row.days),
    certain: row.certain, open: row.days[0] === null ? "begin" : row.days[1] === null ? "end" : null,
    conflict: item.event.conflicts.length > 0, y: item.y, bar: item.bar, labelled: item.labelled, flipped: item.flipped,
    wide: item.label, label: item.text,
    date: edtf(item.event.time.edtf), quote: cut(dating(item.event).quote, LONGEST_QUOTE),
  };
}

const readings = (item, row, axis) =>
  row.others.map((days) => {
    const [begin, end] = axis.bounds(days);
    return { id: item.event.id, conflict: days[2], bar: item.bar, begin, end, at: axis.glyph(days), from: axis.glyph(row.days) };
  });

// The mention that says when the event was, or the first one.
const dating = (event) => event.evidence.find((evidence) => evidence.time) ?? event.evidence[0];

// A label cut to a number of pixels.
function fitted(label, longest) {
  let text = isolated(cut(label, LONGEST_LABEL));
  for (let most = LONGEST_LABEL - 6; measure.measureText(text).width > longest && most > 6; most -= 6)
    text = isolated(cut(label, most));
  return text;
}

function published() {
  const days = [...new Set(timeline.articles.map((article) => dayOf(article.published)))].sort();
  if (days.length > MOST_RULES) return [];
  return days.map((day) => ({ at: midnight(day) + DAY / 2, name: `${word("chart.published")}: ${edtf(day)}` }));
}

function starts() {
  const counts = new Map();
  for (const { id, days } of data.rows) if (visible.has(id)) counts.set(days[0] ?? days[1], (counts.get(days[0] ?? days[1]) ?? 0) + 1);
  return Array.from(counts, ([day, count]) => ({ begin: midnight(day), end: midnight(day) + DAY, count }));
}

// Draws the chart anew: at first, and when its width or its language changes.
async function drawChart() {
  if (!data.rows.length) return;
  shownSpan ??= (({ begin, end }) => [begin, end])(Axis.over(data.view, 0));
  const width = Math.max(200, box.clientWidth - 20);
  const now = scene(width);
  const spec = specification();
  const values = {
    width, detail_height: now.height, months: monthNames(), digits: Array.from("0123456789", number),
    whole: [whole.begin, whole.end],
    labels_up_to: 1e18, // the scene shows only labels that have room
  };
  spec.width = width;
  for (const signal of spec.signals) if (signal.name in values) signal.value = values[signal.name];
  const sets = { starts: starts(), events: now.events, readings: now.readings, lanes: now.lanes, published: published() };
  for (const set of spec.data) if (set.name in sets) set.values = sets[set.name];
  const result = await vegaEmbed(box, spec, {
    mode: "vega", ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: showTip, hover: false,
    loader: { load: refuse, sanitize: refuse }, logLevel: 1,
  });
  view?.finalize();
  view = result.view;
  box.querySelector("svg").setAttribute("aria-hidden", "true"); // the table is the screen reader's way
  view.addEventListener("click", (_, item) => item?.datum?.id && openEvidence(item.datum.id));
  view.addDataListener("brush_store", brushed);
  box.setAttribute("aria-label", fill(word("page.chart_description"), { dated: number(data.rows.length) }));
}

// The chart in the reader's language, over the days of the moment, which the compiler has written into expressions.
// A brush over all there is would only be in the way of drawing another.
function specification() {
  const [begin, end] = shownSpan.map(Math.round);
  const [first, last] = data.seen.map(String);
  const spec = JSON.parse(data.charts[settings.language].replaceAll(first, begin).replaceAll(last, end));
  if (begin <= whole.begin && end >= whole.end) {
    spec.data.find(({ name }) => name === "brush_store").values = [];
    const overview = spec.marks.find(({ name }) => name === "overview_group");
    for (const signal of overview.signals) if (signal.name.startsWith("brush_")) delete signal.init;
    overview.signals.find(({ name }) => name === "brush_x").value = [];
  }
  return spec;
}

const refuse = () => Promise.reject(new Error("this page loads nothing"));

// Puts new rows into the chart as it stands: after filtering, and while the brush moves.
function updateChart() {
  if (!view) return;
  const now = scene(view.signal("width"));
  for (const name of ["events", "readings", "lanes"]) view.data(name, now[name]);
  view.data("starts", starts());
  view.signal("detail_height", now.height).runAsync();
}

let pending = 0;
function brushed() {
  const range = view.signal("brush").begin ?? [whole.begin, whole.end];
  const next = [Math.min(...range), Math.max(...range)];
  const pixel = (whole.end - whole.begin) / view.signal("width");
  if (Math.max(...next.map((time, side) => Math.abs(time - shownSpan[side]))) < pixel) return; // the brush as it was set
  shownSpan = next;
  clearTimeout(pending);
  pending = setTimeout(updateChart, 60);
}

// Moves the brush; all that the mouse can do with it, the buttons can as well.
function zoom(name) {
  if (!view) return;
  let [begin, end] = shownSpan;
  const length = end - begin;
  const total = whole.end - whole.begin;
  const factor = { zoom_in: 0.5, zoom_out: 2 }[name];
  if (name === "whole") [begin, end] = [whole.begin, whole.end];
  else if (factor) {
    const next = Math.min(total, Math.max(2 * DAY, length * factor));
    begin += (length - next) / 2;
    end = begin + next;
  } else {
    const step = ((name === "later" ? 1 : -1) * length) / 2;
    [begin, end] = [begin + step, end + step];
  }
  const shift = Math.max(whole.begin - begin, 0) || Math.min(whole.end - end, 0);
  showSpan(begin + shift, end + shift);
}

function showSpan(begin, end) {
  shownSpan = [Math.max(begin, whole.begin), Math.min(end, whole.end)];
  drawChart();
}

// Vega's own tooltip writes markup and loads images that fields name; this one writes text.
function showTip(_, event, item, value) {
  tip?.remove();
  tip = null;
  if (!value || !item?.datum) return;
  const { id, name, date, quote } = item.datum;
  tip = make("div", { class: "tooltip", "aria-hidden": "true", dir: words().direction, lang: settings.language },
    id ? [run(events.get(id).label[settings.language], settings.language, "p", { dir: null }), make("p", { class: "date" }, date),
      run(quote, articles.get(dating(events.get(id)).article)?.language, "p", { class: "quote" })] : make("p", {}, name));
  document.body.append(tip);
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - width - 4))}px`;
  tip.style.top = `${event.clientY + 16 + height > innerHeight ? event.clientY - height - 12 : event.clientY + 16}px`;
}
