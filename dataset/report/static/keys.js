// Keys for everything, and the plain table for printing and for the browser's own search.

const KEYS = {
  "/": (page) => { page.change({ tab: "facts" }); find("query").focus(); },
  j: (page) => page.table.choose(page.table.active + 1, !find("pane").hidden),
  k: (page) => page.table.choose(page.table.active - 1, !find("pane").hidden),
  "]": (page) => page.reading.step(1, page.fact),
  "[": (page) => page.reading.step(-1, page.fact),
  y: (page) => page.judge(judgedNow(page), "right"),
  n: (page) => page.judge(judgedNow(page), "wrong"),
  m: (page) => { if (find("note")) find("note").focus(); },
  "?": () => find("keys").showModal(),
};

// The fact that is open, else the row that is active.
function judgedNow(page) {
  if (page.fact >= 0) return page.fact;
  const at = page.rows[page.table.active];
  return page.state.tab === "facts" && at !== undefined ? at : -1;
}

function pressed(page, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || find("keys").open) return;
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) &&
    event.target.type !== "checkbox";
  if (event.key === "Escape") {
    if (isTyping) event.target.blur();
    else if (!find("pane").hidden) page.close();
    return;
  }
  if (isTyping || !find("use-keys").checked || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key](page);
}

const MOST_PLAIN = 2000;
const MOST_PRINTED = 700;

function plainTable(page, most) {
  const shown = page.rows.subarray(0, most);
  const lines = Array.from(shown, (fact) => {
    const cells = factCells(page.facts, page.describe, fact);
    return element("tr", {}, ...COLUMNS.map((name) => element("td", { class: `c-${name}` }, element("div", {}, ...cells[name]))));
  });
  const heads = COLUMNS.map((name) => element("th", { scope: "col", class: `c-${name}` },
    say(`head.${name}`)));
  const words = say("plain.shown", { n: number(shown.length), all: number(page.rows.length) });
  return element("table", { class: "plain" },
    element("caption", {}, `${words} ${filterWords(page)}`),
    element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines));
}

async function showPlain(page) {
  await page.allTexts;
  const isShown = find("plain").childElementCount > 0;
  fill("plain", isShown ? null : plainTable(page, MOST_PLAIN));
  find("box").hidden = !isShown;
  find("show-all").setAttribute("aria-pressed", String(!isShown));
  if (isShown) page.table.draw();
}

// Paper has no scrolling: the rows in view, as many as the caption says.
function layOutPrint(page) {
  if (page.state.tab === "facts") fill("printed", plainTable(page, MOST_PRINTED));
}
