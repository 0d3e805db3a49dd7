/** Opens a file, in Lab and in Notebook 7, where each has a page of its own. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

/** The notebook at a path, in front; null where another page has it now. One that is open is not opened again:
 *  Notebook 7 would close it here. */
export async function openFile(
  app: JupyterFrontEnd,
  notebooks: INotebookTracker,
  path: string,
  factory?: string
): Promise<NotebookPanel | null> {
  const open = notebooks.find(one => one.context.path === path);
  if (open) {
    app.shell.activateById(open.id);
    return open;
  }
  const panel = (await app.commands.execute('docmanager:open', { path, ...(factory ? { factory } : {}) })) as
    NotebookPanel | undefined;
  return panel && !panel.isDisposed ? panel : null;
}
