/** The teacher's dashboard: a launcher card and a main-area view, loaded when it is opened. */
import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget, Notification, WidgetTracker } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { CourseModel, Words } from '@openclass-nb/ui';
import { DashboardIDs } from '../commands.js';
import { classIcon } from '../icons.js';
import { ICourses } from '../tokens.js';
import type { ClassDashboard } from './view.js';

const LOOKS = ['assistant', 'teacher', 'administrator'];
const TEACHES = ['teacher', 'administrator'];

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
    const shown = new WidgetTracker<MainAreaWidget<ClassDashboard>>({ namespace: 'openclass-class' });
    const isOne = (roles: string[]): boolean => roles.includes(courses.current?.role ?? '');
    const looks = (): boolean => isOne(LOOKS);
    const teaches = (): boolean => isOne(TEACHES);
    const { commands, shell } = app;
    const save = (table: string): void => {
      if (courses.current) {
        void download(courses.current, table, words);
      }
    };
    commands.addCommand(DashboardIDs.open, {
      label: args => (args['isLauncher'] ? words.__('Class') : words.__('Show the class')),
      caption: words.__('Where everybody is, who is stuck, and on what'),
      icon: classIcon,
      isEnabled: looks,
      isVisible: looks,
      execute: async () => {
        const course = courses.current;
        if (!course) {
          return;
        }
        const id = `openclass-class-${course.api.course}`;
        if (!shown.find(one => one.id === id)) {
          const { ClassDashboard } = await import('./view.js');
          const content = new ClassDashboard(course, words, teaches(), save);
          const widget = new MainAreaWidget({ content });
          widget.id = id;
          widget.toolbar.hide(); // it has one of its own, or none
          widget.title.label = words.__('%1: class', course.title);
          widget.title.icon = classIcon;
          widget.title.closable = true;
          await shown.add(widget);
          shell.add(widget, lab ? 'main' : 'right'); // Notebook 7 has one notebook there, and no more
        }
        shell.activateById(id);
      }
    });
    commands.addCommand(DashboardIDs.refresh, {
      label: words.__('Refresh the class'),
      isEnabled: () => shown.currentWidget !== null,
      execute: () => shown.currentWidget?.content.read()
    });
    commands.addCommand(DashboardIDs.scores, {
      label: words.__('Export scores (CSV)'),
      isEnabled: teaches,
      execute: () => save('scores.csv')
    });
    commands.addCommand(DashboardIDs.mastery, {
      label: words.__('Export mastery (CSV)'),
      isEnabled: teaches,
      execute: () => save('mastery.csv')
    });
    const category = words.__('Course');
    Object.values(DashboardIDs).forEach(command => palette?.addItem({ command, category }));
    let carded = false;
    courses.changed.connect(() => {
      Object.values(DashboardIDs).forEach(command => commands.notifyCommandChanged(command));
      if (looks() && !carded) {
        carded = true;
        launcher?.add({ command: DashboardIDs.open, category, args: { isLauncher: true } });
      }
    });
  }
};

/** A table of the class as a file of the browser's. */
async function download(course: CourseModel, table: string, words: Words): Promise<void> {
  try {
    const content = await course.api.table(table);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv' }));
    link.download = `${course.api.course}-${table}`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    Notification.warning(words.__('Not exported. %1', (error as Error).message), { autoClose: 8000 });
  }
}
