/** Commands of the teacher's workshop, in the palette and in toolbars. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification, type ICommandPalette } from '@jupyterlab/apputils';
import type { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ApiProblem } from '@openclass-nb/ui';
import { KINDS } from '@openclass-nb/ui/author/kinds';
import { AuthorIDs, ObjectiveIDs, PartIDs } from '../commands.js';
import { beginCourse } from '../course/request.js';
import { checkIcon, exerciseIcon, mapIcon, newIcon, previewIcon, releaseIcon } from '../icons.js';
import type { Author } from './author.js';

export interface AuthorViews {
  showPanel: () => Promise<void>;
  showFindings: () => Promise<void>;
}

export function addAuthorCommands(
  app: JupyterFrontEnd,
  author: Author,
  views: AuthorViews,
  files: IDefaultFileBrowser | null,
  /** Lab has room for a preview beside its notebook; in Notebook 7 it would be a page that knows nothing of it. */
  previews: boolean
): void {
  const { commands } = app;
  const { words } = author;
  const writes = { isEnabled: () => author.canWrite, isVisible: () => author.canWrite };
  const noCourse = (): boolean => files !== null && author.courses.trouble === 'no course';
  const runs = { isEnabled: () => author.canWrite && author.canRun, isVisible: () => author.canWrite };
  commands.addCommand(AuthorIDs.newCourse, {
    label: words.__('New course here'),
    caption: words.__('Begin a course in the folder of the file browser'),
    icon: mapIcon,
    isEnabled: noCourse,
    isVisible: noCourse,
    execute: () => begin(app, author, files?.model.path ?? '')
  });
  commands.addCommand(AuthorIDs.newExercise, {
    label: ({ kind }) => (kind ? words.__('New exercise: %1', words.__(kind as string)) : words.__('New exercise')),
    caption: words.__('Write prompt, answer and test cells below'),
    icon: newIcon,
    ...writes,
    execute: ({ kind }) => author.newExercise(kind as string | undefined)
  });
  commands.addCommand(AuthorIDs.makeExercise, {
    label: words.__('Make exercises of the selected cells'),
    ...writes,
    execute: () => author.makeExercise()
  });
  commands.addCommand(AuthorIDs.exercise, {
    label: words.__('Show the exercise panel'),
    icon: exerciseIcon,
    isEnabled: () => author.teaches,
    isVisible: () => author.teaches,
    execute: views.showPanel
  });
  Object.entries(PartIDs).forEach(([role, id]) => addPart(app, author, role, id, views));
  addPreview(app, author, previews);
  commands.addCommand(AuthorIDs.checkCourse, {
    label: words.__('Check course'),
    caption: words.__('Read and run the whole course; list what is to be mended'),
    icon: checkIcon,
    isEnabled: () => author.canRun,
    isVisible: () => author.teaches,
    execute: () => author.checkCourse()
  });
  commands.addCommand(AuthorIDs.findings, {
    label: words.__('Show what the check found'),
    icon: checkIcon,
    isEnabled: () => author.findings !== null,
    isVisible: () => author.teaches,
    execute: views.showFindings
  });
  commands.addCommand(AuthorIDs.release, {
    label: words.__('Release'),
    caption: words.__('Prove this assignment, then give it to students'),
    icon: releaseIcon,
    ...runs,
    execute: () => author.release()
  });
  commands.addCommand(AuthorIDs.grade, {
    label: words.__('Grade what was handed in'),
    caption: words.__('Put new and changed submissions of this assignment into the gradebook'),
    ...runs,
    execute: () => author.grade()
  });
}

/** To begin one, and to begin it again. */
function addPreview({ commands }: JupyterFrontEnd, author: Author, previews: boolean): void {
  const { words } = author;
  commands.addCommand(AuthorIDs.preview, {
    label: words.__('Preview as student'),
    caption: words.__('Show this notebook as students would get it now; nothing is released'),
    icon: previewIcon,
    isEnabled: () => previews && author.canWrite && author.canRun,
    isVisible: () => previews && author.canWrite,
    execute: () => author.preview()
  });
  commands.addCommand(AuthorIDs.again, {
    label: words.__('Begin the preview again'),
    caption: words.__('Forget what was tried in this preview'),
    isEnabled: () => author.beginsAgain !== undefined,
    isVisible: () => author.beginsAgain !== undefined,
    execute: () => author.beginsAgain?.()
  });
}

/** Says in a cell's toolbar what the cell is, and shows its exercise. */
function addPart(app: JupyterFrontEnd, author: Author, role: string, id: string, views: AuthorViews): void {
  const here = (): boolean => author.part === role;
  app.commands.addCommand(id, {
    label: author.words.__('Show the exercise of this cell'),
    icon: exerciseIcon,
    isEnabled: here,
    isVisible: here,
    execute: views.showPanel
  });
}

export function addToPalette(palette: ICommandPalette | null, category: string): void {
  [...Object.values(AuthorIDs), ...Object.values(ObjectiveIDs)].forEach(command =>
    palette?.addItem({ command, category })
  );
  KINDS.slice(1).forEach(kind => palette?.addItem({ command: AuthorIDs.newExercise, args: { kind }, category }));
}

/** Make the course, and open its first notebook. */
async function begin(app: JupyterFrontEnd, author: Author, folder: string): Promise<void> {
  try {
    const path = await beginCourse(app.serviceManager.serverSettings, folder);
    await author.courses.look(path);
    await app.commands.execute('docmanager:open', { path, factory: 'Notebook' });
  } catch (error) {
    const told = error instanceof ApiProblem ? [error.problem.message, error.problem.next_step] : [String(error)];
    Notification.warning(told.filter(Boolean).join(' '), { autoClose: 10000 });
  }
}
