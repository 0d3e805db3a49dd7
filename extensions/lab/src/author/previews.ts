/** Opens a source notebook as a student would get it now, to be tried: checks and hints in it count nowhere. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { CourseModel, type Words } from '@openclass-nb/ui';
import { PreviewApi } from '@openclass-nb/ui/author/preview-api';
import { Tryout } from '../course/at-hand.js';
import type { Courses } from '../course/courses.js';
import { sender, type Place } from '../course/request.js';
import { PreviewDrive } from './preview-drive.js';
import { PreviewNote } from './preview-note.js';

export class Previews {
  private readonly drive: PreviewDrive;
  private readonly begun = new WeakMap<NotebookPanel, () => void>();

  constructor(
    private readonly app: JupyterFrontEnd,
    private readonly courses: Courses,
    private readonly words: Words,
    private readonly again: (place: Place, path: string) => void
  ) {
    const { contents, serverSettings } = app.serviceManager;
    this.drive = new PreviewDrive(serverSettings);
    contents.addDrive(this.drive);
  }

  /** Show the notebook at `path`, whose `place` is in source/, from its beginning. */
  async show(course: CourseModel, place: Place, path: string): Promise<void> {
    const assignment = place.assignment ?? '';
    const name = PathExt.basename(path, '.ipynb');
    const { notebook } = await course.api.preview(assignment, name);
    const shown = this.drive.put(`${assignment}/${this.words.__('Preview of %1', name)}.ipynb`, notebook);
    const open = [...this.app.shell.widgets('main')];
    open.find(one => (one as NotebookPanel).context?.path === shown)?.dispose();
    this.courses.addTryout(shown, new Tryout({ ...place, part: null }, this.model(course, assignment)));
    const panel = (await this.app.commands.execute('docmanager:open', { path: shown, factory: 'Notebook' })) as
      NotebookPanel | undefined;
    if (panel) {
      stayClean(panel);
      panel.contentHeader.addWidget(new PreviewNote(this.words, () => this.again(place, path)));
      this.begun.set(panel, () => this.again(place, path));
    }
  }

  /** What begins the preview in front again; undefined where none is in front. */
  beginsAgain(panel: NotebookPanel | null): (() => void) | undefined {
    return panel ? this.begun.get(panel) : undefined;
  }

  /** The course as somebody sees it who has just begun; nothing of it outlives the page. */
  private model(course: CourseModel, assignment: string): CourseModel {
    const api = new PreviewApi(sender(this.app.serviceManager.serverSettings), course.api.course, assignment);
    return new CourseModel(api, course.title, course.role, {
      keep: () => undefined,
      later: (act, seconds) => {
        const timer = window.setTimeout(act, seconds * 1000);
        return () => window.clearTimeout(timer);
      },
      now: () => new Date()
    });
  }
}

/** There is no file: no tab of a preview says that something is to be saved, and closing one asks nothing. */
function stayClean({ context }: NotebookPanel): void {
  const { model } = context;
  const clean = (): void => {
    if (model.dirty) {
      model.dirty = false;
    }
  };
  model.stateChanged.connect(clean);
  clean();
}
