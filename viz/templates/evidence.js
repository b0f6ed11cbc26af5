// The evidence of one event: what the articles say, what dates it and how, and where they contradict each other.

const pane = document.getElementById("evidence");
let openedFrom = null;

function openEvidence(id, { focus = true } = {}) {
  const event = events.get(id);
  if (!event) return;
  if (focus && !pane.contains(document.activeElement)) openedFrom = document.activeElement;
  pane.replaceChildren(...evidenceOf(event));
  pane.hidden = false;
  document.querySelector(".columns").classList.add("open");
  current(id);
  if (focus) pane.focus({ preventScroll: false });
}

function closeEvidence() {
  pane.hidden = true;
  document.querySelector(".columns").classList.remove("open");
  current(null);
  openedFrom?.focus();
  openedFrom = null;
}

function current(id) {
  document.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
  if (id !== null) tableRows.get(id)?.setAttribute("aria-current", "true");
  settings.event = id;
  remember();
}

const heading = (key, values) => make("h3", {}, values ? fill(word(key), values) : word(key));
const entry = (key, ...content) => [make("dt", {}, word(key)), make("dd", {}, ...content)];

function evidenceOf(event) {
  const close = make("button", { type: "button", class: "close" }, word("button.close"));
  close.addEventListener("click", closeEvidence);
  const label = run(event.label[settings.language], settings.language, "h2");
  return [
    make("div", { class: "bar" }, make("span", {}, glyph(event.kind, event.status), word(`kind.${event.kind}`)),
      event.status === "occurred" ? null : make("span", { class: "badge" }, word(`status.${event.status}`)),
      event.conflicts.length ? make("span", { class: "badge alert" }, word("count.conflict")) : null, close),
    label,
    facts(event),
    derivation(event),
    ...event.conflicts.map((conflict) => claims(event, conflict)),
    ...corrections(event),
    heading("evidence.mentions"),
    make("p", { class: "key" }, ...["trigger", "time", "actor", ...(event.evidence.some(({ said }) => said) ? ["said"] : [])].map((name) => make("mark", { class: name }, word(`evidence.${name}`)))),
    ...event.evidence.map((evidence) => mention(event, evidence)),
    tools(event),
  ];
}

function facts(event) {
  const { earliest, latest } = event.time;
  const language = languageOf(event);
  const hijri = [...new Set([earliest, latest].filter(Boolean).map(hijriOf).filter(Boolean))].join(" – ");
  const people = event.participants.map((participant) => {
    const { title, country, role } = participant;
    const known = [country && countryName(country), role !== "party" && word(`role.${role}`)].filter(Boolean);
    return make("li", {}, run(...nameOf(participant, language)), title ? [word("page.comma"), run(title, language)] : null,
      known.length ? make("span", { class: "quiet" }, ` (${known.join(word("page.comma"))})`) : null);
  });
  return make("dl", {},
    ...entry("evidence.date", make("strong", {}, edtf(event.time.edtf))),
    ...(hijri ? entry("evidence.hijri", hijri) : []),
    ...(event.place ? entry("evidence.place", run(event.place.name, language)) : []),
    ...(people.length ? entry("evidence.participants", make("ul", {}, people)) : []),
    ...(event.attributions.length ? entry("evidence.source", ...joined(event.attributions.map(({ name }) => run(name, language)))) : []),
    ...entry("evidence.codes", make("bdi", { dir: "ltr" }, `CAMEO ${event.codes.cameo} · PLOVER ${event.codes.plover}`)));
}

const joined = (nodes) => nodes.flatMap((node, index) => (index ? [word("page.comma"), node] : [node]));

// How the date was found, in a sentence of the reader's language for each reading of it.
function derivation(event) {
  const { basis, derivation: account, edtf: value, alternatives } = event.time;
  return make("div", { class: "how" },
    make("p", {}, make("strong", {}, word("evidence.how") + ": ")),
    ...(basis === "none" ? [make("p", {}, word("evidence.none"))] : told(account, value)),
    ...(alternatives.length ? [make("p", {}, make("strong", {}, word("evidence.alternatives") + ": "))] : []),
    ...alternatives.flatMap((reading) => told(reading.derivation, reading.edtf)));
}

// The document tells derivations in one form of words: [with the KIND …: ]«WORDS»[ counted from DAY (BASIS)]: VALUE, and
// so on after "borne out by". What does not have that form is shown as it is.
const BORNE_OUT = "; borne out by ";
const TOLD = /^((?:with the \w+ (?:it belongs to|made at it): )*)«(.+)»(?: counted from (\d{4}-\d\d-\d\d) \((?:published|the day of the (\w+) in which it is told)\))?: (\S+)$/su;

function told(account, value) {
  if (account === null) return [make("p", {}, edtf(value))];
  const steps = account.split(BORNE_OUT).map((step) => TOLD.exec(step));
  if (steps.includes(null)) return [make("p", { class: "quiet", lang: "en", dir: "ltr" }, shown(account))];
  return steps.flatMap(([, connected, said, from, inside, result], index) => {
    const key = inside ? "counted_inside" : from ? "counted" : "read";
    const values = { words: shown(said), from: from && edtf(from), kind: word(`kind.${inside}`), date: edtf(index ? result : value) };
    return [
      make("p", {}, (index ? word("evidence.borne_out") + " " : "") + fill(word(`evidence.${key}`), values)),
      ...Array.from(connected.matchAll(/with the (\w+) /g), ([, kind]) =>
        make("p", { class: "quiet" }, fill(word("evidence.belongs"), { kind: word(`kind.${kind}`) }))),
    ];
  });
}

function claims(event, conflict) {
  const field = own(words().field, conflict.field) ?? word("field.other");
  return make("section", {}, heading("evidence.conflict", { field }),
    make("div", { class: "claims" }, ...conflict.values.map((value, index) => {
      const evidence = event.evidence[conflict.evidence[index]];
      const article = articles.get(evidence.article);
      return make("div", {}, run(conflict.field === "time" ? edtf(value) : value, null, "b"),
        run(evidence.quote, article.language, "blockquote"), make("p", { class: "quiet" }, run(sourceName(article), article.language)));
    })), conflict.field !== "time" ? make("p", { class: "quiet", lang: "en", dir: "ltr" }, shown(conflict.note)) : null);
}

function corrections(event) {
  if (!event.corrections.length) return [];
  const told = event.corrections.map(({ field, was, who, why }) => {
    const aside = (text) => isolated(text ?? "", "\u2068"); // its direction is that of its first letter
    const values = { field: own(words().field, field) ?? word("field.other"), was: field === "time" ? edtf(was) : aside(was), who: aside(who), why: aside(why) };
    return make("li", { dir: "auto" }, fill(word(was === null ? "evidence.corrected_nothing" : "evidence.corrected"), values));
  });
  return [make("section", {}, heading("evidence.corrections"), make("ul", {}, told))];
}

function mention(event, evidence) {
  const article = articles.get(evidence.article);
  const url = webAddress(article.url);
  return make("article", { class: "mention" },
    make("blockquote", { lang: article.language, dir: "auto" }, ...marked(event, evidence)),
    make("p", {}, make("strong", {}, run(sourceName(article), article.language)), word("page.comma"),
      fill(word("evidence.published"), { date: edtf(dayOf(article.published)) })),
    article.title && article.source ? make("p", {}, run(article.title, article.language)) : null,
    make("p", { class: "quiet" }, `${word("evidence.rule")}: `, run(evidence.rule, "en"), evidence.time ? [" · ", run(evidence.time.rule, "en")] : null),
    make("div", { class: "tools" },
      url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, word("button.source")) : null,
      copyButton("button.cite", () => citation(evidence, article))));
}

// The paragraph if its article is at hand, else the sentence, with the event's trigger, time, actors and what was said marked. Offsets
// count code points, JavaScript's strings count UTF-16 units: the text is taken apart into code points first.
function marked(event, evidence) {
  const [start, paragraph] = paragraphOf(evidence);
  const letters = Array.from(paragraph);
  const classes = new Array(letters.length).fill("");
  const paint = (from, to, name) => {
    for (let at = Math.max(from - start, 0); at < Math.min(to - start, letters.length); at++) classes[at] = name;
  };
  if (start !== evidence.start || letters.length !== evidence.end - evidence.start) {
    paint(start, evidence.start, "around");
    paint(evidence.end, start + letters.length, "around");
  }
  if (evidence.said) paint(evidence.said.start, evidence.said.end, "said");
  for (const name of actorNames(event))
    for (let at = paragraph.indexOf(name); at >= 0; at = paragraph.indexOf(name, at + name.length)) {
      const offset = Array.from(paragraph.slice(0, at)).length + start;
      if (offset >= evidence.start && offset < evidence.end) paint(offset, offset + Array.from(name).length, "actor");
    }
  paint(evidence.trigger.start, evidence.trigger.end, "trigger");
  if (evidence.time) paint(evidence.time.start, evidence.time.end, "time");
  const pieces = [];
  for (let at = 0; at < letters.length; ) {
    let to = at + 1;
    while (to < letters.length && classes[to] === classes[at]) to++;
    const text = breakable(letters.slice(at, to).join(""));
    pieces.push(...(classes[at] === "" ? text : [make(classes[at] === "around" ? "span" : "mark", { class: classes[at] }, text)]));
    at = to;
  }
  return pieces;
}

function paragraphOf(evidence) {
  const known = own(data.paragraphs, evidence.article) ?? [];
  const found = known.findLast(([start]) => start <= evidence.start);
  return found && found[0] + Array.from(found[1]).length >= evidence.end ? found : [evidence.start, evidence.quote];
}

// Full names, and the last names by which the text goes on calling people.
const actorNames = (event) =>
  [...new Set(event.participants.flatMap(({ name, identity }) => [name, identity?.name, name.includes(" ") ? name.split(" ").at(-1) : null]))]
    .filter((name) => name && name.length > 2 && name.length < 200)
    .sort((a, b) => a.length - b.length);

const citation = (evidence, article) =>
  fill(word("evidence.citation"), {
    quote: shown(evidence.quote).trim(),
    source: [shown(article.title ?? ""), shown(article.source ?? "")].filter(Boolean).join(word("page.comma")) || word("evidence.untitled"),
    published: edtf(dayOf(article.published)),
    url: webAddress(article.url) ?? "",
  }).trim();

function copyButton(key, text) {
  const button = make("button", { type: "button" }, word(key));
  button.addEventListener("click", async () => {
    await copy(text());
    button.textContent = word("button.copied");
    setTimeout(() => (button.textContent = word(key)), 2000);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

function tools(event) {
  const step = (key, by) => {
    const button = make("button", { type: "button" }, word(key));
    const ids = shownIds();
    const next = ids[ids.indexOf(event.id) + by];
    button.disabled = next === undefined || !ids.includes(event.id);
    button.addEventListener("click", () => openEvidence(next));
    return button;
  };
  return make("div", { class: "tools" }, step("button.previous", -1), step("button.next", 1),
    make("a", { href: `#event=${encodeURIComponent(event.id)}` }, word("button.permalink")));
}
