/** An exercise as its cells' metadata say it; the models are openclass_nb/course/exercises.py's. */

export type Role = 'prompt' | 'answer' | 'test' | 'variant';

/** The parts of an answer cell's mark that the form edits; whatever else is there stays. */
export interface AnswerMark {
  exercise: string;
  role: 'answer';
  title?: string;
  kind?: string;
  objectives?: string[];
  difficulty?: string | null;
  hints?: string[];
  wrong_answers?: { source: string; misconception?: string | null; note?: string }[];
  [more: string]: unknown;
}

export interface CellDraft {
  cell_type: 'markdown' | 'code';
  source: string;
  metadata: Record<string, unknown>;
}

const NBGRADER = { schema_version: 3, task: false, locked: false, grade: false, solution: false };

/** nbgrader's mark on the three kinds of cell; a prompt has none. */
export function nbgraderMark(role: Role, exercise: string, points = 1): Record<string, unknown> | undefined {
  switch (role) {
    case 'answer':
      return { ...NBGRADER, grade_id: exercise, solution: true };
    case 'test':
      return { ...NBGRADER, grade_id: `${exercise}-test`, grade: true, locked: true, points };
    default:
      return undefined;
  }
}

/** Both marks of a cell that becomes part of an exercise. */
export function marked(
  role: Role,
  exercise: string,
  about: Partial<AnswerMark> = {},
  grade?: string
): Record<string, unknown> {
  const openclass = role === 'answer' ? { kind: 'code', objectives: [], ...about, exercise, role } : { exercise, role };
  const nbgrader = nbgraderMark(role, exercise);
  return nbgrader ? { nbgrader: grade ? { ...nbgrader, grade_id: grade } : nbgrader, openclass } : { openclass };
}

/** Prompt, answer and test of a new exercise, ready for nbgrader. */
export function newExercise(exercise: string, about: Partial<AnswerMark> = {}): CellDraft[] {
  const name = exercise.replace(/[^A-Za-z0-9]+/g, '_').replace(/^(\d)/, '_$1');
  return [
    {
      cell_type: 'markdown',
      source: `## ${about.title || 'New exercise'}\n\nWhat is asked?`,
      metadata: marked('prompt', exercise)
    },
    {
      cell_type: 'code',
      source: `def ${name}(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION`,
      metadata: marked('answer', exercise, about)
    },
    {
      cell_type: 'code',
      source: `assert ${name}(1) == 1, "What should ${name}(1) give?"\n### BEGIN HIDDEN TESTS\nassert ${name}(2) == 2, "Try ${name}(2)."\n### END HIDDEN TESTS`,
      metadata: marked('test', exercise)
    }
  ];
}

/** Which part each of some cells becomes: text asks, the first code answers, the rest tests. */
export function rolesOf(kinds: readonly string[]): Role[] {
  const answer = kinds.indexOf('code');
  return kinds.map((kind, at) => (kind !== 'code' ? 'prompt' : at === answer ? 'answer' : 'test'));
}

/** An id that nobody has: the assignment's name and the next number. */
export function freeId(assignment: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${assignment}-${number}`)) {
    number += 1;
  }
  return `${assignment}-${number}`;
}

/** “Dry friction” as an id: dry-friction. Empty where nothing of it can be kept. */
export function idOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
