// Search in which marks that are typed count, and marks that are not do not; whole syllables.

const ALIKE = { "đ": "d", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'" };

function foldedUnit(unit) {
  const letter = unit.normalize("NFD").toLowerCase();
  const base = ALIKE[letter[0]] || letter[0];
  if (/\s/u.test(base)) return " ";
  return /[‐-―−]/u.test(base) ? "-" : base;
}

function foldedText(text) { return Array.from(text.normalize("NFC"), foldedUnit).join(""); }

function readQuery(typed) {
  const text = typed.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  const quoted = /^["“](.+)["”]$/u.exec(text);
  const words = quoted ? quoted[1] : text;
  const folded = foldedText(words);
  const isQuoted = Boolean(quoted);
  return { text: words, folded, isQuoted, exact: isQuoted || words !== folded };
}

// The tone of an open rhyme stands on either of its vowels: hoà is hòa. What is quoted stays.
const OLD_TONES = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;

function newTones(text) {
  return text.replace(OLD_TONES, ([first, second]) => {
    const [base, ...marks] = second.normalize("NFD");
    return (first + marks.join("")).normalize("NFC") + base;
  });
}

function isRespelt(form, query) {
  return !query.isQuoted && newTones(form) === newTones(query.text);
}

class Search {
  constructor(texts) {
    this.texts = texts;
    this.folded = texts.raw.map(() => null);
    const units = Array.from(texts.alphabet, (code) => String.fromCharCode(code));
    this.lower = Uint16Array.from(units, (unit) =>
      /\s/u.test(unit) ? 32 : unit.toLowerCase().charCodeAt(0));
    // What folds to no ASCII gets a byte of its own, as far as there are any above 160.
    this.bytes = Uint8Array.from(units, (unit, n) => {
      const code = foldedUnit(unit).charCodeAt(0);
      return code < 128 ? code : 160 + (n % 95);
    });
    this.bytes[OTHER] = 255;
    this.byteOf = new Map(Array.from(this.lower, (code, n) => [code, this.bytes[n]]));
  }

  fold(block) {
    if (this.folded[block] !== null) return;
    const bytes = this.texts.raw[block].map((letter) => this.bytes[letter]);
    this.folded[block] = new TextDecoder("latin1").decode(bytes);
  }

  get isReady() { return this.folded.every((block) => block !== null); }

  // The query as the folded texts spell it.
  pattern(query) {
    const codes = Array.from({ length: query.folded.length }, (_, n) => {
      const code = query.folded.charCodeAt(n);
      return code < 128 ? code : this.byteOf.get(query.text.charCodeAt(n)) || 255;
    });
    return String.fromCharCode(...codes);
  }

  // Where the query stands: for each block the offsets, and how often each spelling of it was met.
  find(query) {
    const pattern = this.pattern(query);
    const forms = new Map();
    const articles = new Set();
    let total = 0;
    const hits = this.folded.map((folded, block) => {
      const found = [];
      if (!pattern || folded === null) return found;
      for (let at = folded.indexOf(pattern); at >= 0; at = folded.indexOf(pattern, at + 1)) {
        if (!isWhole(folded, at, pattern.length)) continue;
        const form = this.spelling(block, at, pattern.length);
        if (query.exact && form !== query.text && !isRespelt(form, query)) continue;
        forms.set(form, (forms.get(form) || 0) + 1);
        found.push(at);
      }
      total += found.length;
      this.addArticles(articles, block, found);
      return found;
    });
    const listed = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return { hits, forms: listed, total, articles, length: pattern.length };
  }

  spelling(block, at, length) {
    const raw = this.texts.raw[block];
    let form = "";
    for (let n = at; n < at + length; n++) {
      const letter = raw[n];
      const code = letter === OTHER ? this.texts.other(block, n) : this.lower[letter];
      form += String.fromCharCode(code);
    }
    return form;
  }

  addArticles(articles, block, found) {
    let article = block * this.texts.size;
    for (const at of found) {
      while (this.texts.starts[article] + this.texts.units[article] < at) article++;
      articles.add(article);
    }
  }
}

function isWord(code) { return (code >= 48 && code <= 57) || (code >= 97 && code <= 122); }

function isWhole(folded, at, length) {
  const open = isWord(folded.charCodeAt(at)) && at > 0 && isWord(folded.charCodeAt(at - 1));
  const last = at + length;
  const goesOn = last < folded.length && isWord(folded.charCodeAt(last));
  return !open && !(isWord(folded.charCodeAt(last - 1)) && goesOn);
}

// The place of the first of the ascending numbers that is no less than `least`.
function firstFrom(numbers, least) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
