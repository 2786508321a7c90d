// The facts of the dataset: each by its number, in text order, article by article.

class Facts {
  constructor(head, columns, texts) {
    Object.assign(this, columns, { head, texts });
    this.count = this.kind.length;
    this.kinds = head.kinds; // [name, number of its table]
    this.article = new Uint16Array(this.count);
    if (head.articles.id.length > 65535) this.article = new Uint32Array(this.count);
    this.firsts = new Uint32Array(this.facts.length + 1); // of each article
    this.row = new Uint32Array(this.count); // in its table
    const rows = head.tables.map(() => 0);
    let fact = 0;
    this.facts.forEach((count, article) => {
      for (let n = 0; n < count; n++, fact++) {
        this.article[fact] = article;
        this.row[fact] = rows[this.kinds[this.kind[fact]][1]]++;
      }
      this.firsts[article + 1] = fact;
    });
    this.checksOf = new Map();
    head.checks.forEach((check, n) => check[3].forEach((of) => {
      if (!this.checksOf.has(of)) this.checksOf.set(of, []);
      this.checksOf.get(of).push(n);
    }));
    this.articleNumbers = new Map(head.articles.id.map((id, n) => [id, n]));
  }

  kindOf(fact) { return this.kinds[this.kind[fact]][0]; }

  tableOf(fact) { return this.tables[this.kinds[this.kind[fact]][1]]; }

  odd(fact) { return this.head.odd[fact] || {}; }

  isPlaced(fact) { return this.length[fact] > 0; }

  // The value of a column as the tables write it; null where there is none.
  get(fact, name) {
    const column = this.tableOf(fact).columns[name];
    if (!column) return null;
    const span = this.span(fact, name);
    if (span) return this.texts.slice(this.article[fact], ...span);
    const number = column.numbers[this.row[fact]];
    return number ? column.values[number - 1] : null;
  }

  // Where the words of a column stand in the text, if they do.
  span(fact, name) {
    const column = this.tableOf(fact).columns[name];
    const length = column && column.lengths ? column.lengths[this.row[fact]] : 0;
    if (!length) return null;
    const coded = column.numbers[this.row[fact]];
    const start = this.start[fact] + (coded % 2 ? -(coded + 1) / 2 : coded / 2);
    return [start, start + length];
  }

  surface(fact) {
    if (!this.isPlaced(fact)) return this.odd(fact).surface || "";
    const start = this.start[fact];
    return this.texts.slice(this.article[fact], start, start + this.length[fact]);
  }

  sentenceSpan(fact) {
    const end = this.start[fact] + this.length[fact];
    return [this.start[fact] - this.before[fact], end + this.after[fact]];
  }

  sentence(fact) {
    const odd = this.odd(fact);
    if (odd.sentence !== undefined) return odd.sentence;
    return this.texts.slice(this.article[fact], ...this.sentenceSpan(fact));
  }

  // A field of the article: title, published_at, author, site, source or place_id.
  about(article, name) {
    const field = this.head.articles[name];
    const number = field.numbers[article];
    return number ? field.values[number - 1] : null;
  }

  // Offsets as the tables count them, in code points.
  offsets(fact) {
    const odd = this.odd(fact);
    if (odd.surface !== undefined) return [odd.start, odd.end];
    const pairs = this.head.pairs[this.article[fact]] || [];
    const ends = [this.start[fact], this.start[fact] + this.length[fact]];
    // `pairs` are in code points, too: the nth pair adds one unit to all that stands behind it.
    return ends.map((unit) => {
      let point = unit;
      pairs.forEach((pair, n) => { if (pair + n < unit) point = unit - n - 1; });
      return point;
    });
  }

  // The id that ids.py makes: of the article, the table, the offsets, and which of those there.
  id(fact) {
    const odd = this.odd(fact);
    if (odd.id) return odd.id;
    const table = this.tableOf(fact).name;
    const [start, end] = this.offsets(fact);
    let nth = 1;
    const first = this.firsts[this.article[fact]];
    for (let other = fact - 1; other >= first && this.sameSpan(other, fact); other--)
      if (this.tableOf(other).name === table) nth++;
    const of = this.head.articles.id[this.article[fact]];
    const digest = sha256([of, table, start, end, nth].join("\x1f"));
    return ID_LETTERS[table] + digest.slice(0, 20);
  }

  sameSpan(one, other) {
    return this.start[one] === this.start[other] && this.length[one] === this.length[other];
  }

  // The number of the fact of that id; -1 where the dataset has none. The article makes it quick.
  find(id, articleId) {
    const article = this.articleNumbers.get(articleId);
    const [first, last] = article === undefined
      ? [0, this.count] : [this.firsts[article], this.firsts[article + 1]];
    for (let fact = first; fact < last; fact++)
      if (this.odd(fact).id === id || this.id(fact) === id) return fact;
    return -1;
  }
}

const ID_LETTERS = { citations: "c", counts: "n", percentages: "p", models: "m" };
