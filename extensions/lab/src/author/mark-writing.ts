/** Writes the mark of an answer cell, so that nothing of it is lost to somebody who writes it at the same time. */
import type { ICellModel } from '@jupyterlab/cells';
import type { PartialJSONObject } from '@lumino/coreutils';
import { withValues } from '@openclass-nb/ui/author/held-cells';
import { OwnEdits } from './own-edits.js';

const KEY = 'openclass';
const written = new WeakMap<ICellModel, OwnEdits>();

/** Fields without a value are left out. */
export function writeMark(answer: ICellModel, mark: Readonly<Record<string, unknown>>): void {
  const kept = withValues(mark);
  editsOf(answer).note(markIn(answer), kept);
  answer.setMetadata(KEY, kept);
}

function editsOf(answer: ICellModel): OwnEdits {
  let known = written.get(answer);
  if (!known) {
    known = new OwnEdits();
    written.set(answer, known);
    answer.metadataChanged.connect(mend);
  }
  return known;
}

function mend(answer: ICellModel, change: { key: string }): void {
  const mended = change.key === KEY ? written.get(answer)?.mended(markIn(answer)) : null;
  if (mended) {
    answer.setMetadata(KEY, withValues(mended));
  }
}

const markIn = (answer: ICellModel): PartialJSONObject => (answer.getMetadata(KEY) ?? {}) as PartialJSONObject;
