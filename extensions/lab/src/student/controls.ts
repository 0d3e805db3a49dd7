/** The controls over a notebook's answer cells, by cell. Their code is loaded with the first one that is needed. */
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Words } from '@openclass-nb/ui';
import type { CourseAtHand } from '../course/at-hand.js';
import type { CellControl } from './cell-control.js';
import type { AnswerPlace } from './answer-view.js';
import { formMark, markOf } from './sent-cells.js';
import { selectStub } from './text-answer.js';

export class Controls {
  private readonly made = new Map<string, CellControl>();

  constructor(
    private readonly panel: NotebookPanel,
    private readonly courses: CourseAtHand,
    private readonly words: Words
  ) {
    panel.content.stateChanged.connect(this.follow, this);
  }

  dispose(): void {
    this.panel.content.stateChanged.disconnect(this.follow, this);
    this.made.forEach(one => one.dispose());
  }

  of(cell: Cell | null): CellControl | undefined {
    return cell ? this.made.get(cell.model.id) : undefined;
  }

  /** Cover a cell's editor if its answer is a form. `settled` is called whenever control and text change places. */
  async cover(cell: Cell, place: AnswerPlace, settled: () => void): Promise<void> {
    const mark = formMark(cell.model);
    if (!mark) {
      return;
    }
    const [{ formOf }, { CellControl }] = await Promise.all([
      import('@openclass-nb/ui/answers/index'),
      import('./cell-control.js')
    ]);
    await cell.ready;
    const form = formOf(mark);
    const { content } = this.panel;
    if (form && !cell.isDisposed && !content.isDisposed) {
      const about = { ...place, title: mark.title ?? place.exercise, form };
      const leave = (): void => cell.node.focus({ preventScroll: true });
      const made = new CellControl(this.courses, this.words, cell, about, content.rendermime, leave, settled);
      this.made.set(cell.model.id, made);
      settled();
    }
  }

  drop(id: string): void {
    this.made.get(id)?.dispose();
    this.made.delete(id);
  }

  /** Enter on a cell means its control, where there is one. */
  private follow(_: unknown, change: { name: string; newValue: unknown }): void {
    if (change.name === 'mode' && change.newValue === 'edit') {
      const cell = this.panel.content.activeCell;
      this.of(cell)?.enter();
      if (cell && markOf(cell.model)?.role === 'answer') {
        selectStub(cell);
      }
    }
  }
}
