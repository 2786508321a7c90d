// The rows in view as a file: CSV as the tables are written, or JSON lines.

function outColumns(facts) {
  const names = new Set();
  for (const table of facts.tables) Object.keys(table.columns).forEach((name) => names.add(name));
  return ["fact_id", "fact", "article_id", "start", "end", "surface", "sentence", ...names,
    "article_title", "published_at", "site", "source", "verdict", "note"];
}

function outRow(page, fact) {
  const { facts, reviews } = page;
  const article = facts.article[fact];
  const [start, end] = facts.offsets(fact);
  const row = { fact_id: facts.id(fact), fact: FACT_OF_TABLE[facts.tableOf(fact).name],
    article_id: facts.head.articles.id[article], start, end, surface: facts.surface(fact),
    sentence: facts.sentence(fact), article_title: facts.about(article, "title"),
    published_at: facts.about(article, "published_at"), site: facts.about(article, "site"),
    source: facts.about(article, "source"), verdict: reviews.verdictOf(fact) || null,
    note: reviews.noteOf(fact) || null };
  for (const name of Object.keys(facts.tableOf(fact).columns)) row[name] = facts.get(fact, name);
  return row;
}

const NUMBERS = new Set(["start", "end", "value", "value_max", "total", "numerator",
  "denominator", "count", "term", "confidence"]);

// A text that a spreadsheet would run as a formula gets an apostrophe in front.
function csvCell(name, value) {
  if (value === null || value === undefined) return "";
  let text = String(value);
  if (!NUMBERS.has(name) && /^'*[=+\-@\t\r\n＝＋－＠]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

async function saveRows(page, rows, isCsv) {
  await page.allTexts;
  const names = outColumns(page.facts);
  const parts = isCsv ? [`\ufeff${names.join(",")}\r\n`] : [];
  for (let from = 0; from < rows.length; from += 2000)
    parts.push(Array.from(rows.subarray(from, from + 2000), (fact) => {
      const row = outRow(page, fact);
      if (!isCsv) return `${JSON.stringify(row)}\n`;
      return `${names.map((name) => csvCell(name, row[name])).join(",")}\r\n`;
    }).join(""));
  if (isCsv) saveAs("solieu.csv", "text/csv;charset=utf-8", parts);
  else saveAs("solieu.jsonl", "application/x-ndjson", parts);
}
