/** What the exercise form changes in cells, whoever holds them: Lab's notebook, or a file that the service writes. */
import type { AnswerMark } from '../authoring.js';
import { variantCell } from './kinds.js';

/** A cell as far as the form is concerned. */
export interface HeldCell {
  id?: string | null;
  cell_type: string;
  source: string;
  metadata: Record<string, unknown>;
}

type Graded = { points?: number; grade?: boolean };

export const roleOf = (cell: HeldCell): unknown => (cell.metadata['openclass'] as AnswerMark | undefined)?.role;
export const answerOf = <C extends HeldCell>(cells: readonly C[]): C | undefined =>
  cells.find(one => roleOf(one) === 'answer');
export const markOfAnswer = (answer: HeldCell): AnswerMark => answer.metadata['openclass'] as AnswerMark;

/** Fields without a value are left out of a mark. */
export function withValues<T extends Readonly<Record<string, unknown>>>(mark: T): T {
  const kept = Object.entries(mark).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return Object.fromEntries(kept) as T;
}

/** A change of one thing leaves all others as they are, also what the form does not know. */
export const changedMark = (mark: AnswerMark, change: Partial<AnswerMark>): AnswerMark =>
  withValues({ ...mark, ...change });

const gradeOf = (cell: HeldCell): Graded | undefined => cell.metadata['nbgrader'] as Graded | undefined;

/** The cells that give points: tests, or the answer itself where a person reads it. */
export const graded = <C extends HeldCell>(cells: readonly C[]): C[] =>
  [...cells.filter(one => roleOf(one) === 'test'), ...cells.filter(one => roleOf(one) === 'answer')].filter(
    one => gradeOf(one)?.grade
  );

/** Points of all graded cells together. */
export const pointsOf = (cells: readonly HeldCell[]): number =>
  graded(cells).reduce((sum, one) => sum + Number(gradeOf(one)?.points ?? 0), 0);

/** nbgrader's mark of the first graded cell, with what is missing to this sum. */
export function firstGrade(cells: readonly HeldCell[], points: number): Graded | null {
  const mark = gradeOf(graded(cells)[0] ?? { cell_type: '', source: '', metadata: {} });
  return mark ? { ...mark, points: Math.max(0, points - pointsOf(cells) + Number(mark.points ?? 0)) } : null;
}

/** The source of the exercise's `def variant(rng)`; null without one. */
export const variantOf = (cells: readonly HeldCell[]): string | null =>
  cells.find(one => roleOf(one) === 'variant')?.source ?? null;

/** The cells with something else under a key of one cell’s metadata. */
export const withMetadata = <C extends HeldCell>(
  cells: readonly C[],
  of: C | undefined,
  key: string,
  value: unknown
): C[] => cells.map(one => (one === of ? { ...one, metadata: { ...one.metadata, [key]: value } } : one));

/** The cells with another mark on the answer. */
export function withMark<C extends HeldCell>(cells: readonly C[], change: Partial<AnswerMark>): C[] {
  const answer = answerOf(cells);
  return withMetadata(cells, answer, 'openclass', answer && changedMark(markOfAnswer(answer), change));
}

export function withPoints<C extends HeldCell>(cells: readonly C[], points: number): C[] {
  return withMetadata(cells, graded(cells)[0], 'nbgrader', firstGrade(cells, points));
}

/** With this `def variant(rng)`; the first time in a cell of its own above the answer. */
export function withVariant(cells: readonly HeldCell[], source: string | null): HeldCell[] {
  if (variantOf(cells) !== null) {
    return cells.map(one => (roleOf(one) === 'variant' ? { ...one, source: source ?? '' } : one));
  }
  return cells.flatMap(one => (roleOf(one) === 'answer' ? [variantCell(markOfAnswer(one).exercise), one] : [one]));
}

/** With another text in the cell that was at this place when it was shown; its id finds it wherever it is now. */
export function withSource(cells: readonly HeldCell[], shown: HeldCell, place: number, source: string): HeldCell[] {
  const isIt = (one: HeldCell, at: number): boolean => (shown.id ? one.id === shown.id : at === place);
  return cells.map((one, at) => (isIt(one, at) ? { ...one, source } : one));
}
