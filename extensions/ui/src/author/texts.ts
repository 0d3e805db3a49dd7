/** Lists and tables as people type them, and back. Null for what cannot be read. */

export interface Codec {
  write: (value: unknown) => string;
  read: (text: string) => unknown;
}

/** One a line; spaces at the beginning of a line count. */
export const lines: Codec = {
  write: value => (Array.isArray(value) ? value.join('\n') : ''),
  read: text => (text.trim() ? text.replace(/\n+$/, '').split('\n') : [])
};

/** Words with commas between them. */
export const words: Codec = {
  write: value => (Array.isArray(value) ? value.join(', ') : ''),
  read: text =>
    text
      .split(',')
      .map(one => one.trim())
      .filter(Boolean)
};

/** Numbers with commas between them, or a place of the variant: {{ times }}. */
export const numbers: Codec = {
  write: value => (Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''),
  read: text => (text.includes('{{') ? text.trim() : listOf(text))
};

/** Lines of whole numbers: 1 2 4 3. */
export const orders: Codec = {
  write: value => (Array.isArray(value) ? value.map(one => (one as number[]).join(' ')).join('\n') : ''),
  read: text => {
    const read = text
      .split('\n')
      .filter(one => one.trim())
      .map(listOf);
    return read.includes(null) ? null : read;
  }
};

function listOf(text: string): number[] | null {
  const found = text.split(/[\s,;]+/).filter(Boolean);
  const read = found.map(Number);
  return read.some(Number.isNaN) ? null : read;
}

/** What stands in a cell of a table: a number where it reads as one. */
export function cellOf(text: string): string | number | null {
  const plain = text.trim();
  return plain === '' ? null : Number.isNaN(Number(plain)) ? plain : Number(plain);
}
