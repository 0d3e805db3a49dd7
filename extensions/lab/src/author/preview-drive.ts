/** Notebooks as students would get them, kept in the browser: nothing is released, and no file is written. */
import type { Contents, ServerConnection } from '@jupyterlab/services';
import { PathExt } from '@jupyterlab/coreutils';
import { Signal, type ISignal } from '@lumino/signaling';

export const PREVIEW = 'preview';

const READ_ONLY = 'This is a preview: what you try here is not kept.';

export class PreviewDrive implements Contents.IDrive {
  readonly name = PREVIEW;
  readonly isDisposed = false;
  readonly fileChanged: ISignal<this, Contents.IChangedArgs> = new Signal<this, Contents.IChangedArgs>(this);
  private readonly kept = new Map<string, unknown>();

  constructor(readonly serverSettings: ServerConnection.ISettings) {}

  /** Keep a notebook; the path by which Lab opens it. */
  put(path: string, notebook: unknown): string {
    this.kept.set(path, notebook);
    return `${PREVIEW}:${path}`;
  }

  async get(path: string): Promise<Contents.IModel> {
    const content = this.kept.get(path);
    if (content === undefined) {
      throw new Error('This preview is gone. Make it again from its source notebook.');
    }
    return this.model(path, structuredClone(content));
  }

  /** Saved for as long as the page stays open. */
  async save(path: string, options: Partial<Contents.IModel> = {}): Promise<Contents.IModel> {
    this.kept.set(path, options.content ?? this.kept.get(path));
    return this.model(path, null);
  }

  async listCheckpoints(): Promise<Contents.ICheckpointModel[]> {
    return [];
  }

  async createCheckpoint(): Promise<Contents.ICheckpointModel> {
    return { id: 'none', last_modified: new Date().toISOString() };
  }

  async restoreCheckpoint(): Promise<void> {}

  async deleteCheckpoint(): Promise<void> {}

  async delete(path: string): Promise<void> {
    this.kept.delete(path);
  }

  newUntitled(): Promise<Contents.IModel> {
    return Promise.reject(new Error(READ_ONLY));
  }

  rename(): Promise<Contents.IModel> {
    return Promise.reject(new Error(READ_ONLY));
  }

  copy(): Promise<Contents.IModel> {
    return Promise.reject(new Error(READ_ONLY));
  }

  getDownloadUrl(): Promise<string> {
    return Promise.reject(new Error(READ_ONLY));
  }

  dispose(): void {
    this.kept.clear();
  }

  private model(path: string, content: unknown): Contents.IModel {
    const now = new Date(0).toISOString();
    return {
      name: PathExt.basename(path),
      path,
      type: 'notebook',
      format: content === null ? null : 'json',
      mimetype: '',
      content,
      writable: true,
      created: now,
      last_modified: now
    } as Contents.IModel;
  }
}
