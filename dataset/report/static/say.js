// Words in the language of the reader, numbers and dates as that language writes them.

const said = { language: "vi", words: {} };

// The words of a key; `{name}` in them is replaced by the given value.
function say(key, given = {}) {
  const words = said.words[key] ? said.words[key][said.language === "vi" ? 0 : 1] : key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in given ? given[name] : whole));
}

// An exact decimal as it is written: 1.234,5 or 1,234.5.
function number(figure) {
  if (figure === null) return "";
  const [, sign, whole, , rest] = /^(-?)(\d+)(\.(\d+))?$/.exec(String(figure)) || [];
  if (whole === undefined) return String(figure);
  const [thousands, point] = said.language === "vi" ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return (sign ? "−" : "") + grouped + (rest ? point + rest : "");
}

const SCALES = [[9, "billion"], [6, "million"]];

// A large figure in millions or billions, where that is exact and short: 1,5 tỷ.
function scaled(figure) {
  const [whole, rest] = String(figure || "").split(".");
  for (const [places, word] of rest ? [] : SCALES) {
    const split = whole.length - places;
    const behind = whole.slice(Math.max(split, 0)).replace(/0+$/, "");
    if (split > 0 && behind.length < 3)
      return `${number(whole.slice(0, split) + (behind && `.${behind}`))} ${say(word)}`;
  }
  return number(figure);
}

function percent(figure) { return number(figure) + (said.language === "vi" ? " %" : "%"); }

// 2024-06-30 as 30/06/2024, 2024-06 as 06/2024; a time behind it stays.
function day(date) {
  if (!date) return "";
  const [, year, month, date_, time] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?/.exec(date) || [];
  if (!year) return date;
  return [date_, month, year].filter(Boolean).join("/") + (time ? ` ${time}` : "");
}

// Two days as a person says them: a year, a quarter, a month, or from and to.
function period(start, end) {
  if (!start && !end) return "";
  if (!start || !end) return `${day(start) || "…"} – ${day(end) || "…"}`;
  const [from, to] = [start.split("-"), end.split("-")];
  const last = new Date(Date.UTC(+to[0], +to[1], 0)).getUTCDate();
  const ends = from[2] === "01" && +to[2] === last && from[0] === to[0];
  if (ends && from[1] === "01" && to[1] === "12") return from[0];
  if (ends && from[1] === to[1]) return `${from[1]}/${from[0]}`;
  if (ends && from[0] === to[0]) return `${from[1]}–${to[1]}/${from[0]}`;
  return start === end ? day(start) : `${day(start)} – ${day(end)}`;
}

// An element with a class, an attribute or more, and children that are text or elements. The only
// way from data to the page: text becomes text nodes, never markup.
function element(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "on") Object.entries(value).forEach(([event, run]) => {
      node.addEventListener(event, run);
    });
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function find(id) { return document.getElementById(id); }

function fill(id, ...children) {
  const node = typeof id === "string" ? find(id) : id;
  node.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function button(words, run, given = {}) {
  return element("button", { type: "button", on: { click: run }, ...given }, words);
}

// The words of all parts of the page that stand in the document itself.
function speak(language) {
  said.language = language;
  document.documentElement.lang = language;
  find("language").lang = language === "vi" ? "en" : "vi";
  for (const node of document.querySelectorAll("[data-say]"))
    node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-label]"))
    node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]"))
    node.setAttribute("placeholder", say(node.dataset.hint));
  for (const node of document.querySelectorAll("[data-only]"))
    node.hidden = node.dataset.only !== language;
}
