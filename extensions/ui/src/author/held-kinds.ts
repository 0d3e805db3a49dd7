/** An exercise's cells and its kind: whether they fit each other, and what another kind makes of them. */
import type { AnswerMark } from '../authoring.js';
import { answerOf, markOfAnswer, pointsOf, roleOf, withMetadata, withPoints, type HeldCell } from './held-cells.js';
import { ownFields } from './kind-form.js';
import { answerCells, isRead, ofKind } from './kinds.js';

const SOLUTION = /^[^\n]*### BEGIN SOLUTION[\s\S]*?### END SOLUTION[^\n]*$/gm;

/** The answer with its solution taken out: where a wrong answer begins. */
export const stubOf = (source: string): string => source.replace(SOLUTION, '    pass');

/** Whether the answer's cells are those of the exercise's kind as far as that can be told. */
export function cellsDiffer(answer: HeldCell): boolean {
  const mark = markOfAnswer(answer);
  const kind = mark.kind ?? 'code';
  if (kind === 'text' || answer.cell_type !== 'code') {
    return (kind === 'text') !== (answer.cell_type !== 'code');
  }
  const form = /=\s*(Choice|Numeric|Symbolic|Parsons|Table)\(/.exec(answer.source)?.[1];
  return isRead(kind, mark) ? form?.toLowerCase() !== kind : form !== undefined;
}

/** Answer and tests as their kind begins; nobody has changed them yet. */
export function isUntouched(cells: readonly HeldCell[]): boolean {
  const answer = answerOf(cells);
  const tests = cells.filter(one => roleOf(one) === 'test');
  const mark = answer && markOfAnswer(answer);
  const made = mark ? answerCells(mark.exercise, mark).map(one => one.source) : [];
  return JSON.stringify([answer, ...tests].map(one => one?.source)) === JSON.stringify(made);
}

/** The mark of an exercise that becomes one of another kind. */
export const markOfKind = (mark: AnswerMark, kind: string): AnswerMark =>
  ofKind(mark, kind, ownFields(mark.kind ?? 'code'));

/** Of another kind. Cells that nobody has changed yet become that kind's. */
export function withKind(cells: readonly HeldCell[], kind: string): HeldCell[] {
  const answer = answerOf(cells);
  if (!answer) {
    return [...cells];
  }
  const mark = markOfKind(markOfAnswer(answer), kind);
  return isUntouched(cells) ? rewritten(cells, mark) : withMetadata(cells, answer, 'openclass', mark);
}

/** Answer and tests as their kind begins, in place of those that are there. The points stay. */
export function rewritten(cells: readonly HeldCell[], mark: AnswerMark): HeldCell[] {
  const made = answerCells(mark.exercise, mark);
  const kept = cells.flatMap<HeldCell>(one => (roleOf(one) === 'answer' ? made : roleOf(one) === 'test' ? [] : [one]));
  return withPoints(kept, pointsOf(cells) || pointsOf(kept));
}
