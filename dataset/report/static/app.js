// The page: read from its blocks, followed by its address, opened at a fact.

class Page extends View {
  constructor(head, columns) {
    super();
    this.head = head;
    said.words = head.words;
    const facts = readFacts(head, columns);
    this.texts = new Texts(head, facts.units);
    this.facts = new Facts(head, facts, this.texts);
    this.describe = describer(this.facts);
    this.reviews = new Reviews(head);
    this.facets = facetsOf(this.facts, this.describe, this.reviews);
    this.filter = new Filter(this.facts, this.facets);
    this.search = new Search(this.texts);
    Object.assign(this, namesOf(this.facts));
    this.opened = new Set(["kind", "province", "year", "check"]);
    this.widened = new Set();
    this.fact = -1;
    this.found = null;
    this.state = stateOf(window.location.hash);
    this.reading = new ArticleView(this);
    this.table = new FactTable(this);
  }

  start() {
    bindControls(this);
    find("filters").open = !window.matchMedia("(max-width: 720px)").matches;
    this.followAddress();
    this.allTexts = this.loadTexts();
  }

  // All texts one block after another, with a breath between, so that the page stays awake.
  async loadTexts() {
    for (let block = 0; block < this.texts.raw.length; block++) {
      await this.texts.load(block);
      this.search.fold(block);
      await new Promise((resume) => { setTimeout(resume); });
    }
    performance.mark("search");
    find("query").removeAttribute("aria-busy");
    if (this.state.query) this.draw();
    drawChecks(this);
  }

  followAddress() {
    this.state = stateOf(window.location.hash);
    speak(this.state.language);
    find("query").value = this.state.query;
    find("scope").value = this.state.scope;
    find("check-status").value = this.state.status;
    this.draw();
    drawChecks(this);
    if (this.state.fact) this.openById(this.state.fact, this.state.article);
    else if (this.state.article) this.openArticle(this.state.article);
    else this.close(true);
  }

  openById(id, articleId) {
    const fact = this.facts.find(id, articleId);
    if (fact >= 0) this.open(fact);
    else announce(say("no.fact", { id }));
  }

  openArticle(id) {
    const article = this.facts.articleNumbers.get(id);
    if (article !== undefined) this.read(article, -1);
    else announce(say("no.fact", { id }));
  }

  // Shows a fact in its article, with why it is what it is.
  open(fact, isTabChanged) {
    const article = this.facts.article[fact];
    const tab = isTabChanged ? "facts" : this.state.tab;
    this.fact = fact;
    Object.assign(this.state, { fact: this.facts.id(fact), tab,
      article: this.head.articles.id[article] });
    writeAddress(this.state, true);
    if (isTabChanged) this.draw();
    this.read(article, fact);
  }

  async read(article, fact) {
    const shown = [article, ...this.comparedWith(fact)];
    await Promise.all(shown.map((other) => this.texts.load(this.texts.blockOf(other))));
    const hits = this.found ? hitsOf(this.texts, this.found, article) : [];
    find("pane").hidden = false;
    document.body.classList.add("reading");
    this.fact = fact;
    this.reading.show(article, fact, hits);
    fill("about-article", ...articleHead(this, article));
    fill("why", ...(fact < 0 ? [] : whyPanel(this, fact)));
    this.reading.light(fact);
    if (fact >= 0) announce(`${this.describe.value(fact)}. ${this.facts.sentence(fact)}`);
    const at = this.rows.indexOf(fact);
    if (at >= 0) this.table.choose(at, false);
  }

  // The articles of the facts that a check compares with this one.
  comparedWith(fact) {
    const { facts } = this;
    return (facts.checksOf.get(fact) || [])
      .flatMap((n) => this.head.checks[n][3]).map((other) => facts.article[other]);
  }

  close(isQuiet) {
    find("pane").hidden = true;
    document.body.classList.remove("reading");
    this.fact = -1;
    if (isQuiet) return;
    Object.assign(this.state, { fact: "", article: "" });
    writeAddress(this.state, true);
    find("grid").focus();
  }

  judge(fact, verdict) {
    if (fact < 0) return;
    this.reviews.judge(fact, verdict);
    this.afterVerdict(fact);
    const now = this.reviews.verdictOf(fact);
    announce(now ? say(`review.${now}`) : say("review.none"));
  }

  noted(fact, note) {
    this.reviews.put(fact, this.reviews.verdictOf(fact), note);
    this.afterVerdict(fact);
  }

  afterVerdict(fact) {
    const facet = this.facets.find(({ name }) => name === "review");
    facet.code[fact] = facet.keys.indexOf(this.reviews.verdictOf(fact));
    if (this.fact === fact) fill("why", ...whyPanel(this, fact));
    drawReviews(this);
    this.table.draw();
  }
}

async function begin() {
  if (!window.DecompressionStream) {
    find("old").hidden = false;
    return;
  }
  const read = async (id) => new TextDecoder().decode(await unpack(id));
  const [head, columns] = await Promise.all([read("head"), unpack("columns")]);
  window.solieu = new Page(JSON.parse(head), columns);
  window.solieu.start();
}

begin();
