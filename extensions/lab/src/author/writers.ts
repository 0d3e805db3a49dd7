/** Who writes the notebook in front, where several people have it open with jupyter-collaboration. */
import type { NotebookPanel } from '@jupyterlab/notebook';

/** The parts of a Yjs transaction that are used. */
interface Transaction {
  local: boolean;
  /** How much each client had written before, and after. */
  beforeState: ReadonlyMap<number, number>;
  afterState: ReadonlyMap<number, number>;
}

interface Shared {
  ydoc?: {
    on: (event: 'afterTransaction', act: (change: Transaction) => void) => void;
    off: (event: 'afterTransaction', act: (change: Transaction) => void) => void;
  };
  awareness?: {
    getStates: () => ReadonlyMap<number, { user?: { name?: string; display_name?: string } }>;
  };
}

/** A change of the notebook: `local` if it was made in this page. */
export interface Writing {
  local: boolean;
  /** Who wrote it, if that is known. */
  by: string | null;
}

export class Writers {
  private shared: Shared | null = null;

  constructor(private readonly tell: (writing: Writing) => void) {}

  /** Listen to another notebook, or to none: one that nobody else can have open is silent. */
  follow(panel: NotebookPanel | null): void {
    this.shared?.ydoc?.off('afterTransaction', this.hear);
    const model = panel?.context.model;
    this.shared = model?.collaborative ? (model.sharedModel as unknown as Shared) : null;
    this.shared?.ydoc?.on('afterTransaction', this.hear);
  }

  private readonly hear = (change: Transaction): void =>
    this.tell({ local: change.local, by: change.local ? null : this.author(change) });

  private author({ beforeState, afterState }: Transaction): string | null {
    const states = this.shared?.awareness?.getStates();
    const wrote = [...afterState].filter(([client, count]) => count > (beforeState.get(client) ?? 0));
    const users = wrote.map(([client]) => states?.get(client)?.user);
    const user = users.find(Boolean);
    return user?.display_name || user?.name || null;
  }
}
