/** Puts a view under each answer cell of a student's notebook, and keeps that so while cells come and go. */
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Words } from '@openclass-nb/ui';
import type { Courses } from '../course/courses.js';
import type { Place } from '../course/request.js';
import { AnswerView } from './answer-view.js';
import { markOf } from './sent-cells.js';

/** Whether a place holds a student's notebook: not one of the teacher's folders. */
export function isStudents(place: Place): boolean {
  return place.assignment !== null && place.part === null;
}

export class Answers {
  private readonly views = new Map<string, AnswerView>();

  constructor(
    private readonly panel: NotebookPanel,
    private readonly courses: Courses,
    private readonly words: Words,
    private readonly assignment: string,
    private readonly takeHint: (exercise: string) => void
  ) {
    panel.content.modelContentChanged.connect(this.settle, this);
    this.settle();
  }

  dispose(): void {
    this.panel.content.modelContentChanged.disconnect(this.settle, this);
    this.views.forEach(view => view.dispose());
  }

  private settle(): void {
    const seen = new Set<string>();
    for (const cell of this.panel.content.widgets) {
      const mark = markOf(cell.model);
      if (mark?.role === 'answer') {
        seen.add(cell.model.id);
        const known = this.views.get(cell.model.id);
        if (!known || known.isDisposed) {
          const place = { assignment: this.assignment, exercise: mark.exercise };
          const view = new AnswerView(this.courses, this.words, place, this.panel.content.rendermime, () =>
            this.takeHint(mark.exercise)
          );
          this.views.set(cell.model.id, view);
          void view.attach(cell);
        }
      }
    }
    for (const [id, view] of this.views) {
      if (!seen.has(id)) {
        view.dispose();
        this.views.delete(id);
      }
    }
  }
}
