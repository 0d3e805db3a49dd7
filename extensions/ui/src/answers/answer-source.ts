/** An answer cell's text as the values in it, and back: the text is the state, a control only shows it. */
import { readValues, UnreadValue, written, type Value } from './python-values.js';

export const FORM_KINDS = ['choice', 'numeric', 'symbolic', 'parsons', 'table'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export interface AnswerText {
  values: Value[];
  /** Where the values stand in the text: behind the opening bracket, before the closing one. */
  from: number;
  to: number;
}

const IMPORT = /(?:from\s+[\w.]+\s+)?import\s+[\w.,* ]+$/;
const LONG_KINDS = new Set<FormKind>(['parsons', 'table']);

/** The answer in a text of imports, comments and `name = Kind(…)`. Null for a text with anything else in it. */
export function readAnswer(source: string, kind: FormKind): AnswerText | null {
  const start = answerLine(source);
  if (start === null) {
    return null;
  }
  const head = new RegExp(`(?:[^\\W\\d]\\w*\\s*=\\s*)?(?:[A-Za-z_][\\w.]*\\.)?${nameOf(kind)}\\s*\\(`, 'uy');
  head.lastIndex = start;
  if (!head.test(source)) {
    return null;
  }
  try {
    const { values, end } = readValues(source, head.lastIndex - 1);
    const rest = source.slice(end + 1).split('\n');
    return rest.every(isAside) ? { values, from: head.lastIndex, to: end } : null;
  } catch (error) {
    if (error instanceof UnreadValue) {
      return null;
    }
    throw error;
  }
}

/** What takes the place of the old values, so that the rest of the text stays as it is. */
export function writeValues(kind: FormKind, values: Value[]): string {
  if (LONG_KINDS.has(kind) && values.length) {
    return `\n${values.map(one => `    ${written(one)},\n`).join('')}`;
  }
  return values.map(written).join(', ');
}

/** The whole text with other values. */
export function withValues(source: string, kind: FormKind, values: Value[]): string {
  const at = readAnswer(source, kind);
  return at ? source.slice(0, at.from) + writeValues(kind, values) + source.slice(at.to) : source;
}

function nameOf(kind: FormKind): string {
  return kind[0]!.toUpperCase() + kind.slice(1);
}

/** Where the first line stands that is neither import nor comment. */
function answerLine(source: string): number | null {
  let place = 0;
  for (const line of source.split('\n')) {
    if (!isAside(line) && !IMPORT.test(line)) {
      return place;
    }
    place += line.length + 1;
  }
  return null;
}

function isAside(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}
