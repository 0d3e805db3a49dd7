/** The cells behind the form: of another kind, with fresh versions, written anew. */
import type { Notebook } from '@jupyterlab/notebook';
import { pointsOf } from '@openclass-nb/ui/author/held-cells';
import { isUntouched, markOfKind } from '@openclass-nb/ui/author/held-kinds';
import { answerCells, variantCell } from '@openclass-nb/ui/author/kinds';
import { markOf } from '../student/sent-cells.js';
import { writeMark } from './mark-writing.js';
import {
  changePoints,
  exerciseAtHand,
  heldCells,
  markedAnswer,
  type ExerciseAtHand,
  type SharedCells
} from './cells.js';

/** Another kind, with metadata that is valid at once. Cells that nobody has changed yet become that kind's. */
export function changeKind(notebook: Notebook, hand: ExerciseAtHand, kind: string): void {
  const mark = markOfKind(markedAnswer(hand), kind);
  if (isUntouched(heldCells(hand))) {
    rewriteCells(notebook, hand, mark);
  } else {
    writeMark(hand.answer, mark);
  }
}

/** Answer and tests as their kind begins, in place of those that are there. The points stay. */
export function rewriteCells(notebook: Notebook, hand: ExerciseAtHand, mark = markedAnswer(hand)): void {
  const shared = notebook.model?.sharedModel;
  const points = pointsOf(heldCells(hand));
  const old = [hand.answer, ...hand.tests].map(one => indexOf(notebook, one.id)).sort((a, b) => b - a);
  const at = indexOf(notebook, hand.answer.id);
  const made = answerCells(hand.exercise, mark) as SharedCells;
  shared?.transact(() => {
    shared.insertCells(at, made);
    old.forEach(one => shared.deleteCell(one >= at ? one + made.length : one));
  });
  notebook.activeCellIndex = at;
  const fresh = exerciseAtHand(notebook, notebook.activeCell);
  if (fresh && points) {
    changePoints(fresh, points);
  }
}

const indexOf = (notebook: Notebook, id: string): number => notebook.widgets.findIndex(({ model }) => model.id === id);

const variantAt = (notebook: Notebook, exercise: string): number =>
  notebook.widgets.findIndex(({ model }) => {
    const mark = markOf(model);
    return mark?.exercise === exercise && (mark.role as string) === 'variant';
  });

/** The source of the exercise's `def variant(rng)`; null without one. */
export function variantOf(notebook: Notebook, exercise: string): string | null {
  return notebook.widgets[variantAt(notebook, exercise)]?.model.sharedModel.getSource() ?? null;
}

/** Write it; the first time in a cell of its own above the answer. */
export function writeVariant(notebook: Notebook, exercise: string, source: string | null): void {
  const at = variantAt(notebook, exercise);
  if (at >= 0) {
    notebook.widgets[at]!.model.sharedModel.setSource(source ?? '');
    return;
  }
  const active = notebook.activeCell?.model.id ?? '';
  const first = notebook.widgets.findIndex(({ model }) => {
    const mark = markOf(model);
    return mark?.exercise === exercise && mark.role === 'answer';
  });
  notebook.model?.sharedModel.insertCells(first, [variantCell(exercise)] as SharedCells);
  notebook.activeCellIndex = Math.max(0, indexOf(notebook, active));
}
