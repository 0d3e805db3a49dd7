/** The teacher's dashboard: a launcher card and a main-area view, loaded when it is opened. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, MainAreaWidget } from '@jupyterlab/apputils';
import { ILauncher } from '@jupyterlab/launcher';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { DashboardIDs } from '../commands.js';
import { classIcon } from '../icons.js';
import { ICourses } from '../tokens.js';

const TEACHES = ['assistant', 'teacher', 'administrator'];

export const dashboardPlugin: JupyterFrontEndPlugin<void> = {
  id: 'openclass-nb:dashboard',
  description: 'Where everybody in the class is, who is stuck, and exceptions.',
  autoStart: true,
  requires: [ICourses],
  optional: [ITranslator, ICommandPalette, ILauncher],
  activate: (
    app: JupyterFrontEnd,
    courses: ICourses,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    launcher: ILauncher | null
  ) => {
    const words = (translator ?? nullTranslator).load('openclass_nb');
    const teaches = (): boolean => TEACHES.includes(courses.current?.role ?? '');
    app.commands.addCommand(DashboardIDs.open, {
      label: args => (args['isLauncher'] ? words.__('Class') : words.__('Show the class')),
      caption: words.__('Where everybody is, who is stuck, and on what'),
      icon: classIcon,
      isEnabled: teaches,
      isVisible: teaches,
      execute: async () => {
        const course = courses.current;
        if (!course) {
          return;
        }
        const id = `openclass-class-${course.api.course}`;
        if (![...app.shell.widgets('main')].some(one => one.id === id)) {
          const { ClassDashboard } = await import('./view.js');
          const shown = new MainAreaWidget({ content: new ClassDashboard(course, words) });
          shown.id = id;
          shown.title.label = words.__('%1: class', course.title);
          shown.title.icon = classIcon;
          shown.title.closable = true;
          app.shell.add(shown, 'main');
        }
        app.shell.activateById(id);
      }
    });
    palette?.addItem({ command: DashboardIDs.open, category: words.__('Course') });
    const card = (): void => {
      app.commands.notifyCommandChanged(DashboardIDs.open);
      if (teaches() && !carded) {
        carded = true;
        launcher?.add({ command: DashboardIDs.open, category: words.__('Course'), args: { isLauncher: true } });
      }
    };
    let carded = false;
    courses.changed.connect(card);
  }
};
