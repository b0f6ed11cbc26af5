// The page: filters and settings, kept in the hash so that a link shows what its sender saw; table, tray, downloads.

const root = document.documentElement;
const filters = document.getElementById("filters");
const choices = document.getElementById("settings");
const tableBody = document.querySelector("tbody");
// The rows stand in the document's order. HTML cannot hold every id, null bytes for one: the document's own are put back.
const tableRows = new Map(Array.from(tableBody.rows, (row, index) => [(row.dataset.id = timeline.events[index].id), row]));
const tray = document.getElementById("tray");
const KINDS = Array.from(filters.querySelectorAll("[name=kind]"), (box) => box.value);
const STATUSES = Array.from(filters.querySelectorAll("[name=status]"), (box) => box.value);
const embedded = new URLSearchParams(location.search).get("embed") === "1";
const order = new Map(timeline.events.map((event, index) => [event.id, index]));
const searchTexts = new Map();
let sorting = null; // [column, ascending]
let rowLimit = 200; // as in page.css
let written = ""; // the settings in which the page is written at the moment
let applying = false; // while the hash is being read nothing is written to it

const actorKey = (participant) => (participant.identity ?? participant).name;

function searchText(event) {
  if (!searchTexts.has(event.id)) {
    const sources = event.evidence.map(({ article }) => articles.get(article));
    searchTexts.set(event.id, fold([
      event.label.ar, event.label.en, event.place?.name,
      ...event.participants.flatMap(({ name, title, identity }) => [name, title, identity?.name, identity?.latin]),
      ...event.evidence.map(({ quote }) => quote),
      ...sources.flatMap(({ title, source }) => [title, source]),
    ].filter(Boolean).join("\n")));
  }
  return searchTexts.get(event.id);
}

function chosen() {
  const form = new FormData(filters);
  return {
    words: fold(form.get("q")).split(" ").filter(Boolean),
    kinds: form.getAll("kind"),
    statuses: form.getAll("status"),
    ...Object.fromEntries(["actor", "country", "source", "from", "to", "conflicts"].map((name) => [name, form.get(name) || null])),
  };
}

function passes(event, want) {
  const { earliest, latest, edtf } = event.time;
  return (
    want.kinds.includes(event.kind) &&
    want.statuses.includes(event.status) &&
    (!want.conflicts || event.conflicts.length > 0) &&
    (!want.actor || event.participants.some((participant) => actorKey(participant) === want.actor)) &&
    (!want.country || event.place?.country === want.country || event.participants.some(({ country }) => country === want.country)) &&
    (!want.source || event.evidence.some(({ article }) => sourceName(articles.get(article)) === want.source)) &&
    (!(want.from || want.to) || (edtf !== null && (!want.from || !latest || latest >= want.from) && (!want.to || !earliest || earliest <= want.to))) &&
    want.words.every((part) => searchText(event).includes(part))
  );
}

function applyFilters() {
  const want = chosen();
  visible = new Set(timeline.events.filter((event) => passes(event, want)).map((event) => event.id));
  for (const [id, row] of tableRows) if (row.hidden === visible.has(id)) row.hidden = !row.hidden;
  limitRows();
  document.getElementById("shown").textContent = fill(word("page.shown"), { shown: number(visible.size), all: number(events.size) });
  document.getElementById("nothing").hidden = visible.size > 0 || !events.size;
  fillTray();
  updateChart();
}

// Marks the rows beyond the first few hundred of those that pass.
function limitRows() {
  let count = 0;
  for (const row of tableBody.rows) {
    const beyond = !row.hidden && ++count > rowLimit;
    if (beyond !== row.classList.contains("beyond")) row.classList.toggle("beyond", beyond);
  }
  tableBody.parentElement.dataset.limited = "true";
  document.getElementById("more").hidden = count <= rowLimit;
}

const shownIds = () => Array.from(tableBody.rows).filter((row) => !row.hidden).map((row) => row.dataset.id);

function fillTray() {
  const undated = timeline.events.filter((event) => event.time.edtf === null && visible.has(event.id));
  tray.hidden = !undated.length;
  document.getElementById("tray-count").textContent = number(undated.length);
  tray.querySelector("ul").replaceChildren(...undated.map((event) =>
    make("li", {}, opener(event, make("span", {}, glyph(event.kind, event.status)), run(event.label[settings.language], settings.language)))));
}

function opener(event, ...content) {
  const button = make("button", { type: "button", "data-open": event.id }, ...content);
  return button;
}

// Writes every row, and every word of the interface, in the language, the month names and the digits of the moment.
function translate() {
  const { language, months, digits, hijri } = settings;
  const asked = [language, months, digits, hijri].join();
  if (written === asked) return;
  written = asked;
  root.lang = language;
  root.dir = words().direction;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
  for (const element of document.querySelectorAll("[data-number]")) element.textContent = number(element.dataset.number);
  for (const element of document.querySelectorAll("time")) {
    const also = hijri && hijriOf(element.dataset.edtf);
    element.replaceChildren(edtf(element.dataset.edtf ?? null), ...(also ? [make("small", {}, also)] : []));
  }
  for (const [id, row] of tableRows) {
    const event = events.get(id);
    const label = row.querySelector(".label");
    label.lang = language;
    label.replaceChildren(...breakable(event.label[language]));
    row.querySelector(".participants").replaceChildren(...joined(event.participants.map((participant) => run(...nameOf(participant, languageOf(event))))));
  }
  fillChoices();
}

function fillChoices() {
  const counts = { actor: new Map(), country: new Map(), source: new Map() };
  const count = (name, values) => {
    for (const [key, text] of new Map(values)) counts[name].set(key, [text, (counts[name].get(key)?.[1] ?? 0) + 1]);
  };
  for (const event of timeline.events) {
    count("actor", event.participants.map((participant) => [actorKey(participant), shown(nameOf(participant.identity ? { ...participant, name: participant.identity.name } : participant)[0])]));
    count("country", [...event.participants, event.place ?? {}].filter(({ country }) => country).map(({ country }) => [country, countryName(country)]));
    count("source", event.evidence.map(({ article }) => sourceName(articles.get(article))).map((name) => [name, name]));
  }
  for (const [name, values] of Object.entries(counts)) {
    const select = filters.elements[name];
    const before = select.value;
    const sorted = [...values].sort(([, a], [, b]) => b[1] - a[1] || a[0].localeCompare(b[0], settings.language));
    select.replaceChildren(select.options[0], ...sorted.map(([value, [text, times]]) => make("option", { value, dir: "auto" }, `${cut(text, 48)} (${number(times)})`)));
    select.value = before;
  }
}

// Sorting, by the heading's buttons; a third press brings back the order in time.
for (const heading of document.querySelectorAll("th[data-column]")) {
  const button = make("button", { type: "button" }, ...heading.childNodes);
  heading.append(button);
  button.addEventListener("click", () => {
    const column = heading.dataset.column;
    const [before, ascending] = sorting ?? [];
    sortBy(before !== column ? [column, true] : ascending ? [column, false] : null);
    remember();
  });
}

function sortBy(next) {
  if (String(next) === String(sorting)) return;
  sorting = next;
  for (const heading of document.querySelectorAll("th[data-column]")) heading.removeAttribute("aria-sort");
  const rows = Array.from(tableRows.values());
  if (sorting) {
    const [column, ascending] = sorting;
    const heading = document.querySelector(`th[data-column="${CSS.escape(column)}"]`);
    if (!heading) return void (sorting = null);
    heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const collator = new Intl.Collator(settings.language, { numeric: true });
    const key = (row) => (column === "date" ? order.get(row.dataset.id) : row.querySelector(`td.${column}`).textContent.trim());
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([a], [b]) => (column === "date" ? a - b : collator.compare(a, b)) * (ascending ? 1 : -1));
    rows.splice(0, rows.length, ...keyed.map(([, row]) => row));
  }
  tableBody.append(...rows);
  limitRows();
}

// The hash: what is not as the page begins.
function remember() {
  if (applying) return;
  const hash = new URLSearchParams();
  const want = new FormData(filters);
  for (const name of ["q", "actor", "country", "source", "from", "to", "conflicts"]) if (want.get(name)) hash.set(name, want.get(name));
  for (const [name, all] of [["kind", KINDS], ["status", STATUSES]]) {
    const checked = want.getAll(name);
    if (checked.length < all.length) hash.set(name, checked.join(","));
  }
  for (const [name, value] of Object.entries({ ...data.settings, language: data.language }))
    if (settings[name] !== value) hash.set(name, settings[name]);
  if (settings.hijri) hash.set("hijri", "1");
  if (sorting) hash.set("sort", `${sorting[1] ? "" : "-"}${sorting[0]}`);
  if (settings.event) hash.set("event", settings.event);
  const text = hash.toString();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

function recall() {
  applying = true;
  const hash = new URLSearchParams(location.hash.slice(1));
  filters.reset();
  for (const name of ["language", "lanes", "months", "digits", "theme"]) {
    const select = choices.elements[name];
    const value = hash.get(name) ?? { ...data.settings, language: data.language }[name];
    if (Array.from(select.options).some((option) => option.value === value)) select.value = value;
  }
  choices.elements.hijri.checked = hash.get("hijri") === "1";
  readSettings();
  for (const name of ["q", "from", "to"]) filters.elements[name].value = hash.get(name) ?? "";
  for (const name of ["actor", "country", "source"]) {
    filters.elements[name].value = hash.get(name) ?? "";
    if (filters.elements[name].selectedIndex < 0) filters.elements[name].value = "";
  }
  filters.elements.conflicts.checked = hash.get("conflicts") === "1";
  for (const [name, all] of [["kind", KINDS], ["status", STATUSES]]) {
    const wanted = hash.has(name) ? hash.get(name).split(",") : all;
    for (const box of filters.querySelectorAll(`[name=${name}]`)) box.checked = wanted.includes(box.value);
  }
  const sort = hash.get("sort");
  sortBy(sort ? [sort.replace(/^-/, ""), !sort.startsWith("-")] : null);
  applyFilters();
  const id = hash.get("event");
  if (id && events.has(id)) {
    openEvidence(id, { focus: false });
    tableRows.get(id)?.scrollIntoView?.({ block: "nearest" });
  } else if (!pane.hidden) closeEvidence();
  applying = false;
}

function readSettings() {
  for (const name of ["language", "lanes", "months", "digits", "theme"]) settings[name] = choices.elements[name].value;
  settings.hijri = choices.elements.hijri.checked;
  if (settings.theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  translate();
}

// Downloads
function save(name, content, type) {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// A cell that a spreadsheet could take for a formula begins with an apostrophe.
const cell = (value) => {
  const text = String(value ?? "").replaceAll("\0", "\ufffd");
  return `"${(/^[\s\u200b\ufeff]*[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
};

function csv() {
  const lines = timeline.events.map((event) => {
    const first = event.evidence[0];
    const article = articles.get(first.article);
    return [event.id, event.kind, event.status, event.time.edtf, event.time.earliest, event.time.latest, event.label.ar, event.label.en,
      event.participants.map(({ name }) => name).join("; "), event.place?.name, event.codes.cameo, event.codes.plover,
      article.source, article.url, dayOf(article.published), first.quote];
  });
  const head = ["id", "kind", "status", "edtf", "earliest", "latest", "label_ar", "label_en", "participants", "place", "cameo", "plover",
    "source", "url", "published", "quote"];
  return "\ufeff" + [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

// The chart as a file has its colours written out, as they are at the moment.
async function chartSvg() {
  const style = getComputedStyle(root);
  const svg = (await view.toSVG()).replace(/var\(--([\w-]+)\)/g, (_, name) => style.getPropertyValue(`--${name}`).trim());
  return svg.replace(/(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${style.getPropertyValue("--paper").trim()}"/>`);
}

async function chartPng() {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([await chartSvg()], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

const DOWNLOADS = {
  document: () => save("timeline.json", JSON.stringify(timeline, null, 1) + "\n", "application/json"),
  csv: () => save("timeline.csv", csv(), "text/csv;charset=utf-8"),
  svg: async () => save("timeline.svg", await chartSvg(), "image/svg+xml"),
  png: async () => save("timeline.png", await chartPng(), "image/png"),
};

// Everything that the reader does
let typing = 0;
filters.addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => (applyFilters(), remember()), event.target.name === "q" ? 120 : 0);
});
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => applying || setTimeout(() => (applyFilters(), remember())));
choices.addEventListener("submit", (event) => event.preventDefault());
choices.addEventListener("change", () => {
  readSettings();
  applyFilters();
  drawChart();
  if (!pane.hidden) openEvidence(settings.event, { focus: false });
  remember();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.label");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openEvidence(link.closest("tr").dataset.id);
  }
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.open !== undefined) openEvidence(button.dataset.open);
  else if (button.id === "more") (rowLimit += 500), limitRows();
  else if (button.dataset.zoom) zoom(button.dataset.zoom);
  else if (button.dataset.download) DOWNLOADS[button.dataset.download]();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !pane.hidden) closeEvidence();
});
addEventListener("hashchange", () => {
  recall();
  drawChart();
});

written = [settings.language, settings.months, settings.digits, settings.hijri].join(); // as the program wrote it
fillChoices();
root.classList.toggle("embed", embedded);
// On narrow screens the controls are folded away at first.
const wide = matchMedia("(min-width: 48rem)");
const unfold = () => document.querySelectorAll("details.fold").forEach((fold) => (fold.open = wide.matches));
wide.addEventListener("change", unfold);
unfold();
document.querySelector('[data-download="svg"]').disabled = document.querySelector('[data-download="png"]').disabled = !data.rows.length;
document.querySelector(".toolbar").hidden = box.hidden = !data.rows.length;
recall();
// The content security policy knows Vega by its hash.
document.head.append(make("script", {}, await unpacked("library")));
drawChart().then(() => {
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    drawChart();
  }).observe(box);
  root.dataset.ready = "true"; // for whoever waits until all is drawn
});
