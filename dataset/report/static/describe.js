// A fact in words: its value, what it is about, when and where.

const SIGNS = { ">": "over", "<": "under", "~": "about", ">=": "least", "<=": "most" };

function describer(facts) {
  const get = (fact, name) => facts.get(fact, name);

  function value(fact) {
    const table = facts.tableOf(fact).name;
    if (table === "citations")
      return get(fact, "symbol") || get(fact, "name") || facts.surface(fact);
    if (table === "models") {
      const count = get(fact, "count");
      return get(fact, "name") + (count ? ` (${number(count)})` : "");
    }
    const parts = [];
    const change = get(fact, "change");
    if (change) parts.push(say(change));
    const modifier = get(fact, "modifier");
    if (modifier) parts.push(say(SIGNS[modifier] || modifier));
    return [...parts, figure(fact)].join(" ");
  }

  function figure(fact, write = scaled) {
    const most = get(fact, "value_max");
    const total = get(fact, "total");
    let written = write(get(fact, "value"));
    if (most) written += `–${write(most)}`;
    if (total) written += `/${write(total)}`;
    const unit = get(fact, "unit");
    if (unit === "%") return written + (said.language === "vi" ? " %" : "%");
    if (unit === "pp") return `${written} ${say("points")}`;
    return unit ? `${written} ${unit}` : written;
  }

  // What the figure counts, the share is of, the document is about.
  function about(fact) {
    const table = facts.tableOf(fact).name;
    if (table === "counts") {
      const [item, action] = [get(fact, "item"), get(fact, "action")];
      return [action, item === get(fact, "unit") ? null : item].filter(Boolean).join(" · ");
    }
    if (table === "percentages") {
      const base = get(fact, "base");
      return [get(fact, "of"), base && say("against", { base })].filter(Boolean).join(" · ");
    }
    if (table === "models") return say(`kind.${facts.kindOf(fact)}`);
    const told = ["doc_type", "issuer", "title"].map((name) => get(fact, name));
    return told.filter(Boolean).join(" · ");
  }

  function when(fact) {
    if (facts.tableOf(fact).name === "citations") return day(get(fact, "issued_on"));
    return period(get(fact, "period_start"), get(fact, "period_end"));
  }

  function placeName(id) {
    const place = id && facts.head.places[id];
    return place ? place[0] : id || "";
  }

  // The place with the units above it.
  function where(id) {
    const names = [];
    for (let at = id; at && facts.head.places[at]; at = facts.head.places[at][2])
      names.push(facts.head.places[at][0]);
    return names.length ? names.join(", ") : id || "";
  }

  function province(id) {
    let at = id;
    while (at && facts.head.places[at] && facts.head.places[at][2]) at = facts.head.places[at][2];
    return at;
  }

  function vintage(id) {
    const place = id && facts.head.places[id];
    return place ? say(`vintage.${place[4]}`) : "";
  }

  function title(article) {
    return facts.about(article, "title") || facts.about(article, "source") || "";
  }

  function origin(article) {
    const told = [facts.about(article, "site"), day(facts.about(article, "published_at"))];
    return told.filter(Boolean).join(", ") || say("undated");
  }

  return { value, figure, about, when, where, placeName, province, vintage, title, origin };
}

// A text cut into pieces wherever a span begins or ends, each with the numbers of its spans.
function pieces(start, end, spans) {
  const cuts = new Set([start, end]);
  for (const [from, to] of spans) [from, to].forEach((cut) => {
    if (cut > start && cut < end) cuts.add(cut);
  });
  const ends = [...cuts].sort((a, b) => a - b);
  const opening = spans.map((span, n) => n).sort((a, b) => spans[a][0] - spans[b][0]);
  const found = [];
  let open = [];
  let next = 0;
  for (let n = 0; n + 1 < ends.length; n++) {
    while (next < opening.length && spans[opening[next]][0] <= ends[n]) open.push(opening[next++]);
    open = open.filter((of) => spans[of][1] > ends[n]);
    found.push({ start: ends[n], end: ends[n + 1], of: [...open].sort((a, b) => a - b) });
  }
  return found;
}
