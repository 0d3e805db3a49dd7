/** Opens an assignment's notebook, fetched the first time; reads all of them for handing in. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import type { CourseModel } from '@openclass-nb/ui';
import type { Place } from '../course/request.js';
import { openFile } from '../opening.js';
import { answerCell } from './sent-cells.js';

export class Notebooks {
  private readonly contents: Contents.IManager;

  constructor(
    private readonly app: JupyterFrontEnd,
    private readonly tracker: INotebookTracker
  ) {
    this.contents = app.serviceManager.contents;
  }

  /** Open an assignment, at an exercise if one is named. What is there already stays as it is. */
  async open(course: CourseModel, place: Place, assignment: string, exercise?: string): Promise<void> {
    const detail = await course.load(assignment);
    const wanted = detail?.exercises.find(one => one.exercise === exercise) ?? detail?.exercises[0];
    const folder = PathExt.join(homeOf(course, place), assignment);
    const known = wanted && PathExt.join(folder, `${wanted.notebook}.ipynb`);
    const path = known && (await this.exists(known)) ? known : await this.fetch(course, assignment, folder, known);
    const panel = await openFile(this.app, this.tracker, path, 'Notebook');
    if (panel && exercise) {
      await this.reveal(panel, exercise);
    }
  }

  /** Every notebook of an assignment as it stands, open or on disk, by its name. */
  async collect(course: CourseModel, assignment: string, beside: string): Promise<Record<string, object>> {
    const detail = course.detail(assignment) ?? (await course.load(assignment));
    const names = new Set((detail?.exercises ?? []).map(one => one.notebook));
    const collected: Record<string, object> = {};
    for (const name of names.size ? names : [PathExt.basename(beside, '.ipynb')]) {
      collected[name] = await this.read(PathExt.join(PathExt.dirname(beside), `${name}.ipynb`));
    }
    return collected;
  }

  private async read(path: string): Promise<object> {
    const open = this.tracker.find(one => one.context.path === path);
    if (open) {
      await open.context.save();
      return open.context.model.toJSON() as object;
    }
    return (await this.contents.get(path, { type: 'notebook', content: true })).content as object;
  }

  private async fetch(
    course: CourseModel,
    assignment: string,
    folder: string,
    known: string | undefined
  ): Promise<string> {
    const { files } = await course.api.files(assignment);
    for (const one of files) {
      const path = PathExt.join(folder, one.path);
      await this.makeFolders(PathExt.dirname(path));
      if (!(await this.exists(path))) {
        await this.contents.save(path, { type: 'file', format: 'base64', content: one.content });
      }
    }
    const first = files.find(one => one.path.endsWith('.ipynb'))?.path ?? '';
    return known ?? PathExt.join(folder, first);
  }

  private async makeFolders(path: string): Promise<void> {
    if (path && path !== '.') {
      await this.makeFolders(PathExt.dirname(path));
      await this.contents.save(path, { type: 'directory' });
    }
  }

  private async exists(path: string): Promise<boolean> {
    return this.contents.get(path, { content: false }).then(
      () => true,
      () => false
    );
  }

  private async reveal(panel: NotebookPanel, exercise: string): Promise<void> {
    await panel.context.ready;
    const notebook = panel.content;
    const cell = answerCell(notebook, exercise);
    if (cell) {
      notebook.activeCellIndex = notebook.widgets.indexOf(cell);
      notebook.node.focus(); // before any waiting: who types at once is not thrown out of the editor
      notebook.activate();
      await notebook.scrollToItem(notebook.activeCellIndex, 'smart').catch(() => undefined); // scrolled on already
      if (document.activeElement === notebook.node) {
        notebook.activate(); // the cell was not drawn before
      }
    }
  }
}

/** The folder in which a course's assignments lie: nbgrader's, named like the course where there are several. */
function homeOf(course: CourseModel, place: Place): string {
  return place.folder ?? (place.service === 'hub' && place.course !== course.api.course ? course.api.course : '');
}
