// Words, numbers, dates and names in the reader's language. The same writing of dates as words.py; a test compares them.

// What the program packed into the page.
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

const [timeline, data] = (await Promise.all(["document", "data"].map(unpacked))).map((text) => JSON.parse(text));
const articles = new Map(timeline.articles.map((article) => [article.id, article]));
const events = new Map(timeline.events.map((event) => [event.id, event]));
const LANGUAGES = Object.keys(data.words);

// What the reader has chosen; page.js keeps it in step with the form and with the hash.
const settings = { language: data.language, hijri: false, ...data.settings };

const words = () => data.words[settings.language];
const word = (key) => key.split(".").reduce((group, name) => group && own(group, name), words()) ?? key.split(".").at(-1);
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const number = (value) =>
  settings.language === "ar" && settings.digits === "arabic"
    ? String(value).replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    : String(value);

const monthNames = () => data.months[settings.language === "ar" ? settings.months : "english"];

// An EDTF date or interval, as the document has it, in words; anything else comes back as it is.
function edtf(value) {
  if (value === null) return word("date.undated");
  const plain = value.replaceAll("~", "");
  const [first, last, ...more] = plain.split("/");
  if (more.length) return value;
  let text;
  if (last === undefined) text = unit(first);
  else if (first === "..") text = fill(word("date.until"), { last: unit(last) });
  else if (last === "..") text = fill(word("date.from"), { first: unit(first) });
  else text = fill(word("date.between"), { first: unit(first, last), last: unit(last) });
  return plain === value ? text : fill(word("date.approximate"), { date: text });
}

// A day leaves out what it shares with the last day of its interval.
function unit(value, until = "") {
  const match = /^([0-9]{2,4})(X{0,2})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?$/.exec(value);
  if (!match) return value;
  const [, digits, unknown, month, day] = match;
  let grain = day ? "day" : month ? "month" : ["year", "decade", "century"][unknown.length];
  if (day && until.length === value.length && until.slice(0, 4) === value.slice(0, 4))
    grain = until.slice(0, 7) === value.slice(0, 7) ? "day_of_month" : "day_of_year";
  return fill(word(`date.${grain}`), {
    day: number(Number(day)),
    month: month && monthNames()[Number(month) - 1],
    year: number(Number(digits + "0".repeat(unknown.length))),
  });
}

const dayOf = (date) => date.slice(0, 10);
const hijriOf = (value) => {
  const text = data.hijri[settings.language][value];
  return text ? number(text) : null;
};

// Names that are known in Latin letters are shown so to readers of English; with the language that the name is in.
function nameOf(participant, language) {
  const latin = participant.identity && participant.identity.latin;
  return settings.language === "en" && latin ? [latin, "en"] : [participant.name, language];
}

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);
// The language of the article that an event was first found in, which its names and places are in.
const languageOf = (event) => articles.get(event.evidence[0].article).language;

const countryName = (code) => (own(data.countries, code) ?? [code, code])[LANGUAGES.indexOf(settings.language)];
const sourceName = (article) => shown(article.source ?? article.title ?? word("evidence.untitled"));

// As in text.py: no character of an article steers the direction of what stands around it.
const shown = (text) =>
  text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, "\ufffd");
const isolated = (text, isolate = settings.language === "ar" ? "\u2067" : "\u2066") =>
  isolate + shown(text).replace(/\s+/g, " ") + "\u2069";
const cut = (text, longest) => {
  const characters = Array.from(text);
  return characters.length <= longest ? text : characters.slice(0, longest - 1).join("").trimEnd() + "…";
};

// Arabic is searched without its diacritics, and with the letters that writers exchange for each other made one.
const FOLDED = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ؤ: "و", ئ: "ي", ى: "ي", ة: "ه", ی: "ي", ک: "ك" };
const fold = (text) =>
  text
    .normalize("NFKC")
    .replace(/[أإآٱؤئىةیک]/g, (letter) => FOLDED[letter])
    .normalize("NFD")
    .replace(/[\p{Mn}\u0640ء]|\p{Cf}/gu, "")
    .replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .toLowerCase()
    .replace(/\s+/g, " ");

// An element with attributes and children; strings become text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

// Text of the article or a name, with its own language and direction.
const run = (text, lang, tag = "bdi", attributes = {}) => make(tag, { lang, dir: "auto", ...attributes }, breakable(text));

// As in text.py: text with places to break in words that no language has; laying these out takes browsers minutes.
const breakable = (text) =>
  shown(text).split(/(\S{80})(?=\S)/u).filter(Boolean).flatMap((part, index) => (index ? [make("wbr"), part] : [part]));

function glyph(kind, status) {
  const svg = document.querySelector(`.filters .glyph.${kind}`).cloneNode(true);
  svg.setAttribute("class", `glyph ${kind} ${status}`);
  return svg;
}

const webAddress = (url) => (url && /^https?:\/\/[^\s\\\x00-\x1f\x7f]+$/i.test(url) ? url : null);
