// Packed blocks of the page as bytes, columns of numbers, and texts over the page's own alphabet.

function bytesOf(letters) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(letters);
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
}

async function unpack(id) {
  const node = document.getElementById(id);
  const packed = new Blob([bytesOf(node.textContent.trim())]);
  node.remove();
  const plain = packed.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

// Columns stand one behind the other, each as planes of bytes, the lowest first.
function columnReader(bytes) {
  let at = 0;
  return (width, length) => {
    const Numbers = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[width];
    const numbers = new Numbers(length);
    for (let plane = 0; plane < width; plane++, at += length)
      for (let n = 0; n < length; n++) numbers[n] |= bytes[at + n] << (8 * plane);
    return numbers;
  };
}

function readFacts(head, bytes) {
  const next = columnReader(bytes);
  const facts = {};
  for (const [name, width, length] of head.columns) facts[name] = next(width, length);
  facts.tables = head.tables.map((table) => {
    const columns = {};
    for (const column of table.columns) {
      const lengths = column.lengths && next(column.lengths, table.rows);
      columns[column.name] = {
        lengths, values: column.values, numbers: next(column.width, table.rows),
      };
    }
    return { name: table.name, rows: table.rows, columns };
  });
  return facts;
}

const OTHER = 255; // a unit beyond the alphabet
const ONE_BYTE = 128; // entries below are written as one byte

// Texts are kept as one byte a UTF-16 unit: half the room of strings, and offsets are the same.
class Texts {
  constructor(head, units) {
    this.size = head.block;
    this.alphabet = Uint16Array.from({ length: 256 }, (_, n) => head.alphabet.charCodeAt(n) || 0);
    this.others = head.others;
    this.units = units;
    this.raw = new Array(head.others.length).fill(null);
    this.pending = new Map();
    this.starts = new Uint32Array(units.length); // of each article in its block
    for (let a = 1; a < units.length; a++)
      if (a % this.size) this.starts[a] = this.starts[a - 1] + units[a - 1] + 1;
    const numberOf = new Map([...head.alphabet.split("")].map((unit, n) => [unit, n]));
    this.firsts = new Uint32Array(head.entries.length + 1);
    const letters = [];
    head.entries.forEach((entry, n) => {
      for (const unit of entry.split("")) letters.push(numberOf.get(unit));
      if (!entry) letters.push(OTHER);
      this.firsts[n + 1] = letters.length;
    });
    this.letters = Uint8Array.from(letters);
  }

  blockOf(article) { return Math.floor(article / this.size); }

  has(article) { return this.raw[this.blockOf(article)] !== null; }

  load(block) {
    if (this.raw[block]) return Promise.resolve();
    if (!this.pending.has(block))
      this.pending.set(block, unpack(`t${block}`).then((bytes) => {
        this.raw[block] = this.spell(bytes, block);
        this.pending.delete(block);
      }));
    return this.pending.get(block);
  }

  spell(bytes, block) {
    const last = Math.min((block + 1) * this.size, this.units.length) - 1;
    const out = new Uint8Array(this.starts[last] + this.units[last] + 1);
    const { firsts, letters } = this;
    let to = 0;
    for (let at = 0; at < bytes.length; ) {
      let entry = bytes[at++];
      if (entry >= ONE_BYTE) entry = ONE_BYTE + (entry - ONE_BYTE) * 256 + bytes[at++];
      for (let n = firsts[entry]; n < firsts[entry + 1]; n++) out[to++] = letters[n];
    }
    return out;
  }

  // The nth unit beyond the alphabet stands where the nth 255 does.
  other(block, at) {
    const raw = this.raw[block];
    let nth = -1;
    for (let n = raw.indexOf(OTHER); n >= 0 && n <= at; n = raw.indexOf(OTHER, n + 1)) nth++;
    return this.others[block][nth];
  }

  unit(block, at) {
    const letter = this.raw[block][at];
    return letter === OTHER ? this.other(block, at) : this.alphabet[letter];
  }

  slice(article, start, end) {
    const block = this.blockOf(article);
    const first = this.starts[article];
    const raw = this.raw[block].subarray(first + Math.max(0, start), first + end);
    const units = Uint16Array.from(raw, (letter) => this.alphabet[letter]);
    if (this.others[block].length)
      for (let n = raw.indexOf(OTHER); n >= 0; n = raw.indexOf(OTHER, n + 1))
        units[n] = this.other(block, first + Math.max(0, start) + n);
    return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units);
  }

  text(article) { return this.slice(article, 0, this.units[article]); }
}
