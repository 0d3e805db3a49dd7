/** What each kind of exercise begins with: metadata that is valid at once, and cells that nbgrader can grade. */
import { marked, type AnswerMark, type CellDraft } from '../authoring.js';

type Values = Record<string, unknown>;

export const KINDS = ['code', 'choice', 'numeric', 'symbolic', 'parsons', 'plot', 'text', 'table'] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds whose answer is read from its text: the answer cell holds no code of the teacher's. */
const READ: ReadonlySet<string> = new Set(['choice', 'numeric', 'symbolic', 'parsons', 'table']);

const BEGINNINGS: Readonly<Record<Kind, Values>> = {
  code: {},
  choice: { options: [{ text: 'The right one', right: true }, { text: 'A wrong one' }] },
  numeric: { value: '9.81 m/s^2' },
  symbolic: { formula: 'm g' },
  parsons: { lines: ['total = 0', 'for value in [1, 2, 3]:', '    total = total + value'] },
  plot: { x: { label: ['time'] }, y: { label: ['height'] }, data: [{ x: [0, 1, 2], y: [0, 1, 4] }] },
  text: { rubric: [{ points: 1, text: 'Says what happens, and why.' }] },
  table: { columns: ['x', 'x squared'], rows: [[1, 1], [2, 4]], blank: [[1, 2], [2, 2]] }
}; // prettier-ignore

/** The fields of its own that an exercise of a kind begins with. */
export const beginning = (kind: string): Values => structuredClone(BEGINNINGS[kind as Kind] ?? {});

/** What is kept when an exercise becomes one of another kind: all that is not the old kind's own. */
export function ofKind(mark: AnswerMark, kind: string, own: readonly string[]): AnswerMark {
  const kept = Object.entries(mark).filter(([key]) => !own.includes(key));
  return { ...(Object.fromEntries(kept) as AnswerMark), kind, ...beginning(kind) };
}

export const isRead = (kind: string, mark: AnswerMark): boolean => READ.has(kind) && !mark['frame'];

const nameOf = (exercise: string): string => exercise.replace(/[^A-Za-z0-9]+/g, '_').replace(/^(\d)/, '_$1');

/** Prompt, answer and test of a new exercise, ready for nbgrader. */
export function newExercise(exercise: string, about: Partial<AnswerMark> = {}): CellDraft[] {
  const prompt: CellDraft = {
    cell_type: 'markdown',
    source: `## ${about.title || 'New exercise'}\n\nWhat is asked?`,
    metadata: marked('prompt', exercise)
  };
  return [prompt, ...answerCells(exercise, { ...beginning(about.kind ?? 'code'), ...about })];
}

/** Answer and test of an exercise of the kind that its mark says, as they are before a teacher changes them. */
export function answerCells(exercise: string, about: Partial<AnswerMark>): CellDraft[] {
  const kind = about.kind ?? 'code';
  if (kind === 'text') {
    return [{ cell_type: 'markdown', source: '*Write your answer here.*', metadata: byHand(exercise, about) }];
  }
  const [answer, test] = sourcesOf(kind, nameOf(exercise));
  return [
    { cell_type: 'code', source: answer, metadata: marked('answer', exercise, about) },
    { cell_type: 'code', source: test, metadata: marked('test', exercise) }
  ];
}

/** Points for a text are given for the answer itself, by who reads it. */
function byHand(exercise: string, about: Partial<AnswerMark>): Record<string, unknown> {
  const { nbgrader, openclass } = marked('answer', exercise, about) as Record<string, Values>;
  const rubric = (about['rubric'] as { points: number }[] | undefined) ?? [];
  const points = rubric.reduce((sum, one) => sum + one.points, 0) || 1;
  return { nbgrader: { ...nbgrader, grade: true, points }, openclass };
}

function sourcesOf(kind: string, name: string): [string, string] {
  if (kind === 'plot') {
    const drawn = `import matplotlib.pyplot as plt\n\n### BEGIN SOLUTION\nfig, ax = plt.subplots()\nax.plot([0, 1, 2], [0, 1, 4])\nax.set_xlabel("time (s)")\nax.set_ylabel("height (m)")\n### END SOLUTION`;
    return [drawn, ''];
  }
  if (READ.has(kind)) {
    const form = kind.charAt(0).toUpperCase() + kind.slice(1);
    return [`from openclass_nb.answers import ${form}\n\n${name} = ${form}()`, ''];
  }
  return [
    `def ${name}(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION`,
    `assert ${name}(1) == 2, "What should ${name}(1) give?"\n### BEGIN HIDDEN TESTS\nassert ${name}(3) == 6, "Try ${name}(3)."\n### END HIDDEN TESTS`
  ];
}

/** A cell with `def variant(rng)`, for an exercise that comes in fresh versions. */
export function variantCell(exercise: string): CellDraft {
  const nbgrader = { schema_version: 3, task: false, locked: true, grade: false, solution: false };
  return {
    cell_type: 'code',
    source: 'def variant(rng):\n    return {"mass": rng.randint(2, 9)}',
    metadata: {
      nbgrader: { ...nbgrader, grade_id: `${exercise}-variant` },
      openclass: { exercise, role: 'variant' }
    }
  };
}
