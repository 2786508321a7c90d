// What a reader thinks of facts: right, wrong, a note. Saved as JSON lines for `solieu evaluate`.

class Reviews {
  constructor(head) {
    this.key = `solieu ${head.digest}`;
    this.judged = new Map(); // by the number of the fact
    try {
      const kept = JSON.parse(window.localStorage.getItem(this.key) || "[]");
      for (const [fact, verdict, note] of kept) this.judged.set(fact, { verdict, note });
    } catch (refused) {
      // A frame without an origin has no storage; verdicts last until the page is closed.
      this.isKept = false;
    }
  }

  verdictOf(fact) {
    const judged = this.judged.get(fact);
    return judged ? judged.verdict : "";
  }

  noteOf(fact) {
    const judged = this.judged.get(fact);
    return judged ? judged.note : "";
  }

  // The same verdict again takes it back.
  judge(fact, verdict) {
    const isSame = this.verdictOf(fact) === verdict;
    this.put(fact, isSame ? "" : verdict, this.noteOf(fact));
  }

  put(fact, verdict, note) {
    if (verdict || note) this.judged.set(fact, { verdict, note });
    else this.judged.delete(fact);
    const kept = [...this.judged].map(([of, { verdict: v, note: n }]) => [of, v, n]);
    try {
      window.localStorage.setItem(this.key, JSON.stringify(kept));
    } catch (refused) {
      this.isKept = false;
    }
  }

  get size() { return this.judged.size; }

  // A line a fact: what it is and where, by ids and by the hash of its text, and the verdict.
  async lines(facts) {
    const hashes = new Map();
    const found = [];
    for (const fact of [...this.judged.keys()].sort((a, b) => a - b)) {
      const article = facts.article[fact];
      await facts.texts.load(facts.texts.blockOf(article));
      if (!hashes.has(article))
        hashes.set(article, sha256(facts.texts.text(article).normalize("NFC")));
      const [start, end] = facts.offsets(fact);
      const { verdict, note } = this.judged.get(fact);
      found.push(JSON.stringify({
        fact_id: facts.id(fact), article: facts.head.articles.id[article],
        sha256: hashes.get(article), fact: FACT_OF_TABLE[facts.tableOf(fact).name], start, end,
        verdict: verdict || null, note,
      }));
    }
    return `${found.join("\n")}\n`;
  }
}

const FACT_OF_TABLE = { citations: "citation", counts: "count", percentages: "percentage",
  models: "model" };

function reviewBox(page, fact) {
  const { reviews } = page;
  const pressed = (verdict) => String(reviews.verdictOf(fact) === verdict);
  const note = element("input", { id: "note", type: "text", value: reviews.noteOf(fact),
    autocomplete: "off", on: { change: (event) => page.noted(fact, event.target.value) } });
  return element("fieldset", { class: "review" },
    element("legend", {}, say("review")),
    button(`✓ ${say("review.right")} (y)`, () => page.judge(fact, "right"),
      { "aria-pressed": pressed("right"), class: "right" }),
    button(`✗ ${say("review.wrong")} (n)`, () => page.judge(fact, "wrong"),
      { "aria-pressed": pressed("wrong"), class: "wrong" }),
    element("label", {}, `${say("review.note")} (m) `, note));
}

function saveAs(name, type, parts) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
