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
  const openclass = role === 'answer' ? { exercise, role, kind: 'code', objectives: [], ...about } : { exercise, role };
  const nbgrader = nbgraderMark(role, exercise);
  return nbgrader ? { nbgrader: grade ? { ...nbgrader, grade_id: grade } : nbgrader, openclass } : { openclass };
}

/** Which part each of some cells becomes: text asks, the first code answers, the rest tests. */
export function rolesOf(kinds: readonly string[]): Role[] {
  const answer = kinds.indexOf('code');
  return kinds.map((kind, at) => (kind !== 'code' ? 'prompt' : at === answer ? 'answer' : 'test'));
}

/** Cells, by their types, as exercises: each begins with the text that follows code. Those without code are left out. */
export function groupsOf(kinds: readonly string[]): number[][] {
  const groups: number[][] = [];
  kinds.forEach((kind, at) => {
    const begins = at === 0 || (kind !== 'code' && kinds[at - 1] === 'code');
    if (begins) {
      groups.push([]);
    }
    groups[groups.length - 1]!.push(at);
  });
  return groups.filter(group => group.some(at => kinds[at] === 'code'));
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
