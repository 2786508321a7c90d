// The facets beside the table, with live counts, and the filter in words.

const SHOWN = 8; // values of a facet before "more"

function facetLabel(page, name, key) {
  if (!key) return say(name === "review" ? "review.none" : "none");
  if (name === "kind") return say(`kind.${key}`);
  if (name === "province") {
    const { describe } = page;
    return `${describe.placeName(key)}${key.startsWith("34:") ? ` (${say("since.2025")})` : ""}`;
  }
  if (name === "document") return page.documentNames.get(key) || key;
  if (name === "model") return page.modelNames.get(key) || key;
  if (["check", "sure", "placed", "review"].includes(name)) return say(`${name}.${key}`);
  return key;
}

function facetBox(page, facet, counts) {
  const { state } = page;
  const chosen = state.chosen[facet.name] || [];
  if (counts.reduce((met, count) => met + (count > 0), 0) < 2 && !chosen.length) return null;
  if (!chosen.length && !page.opened.has(facet.name)) return facetFold(page, facet, false);
  const listed = facet.keys.map((key, n) => ({ key, count: counts[n] }))
    .filter(({ key, count }) => count || chosen.includes(key))
    .sort((a, b) => (a.key === "") - (b.key === "") || b.count - a.count ||
      (a.key < b.key ? -1 : 1));
  const isWide = page.widened.has(facet.name);
  const shown = listed.filter(({ key }, n) => isWide || n < SHOWN || chosen.includes(key))
    .slice(0, 400);
  const items = shown.map(({ key, count }) => {
    const box = element("input", { type: "checkbox", value: key,
      on: { change: () => page.toggle(facet.name, key) } });
    box.checked = chosen.includes(key);
    return element("li", {}, element("label", {}, box,
      element("span", { class: "name" }, facetLabel(page, facet.name, key)),
      element("span", { class: "number" }, number(count))));
  });
  const rest = listed.length - shown.length;
  const more = listed.length > SHOWN ? button(
    isWide ? say("facet.less") : say("facet.more", { n: number(rest) }),
    () => page.widen(facet.name), { class: "quiet", "data-widen": facet.name }) : null;
  return facetFold(page, facet, true, element("ul", {}, ...items), more);
}

// A closed facet is only its heading: what is in it is listed when it is opened.
function facetFold(page, facet, isOpen, ...content) {
  return element("details", { open: isOpen, "data-facet": facet.name,
    on: { toggle: (event) => page.unfold(facet.name, event.target.open) } },
  element("summary", {}, say(`facet.${facet.name}`)), ...content.filter(Boolean));
}

// `319 trong 46.902 dữ kiện: loại là tiền; nơi là Lâm Đồng; câu có “nghi quyet”`.
function filterWords(page) {
  const { state, rows, facts } = page;
  const told = page.facets.filter((facet) => (state.chosen[facet.name] || []).length)
    .map((facet) => say("filter.is", { facet: say(`facet.${facet.name}`).toLowerCase(),
      values: state.chosen[facet.name].map((key) => facetLabel(page, facet.name, key))
        .join(say("or")) }));
  const query = state.query.trim().replace(/^["“](.+)["”]$/u, "$1"); // its words stand in quotes
  if (query) told.push(say(`filter.${state.scope}`, { query,
    how: say(readQuery(state.query).exact ? "marks.exact" : "marks.folded") }));
  const counted = say("count", { n: number(rows.length), all: number(facts.count) });
  return told.length ? `${counted}: ${told.join("; ")}` : counted;
}

// A button for each condition, which takes it away.
function filterTokens(page) {
  const { state } = page;
  const tokens = page.facets.flatMap((facet) => (state.chosen[facet.name] || []).map((key) =>
    button(`${facetLabel(page, facet.name, key)} ✖`, () => page.toggle(facet.name, key),
      { class: "token",
        "aria-label": say("remove", { what: facetLabel(page, facet.name, key) }) })));
  if (tokens.length || state.query)
    tokens.push(button(say("clear"), () => page.clear(), { class: "quiet" }));
  return tokens;
}

// The spellings that a search without marks met; a click asks for one of them exactly.
function formChips(page) {
  const { found, state } = page;
  if (!found) return [];
  const told = element("span", {}, say("hits", { n: number(found.total),
    articles: number(found.articles.size) }));
  if (readQuery(state.query).exact || found.forms.length < 2) return [told];
  const most = found.forms.slice(0, 12).map(([form, times]) =>
    button(`${form} ${number(times)}`, () => page.seek(`"${form}"`), { class: "chip" }));
  const rest = found.forms.length - most.length;
  const more = rest > 0 ? element("span", {}, say("forms.more", { n: number(rest) })) : null;
  return [told, ...most, more];
}
