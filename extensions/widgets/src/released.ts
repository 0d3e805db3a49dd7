/** An exercise as its student has it: taken from the notebook that the service hands out. */
import { formOf, type AnswerForm } from '@openclass-nb/ui/answers/index';
import type { CourseModel, Fetched, SentCell } from '@openclass-nb/ui';

interface RawCell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: string | string[];
}

export interface Released {
  assignment: string;
  exercise: string;
  title: string;
  prompt: string;
  stub: string;
  form: AnswerForm | null;
  /** All cells of the notebook, with this answer in its place. */
  sent(answer: string): SentCell[];
}

interface Mark {
  kind?: unknown;
  form?: unknown;
  exercise?: string;
  role?: string;
  title?: string;
}

export async function fetchExercise(course: CourseModel, exercise: string): Promise<Released> {
  const found = await course.find(exercise);
  if (!found) {
    throw new Error(`No open assignment has an exercise “${exercise}”.`);
  }
  const { files } = await course.api.files(found.assignment);
  const cells = cellsOf(files, found.exercise.notebook);
  const own = cells.filter(one => markOf(one).exercise === exercise);
  const answer = own.find(one => markOf(one).role === 'answer');
  const prompt = own.filter(one => markOf(one).role === 'prompt').map(one => one.source);
  return {
    assignment: found.assignment,
    exercise,
    title: found.exercise.title,
    prompt: prompt.join('\n\n'),
    stub: answer?.source ?? '',
    form: formOf(answer && markOf(answer)),
    sent: source => cells.map(one => (one === answer ? { ...one, source } : one))
  };
}

function cellsOf(files: Fetched['files'], notebook: string): SentCell[] {
  const file = files.find(one => one.path.endsWith(`${notebook}.ipynb`));
  const bytes = Uint8Array.from(atob(file?.content ?? ''), letter => letter.charCodeAt(0));
  const { cells } = JSON.parse(new TextDecoder().decode(bytes)) as { cells: RawCell[] };
  return cells.map(({ cell_type, id, metadata, source }) => ({
    cell_type,
    ...(id ? { id } : {}),
    metadata,
    source: Array.isArray(source) ? source.join('') : source
  }));
}

function markOf(cell: SentCell): Mark {
  return (cell.metadata['openclass'] ?? {}) as Mark;
}
