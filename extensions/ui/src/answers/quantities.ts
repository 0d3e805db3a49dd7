/** A number and its unit, typed in one text and shown in two fields. */
import { Typed, type Value } from './python-values.js';

const POWER = '(?:\\s?[eE]\\s?[-+−]?\\d+|\\s*[x×*·]\\s*10\\s*(?:\\^|\\*\\*)?\\s*[-+−]?[\\d⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)';
const MANTISSA = "[-+−–]?\\s?(?:\\d{1,3}(?:[ '’]\\d{3})+(?:[.,]\\d+)?|\\d[\\d.,]*|[.,]\\d+)";
const QUANTITY = new RegExp(`^\\s*(${MANTISSA}${POWER}?(?:\\s*/\\s*\\d+(?![\\d.,]))?)\\s*(.*)$`, 'u');

export interface TypedQuantity {
  number: string;
  unit: string;
}

/** The text in two; all of it counts as the number where it begins with none. */
export function splitQuantity(text: string): TypedQuantity {
  const found = QUANTITY.exec(text);
  return found ? { number: found[1]!, unit: found[2]! } : { number: text, unit: '' };
}

/** The two in one text. */
export function joinQuantity(typed: TypedQuantity): string {
  return [typed.number.trim(), typed.unit.trim()].filter(Boolean).join(' ');
}

/** What was typed, of a text or a plain number; null for anything else. */
export function typedText(values: Value[]): string | null {
  const texts = values.map(one => (one instanceof Typed ? one.text : one));
  return texts.every(one => typeof one === 'string') && texts.length <= 2 ? texts.join(' ').trim() : null;
}
