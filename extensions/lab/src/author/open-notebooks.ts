/** Notebooks that are open while the service changes their files. */
import { PathExt } from '@jupyterlab/coreutils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { OpenFiles } from '@openclass-nb/ui/author/objectives-model';

/** Saves those with changes before, and reads again those that were written. `home` is the course's folder. */
export function openNotebooks(tracker: INotebookTracker, home: () => string): OpenFiles {
  const open = (): NotebookPanel[] => {
    const found: NotebookPanel[] = [];
    tracker.forEach(one => found.push(one));
    return found;
  };
  return {
    save: async () => {
      await Promise.all(open().map(({ context }) => (context.model.dirty ? context.save() : undefined)));
    },
    reread: async files => {
      const written = new Set(files.map(one => PathExt.join(home(), one)));
      await Promise.all(open().map(({ context }) => (written.has(context.path) ? context.revert() : undefined)));
    }
  };
}
