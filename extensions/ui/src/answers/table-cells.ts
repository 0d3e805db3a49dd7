/** A table to fill in: cells that are given, and those that students fill in. */
import type { Cell } from './forms.js';
import { Typed, type Value } from './python-values.js';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The rows of values, each as wide as the table; null for any other shape. */
export function rowsOf(values: Value[], rows: Cell[][]): Value[][] | null {
  const first = values[0];
  const nested = values.length === 1 && Array.isArray(first) && first.length > 0 && first.every(Array.isArray);
  const found = nested ? first : values;
  const fits =
    found.length === rows.length &&
    found.every((row, at) => Array.isArray(row) && row.length === rows[at]!.length && !row.some(Array.isArray));
  return fits ? (found as Value[][]) : null;
}

/** A cell as it is shown in its field. */
export function shownCell(value: Value | Cell): string {
  if (value instanceof Typed) {
    return value.text;
  }
  return value === null || value === undefined ? '' : String(value);
}

/** What was typed into a field: nothing, a number, or a text. */
export function typedCell(text: string): Value {
  const trimmed = text.trim();
  return trimmed === '' ? null : NUMBER.test(trimmed) && trimmed === text ? new Typed(text) : text;
}

/** The rows with another value in one cell. */
export function withCell(rows: Value[][], row: number, column: number, value: Value): Value[][] {
  return rows.map((cells, at) => (at === row ? cells.map((one, place) => (place === column ? value : one)) : cells));
}
