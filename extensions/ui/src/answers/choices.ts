/** Letters of options, as `Choice("A", "C")` has them. */
import type { Value } from './python-values.js';

export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Places of the options chosen; null for what is no letter of one. */
export function chosen(values: Value[], count: number): Set<number> | null {
  const words = values.flatMap(lettersIn);
  const places = words.map(word => (word?.length === 1 ? LETTERS.slice(0, count).indexOf(word) : -1));
  return places.includes(-1) ? null : new Set(places);
}

function lettersIn(value: Value): (string | null)[] {
  if (Array.isArray(value)) {
    return value.flatMap(lettersIn);
  }
  if (typeof value !== 'string') {
    return [null];
  }
  return value.split(/[\s,;]+/).flatMap(word => (word ? [word.toUpperCase().replace(/[.()]/g, '')] : []));
}

/** The values for places; one empty text where nothing is chosen, as the form came. */
export function choiceValues(places: Iterable<number>): Value[] {
  const letters = [...places].sort((one, other) => one - other).map(place => LETTERS[place]!);
  return letters.length ? letters : [''];
}
