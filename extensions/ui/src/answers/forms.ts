/** What a front end may know of a form: the key `form` of an answer cell; openclass_nb/course/forms.py. */
import { FORM_KINDS, type FormKind } from './answer-source.js';

export type Cell = string | number | boolean | null;

export type AnswerForm =
  | { kind: 'choice'; options: string[]; several: boolean }
  | { kind: 'numeric'; figures: number | null }
  | { kind: 'symbolic'; symbols: string[] }
  | { kind: 'parsons'; lines: string[]; indentation: boolean }
  | { kind: 'table'; columns: string[]; rows: Cell[][] };

export type FormOf<K extends FormKind> = Extract<AnswerForm, { kind: K }>;

/** The form in a cell's `openclass` metadata; null for code, and for what an older release left out. */
export function formOf(mark: { kind?: unknown; form?: unknown } | null | undefined): AnswerForm | null {
  const kind = FORM_KINDS.find(one => one === mark?.kind);
  const form = mark?.form;
  if (!kind || typeof form !== 'object' || form === null) {
    return null;
  }
  const made = { ...form, kind } as AnswerForm;
  return isWhole(made) ? made : null;
}

function isWhole(form: AnswerForm): boolean {
  switch (form.kind) {
    case 'choice':
      return areTexts(form.options);
    case 'symbolic':
      return areTexts(form.symbols);
    case 'parsons':
      return areTexts(form.lines);
    case 'table':
      return areTexts(form.columns) && Array.isArray(form.rows) && form.rows.every(Array.isArray);
    default:
      return true;
  }
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}
