/** The teacher's workshop: exercises in source notebooks, objectives, the course's check, and release. */
import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { AUTHOR_ACTIONS } from '@openclass-nb/ui';
import { addActions } from '../actions.js';
import { AuthorIDs, ObjectiveIDs } from '../commands.js';
import { afterPalette, focusFirst } from '../focus.js';
import { ICourses } from '../tokens.js';
import { addAuthorCommands, addToPalette } from './author-commands.js';
import { Author } from './author.js';
import { showWhile } from './launcher-cards.js';
import { addObjectiveCommands } from './objective-commands.js';

export const authorPlugin: JupyterFrontEndPlugin<void> = {
  id: 'openclass-nb:author',
  description: 'Exercises in source notebooks, objectives, the check of the course, and release.',
  autoStart: true,
  requires: [ICourses, INotebookTracker],
  optional: [ITranslator, ICommandPalette, ILauncher, IDefaultFileBrowser, IStatusBar, ISettingRegistry, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    courses: ICourses,
    notebooks: INotebookTracker,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    files: IDefaultFileBrowser | null,
    status: IStatusBar | null,
    settings: ISettingRegistry | null,
    lab: ILabShell | null
  ) => {
    const words = (translator ?? nullTranslator).load('openclass_nb');
    const author = new Author(app, courses, notebooks, words, () => void showFindings());
    void settings?.load(authorPlugin.id).then(found => {
      author.follow(found);
      found.changed.connect(() => author.follow(found));
    });
    let panel: Promise<void> | null = null;
    author.changed.connect(() => {
      if (author.canWrite) {
        void addPanel();
      }
    });
    author.found.connect(() => void addStatus());

    /** The panel is there once somebody who teaches opens a notebook of source/; students never load it. */
    function addPanel(): Promise<void> {
      panel ??= import('./panel.js').then(({ ExercisePanel }) =>
        app.shell.add(new ExercisePanel(author), 'right', { rank: 150 })
      );
      return panel;
    }

    async function showPanel(): Promise<void> {
      await addPanel();
      await afterPalette();
      app.shell.activateById('openclass-exercise');
    }

    const below = lab ? 'down' : 'right'; // Notebook 7 gives what is below no height
    async function showFindings(): Promise<void> {
      const { FindingsView } = await import('./findings-view.js');
      if (![...app.shell.widgets(below)].some(one => one.id === 'openclass-findings')) {
        app.shell.add(new FindingsView(author), below);
      }
      app.shell.activateById('openclass-findings');
    }

    let shown = false;
    async function addStatus(): Promise<void> {
      if (status && !shown) {
        shown = true;
        const { CheckStatus } = await import('./check-status.js');
        const item = new CheckStatus(author, () => void goToFindings());
        status.registerStatusItem('openclass-nb:course-check', { item, align: 'right', rank: 210 });
      }
    }

    /** Asked for by a person, who goes on in it; after a check nobody's typing is interrupted. */
    async function goToFindings(): Promise<void> {
      await showFindings();
      await afterPalette();
      focusFirst(document, ['#openclass-findings .oc-find button', '#openclass-findings input']);
    }

    addAuthorCommands(app, author, { showPanel, showFindings: goToFindings }, files, lab !== null);
    addObjectiveCommands(app, author, showPanel, lab ? 'main' : 'right');
    addToPalette(palette, words.__('Course'));
    addActions(app, words, palette, AUTHOR_ACTIONS);
    if (launcher) {
      const category = words.__('Course');
      const noCourse = (): boolean => courses.trouble === 'no course';
      showWhile(launcher, courses, noCourse, { command: AuthorIDs.newCourse, category, rank: 0 });
      showWhile(launcher, courses, () => author.teaches, { command: ObjectiveIDs.show, category, rank: 1 });
    }
  }
};
