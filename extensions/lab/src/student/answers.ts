/** Puts a view under each answer cell of a student's notebook, and a control over it, while cells come and go. */
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Words } from '@openclass-nb/ui';
import type { CourseAtHand } from '../course/at-hand.js';
import type { Place } from '../course/request.js';
import { AnswerView, type AnswerPlace } from './answer-view.js';
import { Controls } from './controls.js';
import { markOf } from './sent-cells.js';
import { isProse, openProse } from './text-answer.js';

/** Whether a place holds a student's notebook: not one of the teacher's folders. */
export function isStudents(place: Place): boolean {
  return place.assignment !== null && place.part === null;
}

export class Answers {
  readonly controls: Controls;
  private readonly views = new Map<string, AnswerView>();

  constructor(
    private readonly panel: NotebookPanel,
    private readonly courses: CourseAtHand,
    private readonly words: Words,
    private readonly assignment: string,
    private readonly takeHint: (exercise: string) => void,
    private readonly changed: () => void,
    private readonly fresh: (exercise: string) => void
  ) {
    this.controls = new Controls(panel, courses, words);
    panel.content.modelContentChanged.connect(this.settle, this);
    this.settle();
  }

  dispose(): void {
    this.panel.content.modelContentChanged.disconnect(this.settle, this);
    this.views.forEach(view => view.dispose());
    this.controls.dispose();
  }

  /** An exercise's cells are another version's: so are its views. */
  renew(exercise: string): void {
    for (const [id, view] of this.views) {
      if (view.place.exercise === exercise) {
        view.dispose();
        this.views.delete(id);
      }
    }
    this.settle();
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
          this.views.set(cell.model.id, this.view(cell, place));
        }
      }
    }
    for (const [id, view] of this.views) {
      if (!seen.has(id)) {
        view.dispose();
        this.views.delete(id);
        this.controls.drop(id);
      }
    }
  }

  private view(cell: Cell, place: AnswerPlace): AnswerView {
    const view = new AnswerView(this.courses, this.words, place, this.panel.content.rendermime, () =>
      this.takeHint(place.exercise)
    );
    view.fresh = markOf(cell.model)?.version ? () => this.fresh(place.exercise) : null;
    view.control = () => this.controls.of(cell);
    void view.attach(cell);
    if (isProse(cell)) {
      view.byHand = true;
      void openProse(cell);
    }
    this.controls.drop(cell.model.id);
    void this.controls.cover(cell, place, () => (view.update(), this.changed()));
    return view;
  }
}
