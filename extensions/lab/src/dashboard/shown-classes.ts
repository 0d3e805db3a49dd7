/** The classes that are shown, each course's in a tab of its own, and who may see what of them. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget, Notification, WidgetTracker } from '@jupyterlab/apputils';
import type { CourseModel, Words } from '@openclass-nb/ui';
import type { Courses } from '../course/courses.js';
import { classIcon } from '../icons.js';
import type { ClassDashboard } from './view.js';

const LOOKS = ['assistant', 'teacher', 'administrator'];
const TEACHES = ['teacher', 'administrator'];

export class ShownClasses {
  private readonly tracker = new WidgetTracker<MainAreaWidget<ClassDashboard>>({ namespace: 'openclass-class' });

  constructor(
    private readonly shell: JupyterFrontEnd.IShell,
    private readonly courses: Courses,
    readonly words: Words,
    private readonly area: string
  ) {}

  get looks(): boolean {
    return this.isOne(LOOKS);
  }

  get teaches(): boolean {
    return this.isOne(TEACHES);
  }

  /** The one that was used last. */
  get current(): ClassDashboard | null {
    return this.tracker.currentWidget?.content ?? null;
  }

  /** The class of the course at hand, in front. */
  async show(): Promise<ClassDashboard | null> {
    const course = this.courses.current;
    if (!course) {
      return null;
    }
    const id = `openclass-class-${course.api.course}`;
    const widget = this.tracker.find(one => one.id === id) ?? (await this.add(course, id));
    this.shell.activateById(id);
    return widget.content;
  }

  /** A table of the class at hand, as a file. */
  readonly save = (table: string): void => {
    if (this.courses.current) {
      void download(this.courses.current, table, this.words);
    }
  };

  private async add(course: CourseModel, id: string): Promise<MainAreaWidget<ClassDashboard>> {
    const { words } = this;
    const { ClassDashboard } = await import('./view.js');
    const widget = new MainAreaWidget({ content: new ClassDashboard(course, words, this.teaches, this.save) });
    widget.id = id;
    widget.toolbar.hide(); // it has one of its own, or none
    widget.title.label = words.__('%1: class', course.title);
    widget.title.icon = classIcon;
    widget.title.closable = true;
    await this.tracker.add(widget);
    this.shell.add(widget, this.area);
    return widget;
  }

  private isOne(roles: string[]): boolean {
    return roles.includes(this.courses.current?.role ?? '');
  }
}

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
