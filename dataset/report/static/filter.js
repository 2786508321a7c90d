// Which facts are in view: facets, search and order over columns of numbers.

function facetsOf(facts, describe, reviews) {
  const { head } = facts;
  // A facet holds for each fact the number of its value; values are keys for the address.
  const facet = (name, keyOf) => {
    const numbers = new Map();
    const code = new Uint32Array(facts.count);
    for (let fact = 0; fact < facts.count; fact++) {
      const key = keyOf(fact) || "";
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      code[fact] = numbers.get(key);
    }
    return { name, keys: [...numbers.keys()], code };
  };
  const remembered = (run) => {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, run(key));
      return known.get(key);
    };
  };
  const province = remembered((id) => describe.province(id));
  const year = (date) => date && date.slice(0, 4);
  const status = (fact) => {
    const found = (facts.checksOf.get(fact) || []).map((n) => head.checks[n][6]);
    return WORST_FIRST.find((worst) => found.includes(worst)) || "none";
  };
  const sure = (fact) => {
    const confidence = Number(facts.get(fact, "confidence"));
    return confidence >= 0.95 ? "high" : confidence >= 0.85 ? "middle" : "low";
  };
  const of = (name) => (fact) => facts.get(fact, name);
  return [
    facet("kind", (fact) => facts.kindOf(fact)),
    facet("province", (fact) => province(of("place_id")(fact))),
    facet("year", (fact) => year(of("period_start")(fact))),
    facet("check", status),
    facet("unit", of("unit")),
    facet("document", of("document_id")),
    facet("model", of("canonical_name")),
    facet("published", (fact) => year(facts.about(facts.article[fact], "published_at"))),
    facet("site", (fact) => facts.about(facts.article[fact], "site")),
    facet("sure", sure),
    facet("rule", of("rule")),
    facet("placed", (fact) => (facts.isPlaced(fact) ? "yes" : "no")),
    { name: "review", keys: VERDICTS,
      code: Uint16Array.from(facts.kind, (_, fact) => VERDICTS.indexOf(reviews.verdictOf(fact))) },
  ];
}

const VERDICTS = ["", "right", "wrong"];
const COLUMN_OF_SORT = {
  value: "value", when: "period_start", where: "place_id", sure: "confidence",
};

class Filter {
  constructor(facts, facets) {
    Object.assign(this, { facts, facets, orders: new Map() });
    this.fails = new Uint8Array(facts.count);
    this.lastFailed = new Uint8Array(facts.count);
  }

  // The facts in view in their order, and for each facet how often each value would be.
  apply(chosen, matches, sort) {
    const { fails, lastFailed, facets } = this;
    fails.fill(0);
    if (matches)
      for (let fact = 0; fact < fails.length; fact++) if (!matches[fact]) fails[fact] = 2;
    facets.forEach((facet, n) => {
      const wanted = chosen[facet.name];
      if (!wanted || !wanted.length) return;
      const allowed = Uint8Array.from(facet.keys, (key) => (wanted.includes(key) ? 1 : 0));
      for (let fact = 0; fact < fails.length; fact++)
        if (!allowed[facet.code[fact]]) { fails[fact]++; lastFailed[fact] = n; }
    });
    const counts = facets.map((facet) => new Uint32Array(facet.keys.length));
    facets.forEach((facet, n) => {
      for (let fact = 0; fact < fails.length; fact++)
        if (!fails[fact] || (fails[fact] === 1 && lastFailed[fact] === n))
          counts[n][facet.code[fact]]++;
    });
    const order = this.order(sort);
    const rows = new Uint32Array(fails.length);
    let length = 0;
    for (const fact of order) if (!fails[fact]) rows[length++] = fact;
    return { rows: rows.subarray(0, length), counts };
  }

  // All facts in the order of a column; `-value` the other way. What has no value stands last.
  order(sort) {
    if (!this.orders.has(sort)) this.orders.set(sort, this.sorted(sort || ""));
    return this.orders.get(sort);
  }

  sorted(sort) {
    const { count } = this.facts;
    const name = sort.replace("-", "");
    if (!name) return Uint32Array.from({ length: count }, (_, fact) => fact);
    const ranks = this.ranks(name);
    const most = ranks.reduce((a, b) => Math.max(a, b), 0);
    const down = sort.startsWith("-");
    // Rank and fact in one number: a typed array of numbers sorts by itself, and quickly.
    const keys = Float64Array.from(ranks, (rank, fact) =>
      (rank === 0 ? most + 1 : down ? most - rank : rank) * count + fact);
    keys.sort();
    return Uint32Array.from(keys, (key) => key % count);
  }

  ranks(name) {
    const { facts } = this;
    const ranks = new Float64Array(facts.count);
    const compare = new Intl.Collator("vi").compare;
    if (name === "article") {
      const [ranked] = rankOf(facts.head.articles.title.values, compare);
      return ranks.map((_, fact) => ranked[facts.head.articles.title.numbers[facts.article[fact]]]);
    }
    if (name === "kind") return ranks.map((_, fact) => facts.kind[fact] + 1);
    const column = COLUMN_OF_SORT[name];
    const byNumber = column === "value" || column === "confidence";
    const all = new Set();
    for (const table of facts.tables)
      (table.columns[column] || { values: [] }).values.forEach((value) => all.add(value));
    const label = (id) => (facts.head.places[id] || [id])[0];
    const [, rank] = rankOf([...all], byNumber ? (a, b) => a - b
      : column === "place_id" ? (a, b) => compare(label(a), label(b)) : (a, b) => (a < b ? -1 : 1));
    return ranks.map((_, fact) => rank.get(facts.get(fact, column)) || 0);
  }
}

// The ranks of values, from 1: by place (0 for none), and by value.
function rankOf(values, compare) {
  const sorted = [...values].sort(compare);
  const rank = new Map(sorted.map((value, n) => [value, n + 1]));
  return [[0, ...values.map((value) => rank.get(value))], rank];
}
