/** Cells of a fresh version take the place of the old ones; undo in the notebook brings those back. */
import type { CodeCellModel } from '@jupyterlab/cells';
import type { Notebook } from '@jupyterlab/notebook';
import type { PartialJSONObject } from '@lumino/coreutils';
import type { Result } from '@openclass-nb/ui';

interface FreshCell {
  id?: string;
  source?: string | string[];
  metadata?: { openclass?: PartialJSONObject };
}

/** Only then there is reason for another one. */
export const wasTried = (result: Result | null | undefined): boolean => result?.state === 'told' && result.tries > 0;

export function putInPlace(notebook: Notebook, cells: FreshCell[]): void {
  const fresh = new Map(cells.map(one => [one.id, one]));
  for (const { model } of notebook.widgets) {
    const made = fresh.get(model.id);
    if (made) {
      const { sharedModel } = model;
      sharedModel.setSource(Array.isArray(made.source) ? made.source.join('') : (made.source ?? ''));
      if (made.metadata?.openclass) {
        model.setMetadata('openclass', made.metadata.openclass);
      }
      if (model.type === 'code') {
        (model as CodeCellModel).clearExecution();
      }
    }
  }
}
