// The arithmetic of a report in view: what it states, what its other figures give.

// The figures of a check as an expression, `62/77` or `2 + 3 + 203`.
function expression(facts, describe, check) {
  const [, , rule, of] = check;
  const plain = (fact) => number(facts.get(fact, "value"));
  if (rule === "ratio") {
    const share = of[of.length - 1];
    const part = facts.get(of[0], "total") ? of[0] : null;
    const [top, whole] = part !== null
      ? [facts.get(part, "value"), facts.get(part, "total")]
      : [facts.get(share, "numerator"), facts.get(share, "denominator")];
    return top && whole ? `${number(top)}/${number(whole)}` : of.map(plain).join(", ");
  }
  if (rule === "sum") return of.slice(1).map(plain).join(" + ");
  if (rule === "shares") return of.map(plain).join(" + ");
  if (rule === "change") return of.slice(0, -1).map((fact) => describe.figure(fact)).join(" → ");
  return of.map((fact) => describe.figure(fact)).join(", ");
}

function isShare(facts, check) {
  const [, , rule, of] = check;
  const stated = rule === "sum" ? of[0] : of[of.length - 1];
  return stated !== undefined && facts.tableOf(stated).name === "percentages";
}

function formula(words) { return element("span", { class: "formula" }, words); }

// `62/77 = 80,5 %` and whether the article says so.
function equation(facts, describe, check) {
  const [, , rule, of, stated, expected, status] = check;
  if (rule === "conflict") return element("p", { class: "equation is-mismatch" },
    formula([...new Set(of.map((fact) => describe.value(fact)))].join(" ≠ ")));
  const shown = isShare(facts, check) ? percent : number;
  const sign = rule === "change" ? ": " : " = ";
  const apart = number(difference(stated, expected));
  const off = isShare(facts, check) ? `${apart} ${say("points")}` : apart;
  const verdict = status === "mismatch" ? say("check.off", { stated: shown(stated), off })
    : status === "incomplete" ? say("check.part", { stated: shown(stated) }) : say("check.agrees");
  return element("p", { class: `equation is-${status}` },
    formula(expression(facts, describe, check) + sign + shown(expected)),
    element("span", { class: "verdict" }, verdict));
}

// The exact difference of two decimals.
function difference(one, other) {
  const places = Math.max(...[one, other].map((figure) => (figure.split(".")[1] || "").length));
  const whole = (figure) => {
    const [left, right = ""] = figure.split(".");
    return BigInt(left + right.padEnd(places, "0"));
  };
  const apart = whole(one) - whole(other);
  const digits = String(apart < 0n ? -apart : apart).padStart(places + 1, "0");
  const split = digits.length - places;
  return digits.slice(0, split) + (places ? `.${digits.slice(split)}` : "");
}

// The sentences that the facts of a check stand in, each once, with those facts marked.
function evidence(facts, of) {
  const sentences = new Map();
  for (const fact of of) {
    const key = `${facts.article[fact]} ${facts.sentenceSpan(fact)}`;
    if (!sentences.has(key)) sentences.set(key, []);
    sentences.get(key).push(fact);
  }
  return [...sentences.values()].map((among) => {
    const article = facts.article[among[0]];
    const [start, end] = facts.sentenceSpan(among[0]);
    const spans = among.map((fact) => [facts.start[fact], facts.start[fact] + facts.length[fact]]);
    return { article, nodes: pieces(start, end, spans).map((piece) => {
      const text = facts.texts.slice(article, piece.start, piece.end);
      if (!piece.of.length) return text;
      return element("mark", { class: `k-${facts.kindOf(among[piece.of[0]])} compared` }, text);
    }) };
  });
}

// The evidence of a check side by side, each sentence with its source and date.
function sides({ facts, describe }, check) {
  return element("div", { class: "sides" }, ...evidence(facts, check[3]).map(({ article, nodes }) =>
    element("blockquote", {}, element("p", {}, ...nodes),
      element("footer", {}, element("cite", {}, describe.title(article)),
        ` · ${describe.origin(article)}`))));
}

// A check with its formula and its evidence.
function checkCard(page, n) {
  const { facts, describe } = page;
  const check = facts.head.checks[n];
  const about = check[7] ? `: ${aboutConflict(describe, check[7])}` : "";
  return element("li", { class: `check is-${check[6]}` },
    element("h2", {}, say(`rule.${check[2]}`), about, " ",
      element("span", { class: `status is-${check[6]}` }, say(`check.${check[6]}`))),
    equation(facts, describe, check),
    sides(page, check),
    check[3].length ? button(say("check.open"), () => page.open(check[3][0], true)) : null);
}

// What a figure is of on which articles disagree: indicator, place and period.
function aboutConflict(describe, [indicator, place, start, end]) {
  return [indicator, describe.where(place), period(start, end)].filter(Boolean).join(", ");
}
