// An article as it was read, unaltered, with every fact of it marked, overlaps included.

class ArticleView {
  constructor(page) {
    this.page = page;
    this.article = -1;
    this.box = find("text");
    this.box.addEventListener("click", (event) => this.clicked(event));
  }

  show(article, fact, hits) {
    const { facts } = this.page;
    const [first, last] = [facts.firsts[article], facts.firsts[article + 1]];
    this.article = article;
    this.of = Array.from({ length: last - first }, (_, n) => first + n);
    const placed = this.of.filter((of) => facts.isPlaced(of));
    const spans = placed.map((of) => [facts.start[of], facts.start[of] + facts.length[of]]);
    const sought = hits.map(([start, end]) => [start, end]);
    const cut = pieces(0, facts.units[article], [...spans, ...sought]);
    this.box.replaceChildren(...cut.map((piece) => this.piece(piece, placed)));
    this.light(fact);
  }

  piece(piece, placed) {
    const { facts } = this.page;
    const text = facts.texts.slice(this.article, piece.start, piece.end);
    const of = piece.of.filter((n) => n < placed.length).map((n) => placed[n]);
    const isHit = of.length < piece.of.length;
    if (!of.length) return isHit ? element("span", { class: "hit" }, text) : text;
    // The shortest of them gives the colour; a second line under the words tells of the others.
    const top = of.reduce((a, b) => (facts.length[b] < facts.length[a] ? b : a));
    const marked = { class: [`k-${facts.kindOf(top)}`, of.length > 1 && "over", isHit && "hit"]
      .filter(Boolean).join(" "), "data-of": of.join(" ") };
    return element("mark", marked, text);
  }

  // A click on words of several facts goes from one to the next.
  clicked(event) {
    const mark = event.target.closest("mark");
    if (!mark) return;
    const of = mark.dataset.of.split(" ").map(Number);
    const next = of[(of.indexOf(this.page.fact) + 1) % of.length];
    this.page.open(next);
  }

  // The chosen fact, its parts, and the facts that its checks compare with it.
  light(fact) {
    const { facts } = this.page;
    const compared = new Set((facts.checksOf.get(fact) || [])
      .flatMap((n) => facts.head.checks[n][3]));
    let chosen = null;
    for (const mark of this.box.querySelectorAll("mark")) {
      const of = mark.dataset.of.split(" ").map(Number);
      const isChosen = of.includes(fact);
      mark.classList.toggle("chosen", isChosen);
      mark.classList.toggle("compared", !isChosen && of.some((other) => compared.has(other)));
      if (isChosen && !chosen) chosen = mark;
    }
    const pane = find("reader");
    if (chosen) {
      const above = chosen.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += above - pane.clientHeight / 2;
    } else pane.scrollTop = 0;
  }

  step(by, fact) {
    const at = this.of.indexOf(fact);
    const next = this.of[at + by];
    if (next !== undefined) this.page.open(next);
  }
}
