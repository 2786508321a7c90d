// The table of the facts in view: only the rows on the screen are in the document.

const COLUMNS = ["kind", "value", "about", "sentence", "when", "where", "article", "sure"];
const BEFORE = 26; // units of a sentence that a row shows before its fact
const SPARE = 8; // rows drawn above and below the screen

class FactTable {
  constructor(page) {
    this.page = page;
    this.rows = new Uint32Array(0);
    this.active = 0;
    this.box = find("box");
    this.grid = find("grid");
    this.body = find("rows");
    this.box.addEventListener("scroll", () => this.draw());
    window.addEventListener("resize", () => this.draw());
    this.grid.addEventListener("keydown", (event) => this.pressed(event));
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (row) this.choose(Number(row.dataset.at), true);
    });
  }

  get height() { return window.matchMedia("(max-width: 720px)").matches ? 64 : 34; }

  show(rows, fact) {
    this.rows = rows;
    const at = fact < 0 ? -1 : rows.indexOf(fact);
    this.active = Math.max(0, at);
    if (at >= 0) this.reveal();
    else this.box.scrollTop = 0;
    this.draw();
  }

  // Only the box is scrolled: scrollIntoView would move the page, and a notebook around it.
  reveal() {
    const top = this.active * this.height;
    const room = this.box.clientHeight - 2 * this.height;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top > this.box.scrollTop + room) this.box.scrollTop = top - room;
  }

  choose(at, isOpened) {
    if (!this.rows.length) return;
    this.active = Math.min(Math.max(at, 0), this.rows.length - 1);
    this.reveal();
    this.draw();
    if (isOpened) this.page.open(this.rows[this.active]);
  }

  pressed(event) {
    const screen = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: screen, PageUp: -screen,
      Home: -this.rows.length, End: this.rows.length };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in steps) this.choose(this.active + steps[event.key], false);
    else if (event.key === "Enter" || event.key === " ") this.choose(this.active, true);
    else return;
    event.preventDefault();
  }

  draw() {
    const { height, rows } = this;
    const shown = Math.ceil((this.box.clientHeight || 600) / height) + 2 * SPARE;
    const first = Math.max(0, Math.min(
      Math.floor(this.box.scrollTop / height) - SPARE, rows.length - shown));
    const last = Math.min(rows.length, first + shown);
    this.grid.style.setProperty("--above", `${first * height}px`);
    this.grid.style.setProperty("--below", `${(rows.length - last) * height}px`);
    this.grid.setAttribute("aria-rowcount", rows.length + 1);
    this.body.replaceChildren(...Array.from(rows.subarray(first, last), (fact, n) =>
      this.line(fact, first + n)));
    this.ask(rows.subarray(first, last));
    const active = find(`row-${this.active}`);
    if (active) this.grid.setAttribute("aria-activedescendant", active.id);
    else this.grid.removeAttribute("aria-activedescendant");
  }

  // Asks for the texts of rows, once for all, and draws the rows again when they are there.
  ask(rows) {
    const { facts, texts } = this.page;
    const missing = new Set();
    for (const fact of rows)
      if (!texts.has(facts.article[fact])) missing.add(texts.blockOf(facts.article[fact]));
    if (missing.size)
      Promise.all([...missing].map((block) => texts.load(block))).then(() => this.draw());
    else performance.mark("filled"); // for those who measure: the rows stand there with their words
  }

  line(fact, at) {
    const { facts, describe, reviews } = this.page;
    const isActive = at === this.active;
    const cells = factCells(facts, describe, fact);
    const verdict = reviews.verdictOf(fact);
    return element("tr", { id: `row-${at}`, "data-at": at, "aria-rowindex": at + 2,
      "aria-selected": String(isActive), class: verdict && `judged-${verdict}` },
    ...COLUMNS.map((name) => element("td", { class: `c-${name}` }, ...cells[name])));
  }
}

function badge(facts, fact) {
  const kind = facts.kindOf(fact);
  return element("span", { class: `kind k-${kind}` }, say(`kind.${kind}`));
}

// The cells of a row; without its words where their text is not there yet.
function factCells(facts, describe, fact) {
  const article = facts.article[fact];
  const { texts } = facts;
  if (!texts.has(article)) {
    return Object.fromEntries(COLUMNS.map((name) =>
      [name, name === "kind" ? [badge(facts, fact)] : [name === "sentence" ? "…" : ""]]));
  }
  return {
    kind: [badge(facts, fact)],
    value: [element("b", {}, describe.value(fact))],
    about: [describe.about(fact)],
    sentence: [element("div", {}, ...snippet(facts, fact))],
    when: [describe.when(fact)],
    where: [describe.placeName(facts.get(fact, "place_id"))],
    article: [describe.title(article)],
    sure: [percent(percentage(facts.get(fact, "confidence")))],
  };
}

function percentage(share) { return share === null ? null : String(Math.round(share * 1000) / 10); }

function snippet(facts, fact) {
  if (!facts.isPlaced(fact)) return [facts.sentence(fact)];
  const article = facts.article[fact];
  const [first, last] = facts.sentenceSpan(fact);
  const [start, end] = [facts.start[fact], facts.start[fact] + facts.length[fact]];
  const text = (a, b) => facts.texts.slice(article, a, b);
  let from = Math.max(first, start - BEFORE);
  if (from > first) from += text(from, start).indexOf(" ") + 1;
  const kind = facts.kindOf(fact);
  return [
    (from > first ? "…" : "") + text(from, start),
    element("mark", { class: `k-${kind}` }, text(start, end)),
    text(end, last),
  ];
}
