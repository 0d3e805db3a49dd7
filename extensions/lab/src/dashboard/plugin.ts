/** The teacher's dashboard: a launcher card and a main-area view, loaded when it is opened. */
import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CLASS_ACTIONS } from '@openclass-nb/ui';
import { addActions } from '../actions.js';
import { DashboardIDs } from '../commands.js';
import { ICourses } from '../tokens.js';
import { addClassCommands } from './class-commands.js';
import { ShownClasses } from './shown-classes.js';

export const dashboardPlugin: JupyterFrontEndPlugin<void> = {
  id: 'openclass-nb:dashboard',
  description: 'Where everybody in the class is, who is stuck, and exceptions.',
  autoStart: true,
  requires: [ICourses],
  optional: [ITranslator, ICommandPalette, ILauncher, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    courses: ICourses,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null,
    lab: ILabShell | null
  ) => {
    const words = (translator ?? nullTranslator).load('openclass_nb');
    const { commands, shell } = app;
    const shown = new ShownClasses(shell, courses, words, lab ? 'main' : 'right'); // Notebook 7 has one notebook in main
    addClassCommands(commands, shown);
    const category = words.__('Course');
    Object.values(DashboardIDs).forEach(command => palette?.addItem({ command, category }));
    addActions(app, words, palette, CLASS_ACTIONS);
    let carded = false;
    courses.changed.connect(() => {
      Object.values(DashboardIDs).forEach(command => commands.notifyCommandChanged(command));
      if (shown.looks && !carded) {
        carded = true;
        launcher?.add({ command: DashboardIDs.open, category, args: { isLauncher: true } });
      }
    });
  }
};
