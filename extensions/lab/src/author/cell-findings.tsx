/** What a check found, under the cells that it is about. */
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { ReactWidget } from '@jupyterlab/ui-components';
import { CellFindings } from '@openclass-nb/ui/findings';
import { WordsContext, type Finding, type Words } from '@openclass-nb/ui';
import type { PanelLayout } from '@lumino/widgets';
import type { ReactElement } from 'react';

class FindingsUnderCell extends ReactWidget {
  constructor(
    private readonly findings: readonly Finding[],
    private readonly words: Words
  ) {
    super();
    this.addClass('oc-root');
    this.addClass('oc-under');
    this.addClass('oc-found');
  }

  async attach(cell: Cell): Promise<void> {
    await cell.ready;
    const layout = cell.layout as PanelLayout | null;
    if (!cell.isDisposed && !this.isDisposed && layout) {
      layout.insertWidget(Math.max(0, layout.widgets.length - 1), this);
    }
  }

  protected override render(): ReactElement {
    return (
      <WordsContext.Provider value={this.words}>
        <CellFindings findings={this.findings} />
      </WordsContext.Provider>
    );
  }
}

/** The marks in one notebook; shown anew when something else is found. */
export class CellMarks {
  private shown: FindingsUnderCell[] = [];

  constructor(
    private readonly panel: NotebookPanel,
    private readonly words: Words
  ) {}

  show(findings: readonly Finding[]): void {
    this.shown.forEach(one => one.dispose());
    this.shown = [];
    const byCell = new Map<Cell, Finding[]>();
    for (const one of findings) {
      const cell = cellOf(this.panel, one);
      if (cell) {
        byCell.set(cell, [...(byCell.get(cell) ?? []), one]);
      }
    }
    byCell.forEach((found, cell) => {
      const mark = new FindingsUnderCell(found, this.words);
      this.shown.push(mark);
      void mark.attach(cell);
    });
  }
}

/** By its name if it has one: cells move while a teacher mends them. */
export function cellOf(panel: NotebookPanel, { place }: Finding): Cell | null {
  const { widgets } = panel.content;
  const named = widgets.find(({ model }) => {
    const graded = model.getMetadata('nbgrader') as { grade_id?: string } | undefined;
    return place.name !== null && (graded?.grade_id === place.name || model.id === place.name);
  });
  return named ?? (place.cell === null ? null : (widgets[place.cell] ?? null));
}
