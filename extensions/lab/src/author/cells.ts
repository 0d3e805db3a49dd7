/** Exercises in a source notebook: found by their cells' marks, and written there. */
import type { Cell, ICellModel } from '@jupyterlab/cells';
import type { Notebook } from '@jupyterlab/notebook';
import { firstGrade, graded, type HeldCell } from '@openclass-nb/ui/author/held-cells';
import { newExercise } from '@openclass-nb/ui/author/kinds';
import { groupsOf, marked, rolesOf, type AnswerMark } from '@openclass-nb/ui/authoring';
import { answerCell, exerciseAt, markOf } from '../student/sent-cells.js';
import { writeMark } from './mark-writing.js';

export type SharedCells = Parameters<NonNullable<Notebook['model']>['sharedModel']['insertCells']>[1];

/** The exercise at a cell, with the cell that says all about it. */
export interface ExerciseAtHand {
  exercise: string;
  answer: ICellModel;
  tests: ICellModel[];
}

export function exerciseAtHand(notebook: Notebook, cell: Cell | null): ExerciseAtHand | null {
  const exercise = cell && exerciseAt(notebook, cell);
  const answer = exercise && answerCell(notebook, exercise)?.model;
  return exercise && answer ? { exercise, answer, tests: testsOf(notebook, exercise) } : null;
}

/** The exercises that the selected cells belong to, each once. */
export function exercisesChosen(notebook: Notebook): ExerciseAtHand[] {
  const chosen = notebook.widgets.filter(one => notebook.isSelectedOrActive(one) && markOf(one.model));
  const found = chosen.map(one => exerciseAtHand(notebook, one)).filter(one => one !== null);
  return found.filter((one, at) => found.findIndex(each => each.exercise === one.exercise) === at);
}

function testsOf(notebook: Notebook, exercise: string): ICellModel[] {
  return notebook.widgets
    .map(({ model }) => model)
    .filter(model => {
      const mark = markOf(model);
      return mark?.exercise === exercise && mark.role === 'test';
    });
}

/** A cell as the form knows it. */
const held = (model: ICellModel): HeldCell => ({
  id: model.id,
  cell_type: model.type,
  source: model.sharedModel.getSource(),
  metadata: { openclass: model.getMetadata('openclass'), nbgrader: model.getMetadata('nbgrader') }
});

/** Answer and tests, in the order in which they give points. */
export const heldCells = (hand: ExerciseAtHand): HeldCell[] => [...hand.tests, hand.answer].map(held);

export function markedAnswer(hand: ExerciseAtHand): AnswerMark {
  return hand.answer.getMetadata('openclass') as AnswerMark;
}

export function changeMark(hand: ExerciseAtHand, change: Partial<AnswerMark>): void {
  writeMark(hand.answer, { ...markedAnswer(hand), ...change });
}

/** Give the first graded cell what is missing to this sum. */
export function changePoints(hand: ExerciseAtHand, points: number): void {
  const cells = heldCells(hand);
  const first = [...hand.tests, hand.answer].find(one => one.id === graded(cells)[0]?.id);
  first?.setMetadata('nbgrader', firstGrade(cells, points));
}

/** The exercises of a notebook, saved or not. */
export function takenIds(notebook: Notebook): Set<string> {
  return new Set(notebook.widgets.flatMap(({ model }) => markOf(model)?.exercise ?? []));
}

/** Write prompt, answer and test below the selected cell, or below its exercise, in one step. */
export function addExercise(notebook: Notebook, exercise: string, objectives: string[], kind: string): void {
  const at = endOfExercise(notebook) + 1;
  const made = newExercise(exercise, kind === 'code' ? { objectives } : { objectives, kind });
  notebook.model?.sharedModel.insertCells(at, made as SharedCells);
  notebook.activeCellIndex = at + 1;
  void goOn(notebook);
}

/** The focus goes to the new cell once it stands: the next key counts too. */
async function goOn(notebook: Notebook): Promise<void> {
  await notebook.scrollToItem(notebook.activeCellIndex, 'smart');
  await notebook.activeCell?.ready;
  notebook.activate();
}

function endOfExercise(notebook: Notebook): number {
  const from = notebook.activeCellIndex;
  const own = markOf(notebook.widgets[from]?.model as ICellModel)?.exercise;
  let end = from;
  while (own && end + 1 < notebook.widgets.length && markOf(notebook.widgets[end + 1]!.model)?.exercise === own) {
    end += 1;
  }
  return end;
}

/** The selected cells as exercises to be: one for each text that is followed by code. */
export function chosenGroups(notebook: Notebook): ICellModel[][] {
  const chosen = notebook.widgets.filter(one => notebook.isSelectedOrActive(one)).map(one => one.model);
  return groupsOf(chosen.map(one => one.type)).map(group => group.map(at => chosen[at]!));
}

/** Make an exercise of cells. */
export function makeExercise(cells: readonly ICellModel[], exercise: string, objectives: string[]): void {
  const roles = rolesOf(cells.map(one => one.type));
  let test = 0;
  cells.forEach((cell, at) => {
    const role = roles[at]!;
    const grade = role === 'test' ? `${exercise}-test-${++test}` : undefined;
    Object.entries(marked(role, exercise, { objectives }, grade)).forEach(([key, value]) =>
      cell.setMetadata(key, value)
    );
  });
}
