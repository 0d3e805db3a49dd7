/** Python's plain values as text: read one by one, and written as people quote. */

/** A number keeps the way it was typed: 3.20 has three figures. */
export class Typed {
  constructor(readonly text: string) {}
}

export type Value = string | Typed | boolean | null | Value[];

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' };
const CODES: Record<string, number> = { x: 2, u: 4, U: 8 };
const NUMBER = /[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAMES = /None|True|False/y;
const GAP = /(?:\s|#[^\n]*)*/y;
const DEEPEST = 6;

/** A text that is no list of plain values. */
export class UnreadValue extends Error {}

/** The values between a bracket at `open` and its end; `end` is the place of the closing bracket. */
export function readValues(text: string, open: number): { values: Value[]; end: number } {
  const reader = new Reader(text, open + 1);
  const values = reader.list(')', 0);
  return { values, end: reader.place - 1 };
}

class Reader {
  constructor(
    private readonly text: string,
    public place: number
  ) {}

  /** Values up to the closing bracket, which is taken too. */
  list(close: string, depth: number): Value[] {
    const values: Value[] = [];
    for (;;) {
      this.gap();
      if (this.text[this.place] === close) {
        this.place++;
        return values;
      }
      values.push(this.value(depth));
      this.gap();
      if (this.text[this.place] === ',') {
        this.place++;
      } else if (this.text[this.place] !== close) {
        throw new UnreadValue();
      }
    }
  }

  private value(depth: number): Value {
    const next = this.text[this.place];
    if (next === '"' || next === "'") {
      return this.quoted(next);
    }
    if ((next === '[' || next === '(') && depth < DEEPEST) {
      this.place++;
      return this.list(next === '[' ? ']' : ')', depth + 1);
    }
    const name = this.take(NAMES);
    if (name !== null) {
      return name === 'None' ? null : name === 'True';
    }
    const number = this.take(NUMBER);
    if (number === null) {
      throw new UnreadValue();
    }
    return new Typed(number);
  }

  private quoted(quote: string): string {
    const long = this.text.startsWith(quote.repeat(3), this.place);
    const mark = long ? quote.repeat(3) : quote;
    this.place += mark.length;
    let made = '';
    while (!this.text.startsWith(mark, this.place)) {
      const letter = this.text[this.place];
      if (letter === undefined || (letter === '\n' && !long)) {
        throw new UnreadValue();
      }
      this.place++;
      made += letter === '\\' ? this.escape() : letter;
    }
    this.place += mark.length;
    return made;
  }

  private escape(): string {
    const letter = this.text[this.place++] ?? '';
    const digits = CODES[letter];
    if (digits === undefined) {
      return ESCAPES[letter] ?? `\\${letter}`;
    }
    const code = this.text.slice(this.place, this.place + digits);
    const number = Number.parseInt(code, 16);
    if (!/^[\da-fA-F]+$/.test(code) || code.length < digits || number > 0x10ffff) {
      throw new UnreadValue();
    }
    this.place += digits;
    return String.fromCodePoint(number);
  }

  private gap(): void {
    this.take(GAP);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.place;
    const found = pattern.exec(this.text);
    if (!found) {
      return null;
    }
    this.place = pattern.lastIndex;
    return found[0];
  }
}

/** The value as Python writes it. */
export function written(value: Value): string {
  if (value instanceof Typed) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return `[${value.map(written).join(', ')}]`;
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  return value === null ? 'None' : value ? 'True' : 'False';
}

function quote(text: string): string {
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  const safe = text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replaceAll(mark, `\\${mark}`);
  return mark + safe + mark;
}
