/** The teacher's workshop: exercises in source notebooks, the course's check, and release. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { AuthorIDs } from '../commands.js';
import { checkIcon, exerciseIcon, newIcon, previewIcon, releaseIcon } from '../icons.js';
import { ICourses } from '../tokens.js';
import { Author } from './author.js';

export const authorPlugin: JupyterFrontEndPlugin<void> = {
  id: 'openclass-nb:author',
  description: 'Exercises in source notebooks, the check of the course, and release.',
  autoStart: true,
  requires: [ICourses, INotebookTracker],
  optional: [ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    courses: ICourses,
    notebooks: INotebookTracker,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    const words = (translator ?? nullTranslator).load('openclass_nb');
    const author = new Author(app, courses, notebooks, words, () => void showFindings());
    let panel: Promise<void> | null = null;
    author.changed.connect(() => {
      if (author.canWrite) {
        void addPanel();
      }
    });

    /** The panel is there once somebody who teaches opens a notebook of source/; students never load it. */
    function addPanel(): Promise<void> {
      panel ??= import('./panel.js').then(({ ExercisePanel }) =>
        app.shell.add(new ExercisePanel(author), 'right', { rank: 150 })
      );
      return panel;
    }

    async function showFindings(): Promise<void> {
      const { FindingsView } = await import('./findings-view.js');
      if (![...app.shell.widgets('down')].some(one => one.id === 'openclass-findings')) {
        app.shell.add(new FindingsView(author), 'down');
      }
      app.shell.activateById('openclass-findings');
    }

    const { commands } = app;
    const writes = { isEnabled: () => author.canWrite, isVisible: () => author.canWrite };
    commands.addCommand(AuthorIDs.newExercise, {
      label: words.__('New exercise'),
      caption: words.__('Write prompt, answer and test cells below'),
      icon: newIcon,
      ...writes,
      execute: () => author.newExercise()
    });
    commands.addCommand(AuthorIDs.makeExercise, {
      label: words.__('Make an exercise of the selected cells'),
      ...writes,
      execute: () => author.makeExercise()
    });
    commands.addCommand(AuthorIDs.exercise, {
      label: words.__('Show the exercise panel'),
      icon: exerciseIcon,
      ...writes,
      execute: async () => {
        await addPanel();
        app.shell.activateById('openclass-exercise');
      }
    });
    commands.addCommand(AuthorIDs.preview, {
      label: words.__('Preview as student'),
      caption: words.__('Open the released notebook, as students get it'),
      icon: previewIcon,
      ...writes,
      execute: () => author.preview()
    });
    commands.addCommand(AuthorIDs.checkCourse, {
      label: words.__('Check course'),
      caption: words.__('Read and run the whole course; list what is to be mended'),
      icon: checkIcon,
      isEnabled: () => author.canRun,
      isVisible: () => author.canWrite,
      execute: () => author.checkCourse()
    });
    commands.addCommand(AuthorIDs.release, {
      label: words.__('Release'),
      caption: words.__('Prove this assignment, then give it to students'),
      icon: releaseIcon,
      isEnabled: () => author.canWrite && author.canRun,
      isVisible: () => author.canWrite,
      execute: () => author.release()
    });
    Object.values(AuthorIDs).forEach(command => palette?.addItem({ command, category: words.__('Course') }));
  }
};
