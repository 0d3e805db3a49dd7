/** Lines put in order: which of the given ones, how deep; and each move of one. */
import type { Value } from './python-values.js';

export interface Placed {
  /** The line's place among those given. */
  line: number;
  /** Steps of indentation. */
  depth: number;
}

/** The program so far; `unused` are the other lines, as they were given. */
export interface LineOrder {
  used: Placed[];
  unused: number[];
}

const STEP = '    ';
export const DEEPEST = 6;

/** The order in the values; null where a line is none of those given, or is there too often. */
export function orderOf(values: Value[], lines: string[]): LineOrder | null {
  const texts = values.flat(3).flatMap(one => (typeof one === 'string' ? one.split('\n') : [null]));
  const used: Placed[] = [];
  for (const text of texts) {
    if (text === null) {
      return null;
    }
    if (text.trim()) {
      const line = lines.findIndex(
        (one, place) => one.trim() === text.trim() && used.every(other => other.line !== place)
      );
      if (line < 0) {
        return null;
      }
      used.push({ line, depth: depthOf(text) });
    }
  }
  return { used, unused: lines.map((_, place) => place).filter(place => used.every(one => one.line !== place)) };
}

function depthOf(text: string): number {
  const space = /^\s*/.exec(text)![0].replaceAll('\t', STEP);
  return Math.min(DEEPEST, Math.ceil(space.length / STEP.length));
}

export function orderValues(order: LineOrder, lines: string[]): Value[] {
  return order.used.map(one => STEP.repeat(one.depth) + lines[one.line]!.trim());
}

/** Take a line from where it is and put it before the one at `at` of the program; null: among those not used. */
export function putLine(order: LineOrder, line: number, at: number | null, depth: number): LineOrder {
  const used = order.used.filter(one => one.line !== line);
  const unused = order.unused.filter(one => one !== line);
  if (at === null) {
    return { used, unused: [...unused, line].sort((one, other) => one - other) };
  }
  used.splice(at, 0, { line, depth: Math.max(0, Math.min(DEEPEST, depth)) });
  return { used, unused };
}

/** One step up or down, out of the program at its end and into it again. */
export function moveLine(order: LineOrder, line: number, by: -1 | 1): LineOrder {
  const at = order.used.findIndex(one => one.line === line);
  if (at < 0) {
    return by < 0 ? putLine(order, line, order.used.length, order.used.at(-1)?.depth ?? 0) : order;
  }
  const to = at + by;
  if (to < 0) {
    return order;
  }
  return putLine(order, line, to < order.used.length ? to : null, order.used[at]!.depth);
}

/** One step in or out. */
export function indentLine(order: LineOrder, line: number, by: -1 | 1): LineOrder {
  const at = order.used.findIndex(one => one.line === line);
  return at < 0 ? order : putLine(order, line, at, order.used[at]!.depth + by);
}
