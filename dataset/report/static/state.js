// The whole state of the page, in its address: what is chosen, sought, sorted and opened.

const TABS = ["overview", "facts", "checks", "rejects"];
const SORTS = ["kind", "value", "when", "where", "article", "sure"];
const FACETS = ["kind", "province", "year", "check", "unit", "document", "model", "published",
  "site", "sure", "rule", "placed", "review"];

function emptyState() {
  return { tab: "overview", query: "", scope: "sentence", sort: "", chosen: {}, article: "",
    fact: "", status: "", language: "vi" };
}

function stateOf(hash) {
  const state = emptyState();
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const one = (name, allowed, otherwise) =>
    allowed.includes(given.get(name)) ? given.get(name) : otherwise;
  state.query = given.get("q") || "";
  state.scope = one("in", ["sentence", "article"], "sentence");
  state.language = one("l", ["vi", "en"], "vi");
  const sorts = SORTS.flatMap((sort) => [sort, `-${sort}`]);
  state.sort = one("sort", sorts, "");
  for (const name of FACETS) if (given.has(name)) state.chosen[name] = given.getAll(name);
  state.status = one("status", WORST_FIRST, "");
  state.article = given.get("a") || "";
  state.fact = given.get("f") || "";
  const isAsked = state.query || state.fact || state.article || Object.keys(state.chosen).length;
  state.tab = one("v", TABS, isAsked ? "facts" : "overview");
  return state;
}

function hashOf(state) {
  const told = new URLSearchParams();
  if (state.tab !== "overview") told.set("v", state.tab);
  if (state.query) told.set("q", state.query);
  if (state.query && state.scope !== "sentence") told.set("in", state.scope);
  for (const name of FACETS) for (const key of state.chosen[name] || []) told.append(name, key);
  if (state.sort) told.set("sort", state.sort);
  if (state.status) told.set("status", state.status);
  if (state.article) told.set("a", state.article);
  if (state.fact) told.set("f", state.fact);
  if (state.language !== "vi") told.set("l", state.language);
  return `#${told}`;
}

// Within a notebook's frame "#x" would be resolved against the notebook, so the whole is written.
function addressOf(hash) { return window.location.href.split("#")[0] + hash; }

function linkOf(facts, fact) {
  const article = facts.head.articles.id[facts.article[fact]];
  return addressOf(`#${new URLSearchParams({ a: article, f: facts.id(fact) })}`);
}

function writeAddress(state, isStep) {
  const address = addressOf(hashOf(state));
  if (address === window.location.href) return;
  try {
    if (isStep) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  } catch (refused) {
    // A frame may forbid it: the page works on, without its state in the address.
    if (!(refused instanceof DOMException)) throw refused;
  }
}
