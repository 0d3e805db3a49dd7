/** What a new exercise needs to know before it is written: an id that nobody else gets, and what it shows as a rule. */
import type { Notebook } from '@jupyterlab/notebook';
import { ApiProblem, type CourseModel } from '@openclass-nb/ui';
import { freeId } from '@openclass-nb/ui/authoring';
import { takenIds } from './cells.js';

export class NewExercises {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs `write` with what it needs, one after the other: what is asked for first stands first. */
  begin(
    course: CourseModel,
    notebook: Notebook,
    assignment: string,
    count: number,
    write: (ids: string[], objectives: string[]) => void
  ): Promise<void> {
    const turn = this.last.then(async () => {
      const [objectives, ids] = await Promise.all([
        usual(course, assignment),
        free(course, notebook, assignment, count)
      ]);
      if (!notebook.isDisposed) {
        write(ids, objectives);
      }
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** The assignment's objective, where it has only one. */
async function usual(course: CourseModel, assignment: string): Promise<string[]> {
  const progress = await course.known();
  const own = progress?.assignments.find(one => one.name === assignment)?.objectives ?? [];
  return own.length === 1 ? [...own] : [];
}

/** The service's; those that are free in this notebook where nobody answers. */
async function free(course: CourseModel, notebook: Notebook, assignment: string, count: number): Promise<string[]> {
  const taken = takenIds(notebook);
  try {
    return await course.api.exerciseIds(assignment, count, [...taken]);
  } catch (error) {
    if (error instanceof ApiProblem && !error.passes) {
      throw error;
    }
    return Array.from({ length: count }, () => {
      const id = freeId(assignment, taken);
      taken.add(id);
      return id;
    });
  }
}
