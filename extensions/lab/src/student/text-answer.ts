/** An answer in prose: its Markdown cell is a field from the beginning, and one click makes it one again. */
import type { Cell } from '@jupyterlab/cells';

/** What stands in it before anybody has written: nbgrader's words, or a teacher's in italics. */
const STUB = /^(?:YOUR ANSWER HERE|\*[^*\n]+\*|_[^_\n]+_)$/;

/** Structural, so that the cells' package is not loaded for a type. */
interface Rendered {
  rendered: boolean;
}

export function isProse(cell: Cell): boolean {
  return cell.model.type === 'markdown';
}

/** Open the text for writing; what was written and rendered opens again by a click. */
export async function openProse(cell: Cell): Promise<void> {
  await cell.ready;
  if (cell.isDisposed) {
    return;
  }
  const markdown = cell as Cell & Rendered;
  markdown.rendered = false;
  cell.node.addEventListener('click', event => {
    const target = event.target as Element;
    if (markdown.rendered && target.closest('.jp-MarkdownOutput') && !target.closest('a')) {
      markdown.rendered = false;
      cell.editor?.focus();
    } else if (target.closest('.cm-content')) {
      selectStub(cell); // after the mouse has put the caret somewhere
    }
  });
}

/** The first words take the place of the stub: it is selected when one begins to write. */
export function selectStub(cell: Cell): void {
  const { editor } = cell;
  if (editor && isProse(cell) && STUB.test(cell.model.sharedModel.getSource().trim())) {
    const last = editor.lineCount - 1;
    editor.setSelection({
      start: { line: 0, column: 0 },
      end: { line: last, column: editor.getLine(last)?.length ?? 0 }
    });
  }
}
