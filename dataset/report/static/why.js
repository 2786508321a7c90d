// Why a fact says what it says: its words, value, rule, confidence, period, place, arithmetic.

function whyPanel(page, fact) {
  const { facts, describe } = page;
  const lines = [];
  const line = (key, value) => {
    if (value !== null && value !== undefined && value !== "")
      lines.push(element("div", {}, element("dt", {}, say(key)), element("dd", {}, value)));
  };
  const get = (name) => facts.get(fact, name);
  line("why.surface", facts.surface(fact));
  if (get("value")) line("why.value", describe.figure(fact, number));
  for (const name of WORDS) line(`column.${name}`, get(name));
  line("why.when", describe.when(fact));
  line("why.where", placeOf(describe, get("place_id")));
  line("why.document", documentOf(page, fact));
  line("why.rule", ruleOf(page.head, get("rule")));
  line("why.sure", percent(percentage(get("confidence"))));
  if (!facts.isPlaced(fact)) line("why.unplaced", facts.sentence(fact));
  const checks = (facts.checksOf.get(fact) || []).map((n) => facts.head.checks[n]);
  return [
    element("p", { class: "fact-head" }, badge(facts, fact), " ",
      element("strong", {}, describe.value(fact))),
    ...checks.map((check) => equation(facts, describe, check)),
    ...checks.filter((check) => check[2] === "conflict").map((check) => sides(page, check)),
    element("p", { class: "acts" },
      button(say("copy.fact"), (event) => copy(event.target, quoted(page, fact))),
      button(say("copy.link"), (event) => copy(event.target, linkOf(facts, fact)))),
    reviewBox(page, fact),
    element("dl", {}, ...lines),
  ];
}

const WORDS = ["item", "of", "action", "base", "doc_type", "symbol", "name", "repaired", "title",
  "issuer", "term", "pinpoint", "numerator", "denominator", "unit_code"];

function placeOf(describe, id) {
  if (!id) return "";
  return element("span", {}, describe.where(id), " ", element("code", {}, id),
    ` (${describe.vintage(id)})`);
}

function documentOf(page, fact) {
  const { facts } = page;
  const resolution = facts.get(fact, "resolution");
  if (!resolution) return "";
  const candidates = facts.get(fact, "candidates");
  const id = facts.get(fact, "document_id");
  const known = say(`resolution.${resolution}`);
  return element("span", {}, page.documentNames.get(id) || "", ` (${known}) `,
    element("code", {}, (resolution === "ambiguous" && candidates) || id || ""));
}

function ruleOf(head, rule) {
  const told = head.rules[rule];
  return element("span", {}, element("code", {}, rule || ""),
    told ? ` ${told[said.language === "vi" ? 0 : 1]}` : "");
}

// The fact with all that a reader of a quotation asks for.
function quoted(page, fact) {
  const { facts, describe } = page;
  const article = facts.article[fact];
  const link = sourceLink(facts, article, facts.surface(fact));
  return [`“${facts.sentence(fact).trim()}”`,
    `${facts.surface(fact)} — ${describe.title(article)}, ${describe.origin(article)}`,
    link || facts.about(article, "source") || "", facts.id(fact)].join("\n");
}

// The address of an article on the web, which then shows the words; null for what is no address.
function sourceLink(facts, article, words) {
  const source = facts.about(article, "source") || "";
  if (!/^https?:\/\//i.test(source)) return null;
  try {
    const address = new URL(source);
    const coded = encodeURIComponent(words).replace(/-/g, "%2D");
    return address.href.split("#")[0] + (words ? `#:~:text=${coded}` : "");
  } catch (refused) {
    if (refused instanceof TypeError) return null;
    throw refused;
  }
}

// Puts a text on the clipboard, by the older way where a page from disk may not use the newer.
async function copy(at, text) {
  let isDone = false;
  try {
    await navigator.clipboard.writeText(text);
    isDone = true;
  } catch (refused) {
    const area = element("textarea", { class: "aside", readonly: true }, text);
    document.body.append(area);
    area.select();
    isDone = document.execCommand("copy");
    area.remove();
    at.focus();
  }
  announce(say(isDone ? "copied" : "not.copied"));
}

function announce(words) { fill("told", words); }

function articleHead(page, article) {
  const { facts, describe } = page;
  const link = sourceLink(facts, article, "");
  const source = facts.about(article, "source") || "";
  const place = facts.about(article, "place_id");
  const told = [describe.origin(article), facts.about(article, "author"), describe.where(place)];
  const { of } = page.reading;
  const missing = of.filter((fact) => !facts.isPlaced(fact));
  return [
    element("h2", { id: "reader-title", tabindex: "-1" }, describe.title(article)),
    element("p", { class: "meta" }, told.filter(Boolean).join(" · "), " · ", link
      ? element("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, source)
      : source),
    element("p", { class: "meta" }, say("article.facts", { n: number(of.length) }),
      missing.length ? ` ${say("article.unplaced", { n: number(missing.length) })}` : ""),
    ...missing.map((fact) => element("p", { class: "unplaced" },
      button(facts.surface(fact), () => page.open(fact)))),
  ];
}
