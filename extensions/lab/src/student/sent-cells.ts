/** From Lab's cells to what a check needs. */
import type { Cell, ICellModel } from '@jupyterlab/cells';
import type { Notebook } from '@jupyterlab/notebook';
import type { SentCell, VersionMark } from '@openclass-nb/ui';

/** Our mark on a cell: which exercise it belongs to, and as what. */
export interface Mark {
  exercise: string;
  role: 'prompt' | 'answer' | 'test';
  version?: VersionMark;
}

export function markOf(model: ICellModel): Mark | null {
  const mark = model.getMetadata('openclass') as Partial<Mark> | undefined;
  return typeof mark?.exercise === 'string' && mark.role ? (mark as Mark) : null;
}

/** Our mark on an answer cell whose answer is a form: what a control needs to draw it. */
export interface FormMark extends Mark {
  kind: string;
  title?: string;
  form: object;
}

export function formMark(model: ICellModel): FormMark | null {
  const mark = markOf(model) as Partial<FormMark> | null;
  return mark?.role === 'answer' && mark.kind && mark.form && model.type === 'code' ? (mark as FormMark) : null;
}

/** All cells as they stand, without outputs. */
export function sentCells(notebook: Notebook): SentCell[] {
  return notebook.widgets.map(({ model }) => ({
    cell_type: model.type,
    id: model.id,
    metadata: { ...model.sharedModel.getMetadata() },
    source: model.sharedModel.getSource()
  }));
}

/** The exercise that a cell belongs to; a cell without a mark belongs to the one above it. */
export function exerciseAt(notebook: Notebook, cell: Cell): string | null {
  const at = notebook.widgets.indexOf(cell);
  for (let index = at; index >= 0; index--) {
    const mark = markOf(notebook.widgets[index]!.model);
    if (mark) {
      return mark.exercise;
    }
  }
  return null;
}

/** Which version of an exercise the notebook holds; nothing where there is only one. */
export function versionOf(notebook: Notebook, exercise: string): VersionMark | undefined {
  const cell = answerCell(notebook, exercise);
  return cell && markOf(cell.model)?.version;
}

export function answerCell(notebook: Notebook, exercise: string): Cell | undefined {
  return notebook.widgets.find(({ model }) => {
    const mark = markOf(model);
    return mark?.exercise === exercise && mark.role === 'answer';
  });
}
