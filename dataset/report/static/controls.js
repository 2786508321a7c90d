// What the reader can do: keys, boxes and buttons, and the parts that only they change.

// For each fact whether the search found its sentence, or its article.
function matching(facts, found, scope) {
  const matches = new Uint8Array(facts.count);
  const { texts } = facts;
  for (let fact = 0; fact < facts.count; fact++) {
    const article = facts.article[fact];
    if (scope === "article") {
      matches[fact] = found.articles.has(article) ? 1 : 0;
      continue;
    }
    const hits = found.hits[texts.blockOf(article)];
    if (!hits.length) continue;
    const [start, end] = facts.sentenceSpan(fact);
    const at = firstFrom(hits, texts.starts[article] + start);
    if (at < hits.length && hits[at] + found.length <= texts.starts[article] + end)
      matches[fact] = 1;
  }
  return matches;
}

function hitsOf(texts, found, article) {
  const first = texts.starts[article];
  const hits = found.hits[texts.blockOf(article)];
  const spans = [];
  for (let n = firstFrom(hits, first); n < hits.length; n++) {
    if (hits[n] >= first + texts.units[article]) break;
    spans.push([hits[n] - first, hits[n] - first + found.length]);
  }
  return spans;
}

// What documents and models are called, by their ids: names stand in the order of the dictionary.
function namesOf(facts) {
  const named = (table, column, names) => {
    const { values } = facts.tables.find(({ name }) => name === table).columns[column];
    return new Map(values.map((value, n) => [value, names[n]]));
  };
  return { documentNames: named("citations", "document_id", facts.head.documents),
    modelNames: named("models", "canonical_name", facts.head.models) };
}

// The box of a facet is drawn anew with each choice; the focus stays where it was.
function refocus(name, key) {
  const boxes = document.querySelectorAll(`[data-facet="${name}"] input`);
  for (const box of boxes) if (box.value === key) box.focus();
}

function bindControls(page) {
  let waiting = 0;
  find("query").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => page.seek(event.target.value), 120);
  });
  find("scope").addEventListener("change", (event) => page.change({ scope: event.target.value }));
  find("check-status").addEventListener("change", (event) => {
    page.change({ status: event.target.value });
    drawChecks(page);
  });
  find("close").addEventListener("click", () => page.close());
  find("earlier").addEventListener("click", () => page.reading.step(-1, page.fact));
  find("later").addEventListener("click", () => page.reading.step(1, page.fact));
  find("language").addEventListener("click", () => {
    page.state.language = said.language === "vi" ? "en" : "vi";
    writeAddress(page.state);
    page.followAddress();
    drawReviews(page);
  });
  find("save-csv").addEventListener("click", () => saveRows(page, page.rows, true));
  find("save-json").addEventListener("click", () => saveRows(page, page.rows, false));
  find("save-reviews").addEventListener("click", async () =>
    saveAs("danh-gia.jsonl", "application/x-ndjson", [await page.reviews.lines(page.facts)]));
  find("open-keys").addEventListener("click", () => find("keys").showModal());
  find("show-all").addEventListener("click", () => showPlain(page));
  find("heads").addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (head && SORTS.includes(head.dataset.column)) page.sortBy(head.dataset.column);
  });
  for (const tab of TABS)
    find(`tab-${tab}`).addEventListener("click", () => page.change({ tab }, true));
  find("tabs").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const tab = TABS[(TABS.indexOf(page.state.tab) + by + TABS.length) % TABS.length];
    page.change({ tab }, true);
    find(`tab-${tab}`).focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const language = page.state.language;
    page.state = { ...stateOf(link.dataset.go), language };
    writeAddress(page.state, true);
    page.followAddress();
  });
  window.addEventListener("hashchange", () => page.followAddress());
  window.addEventListener("popstate", () => page.followAddress());
  window.addEventListener("beforeprint", () => layOutPrint(page));
  window.addEventListener("afterprint", () => fill("printed"));
  document.addEventListener("keydown", (event) => pressed(page, event));
  drawReviews(page);
}
