/** What a teacher can do in a source notebook; commands, toolbar and panel call this. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';
import { Notification } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';
import { ApiProblem, type Coverage, type CourseModel, type Finding, type Words } from '@openclass-nb/ui';
import { AuthorIDs } from '../commands.js';
import type { Courses } from '../course/courses.js';
import type { Place } from '../course/request.js';
import { addExercise, makeExercise } from './cells.js';
import { follow } from './jobs.js';

export class Author {
  /** The list of objectives, what was found, or what may be done changed. */
  readonly changed = new Signal<this, void>(this);
  objectives: readonly Coverage[] = [];
  findings: readonly Finding[] | null = null;
  private place: Place | null = null;
  private busy = false;

  constructor(
    readonly app: JupyterFrontEnd,
    readonly courses: Courses,
    readonly tracker: INotebookTracker,
    readonly words: Words,
    private readonly showFindings: () => void
  ) {
    tracker.currentChanged.connect((_, panel) => void this.enter(panel));
    courses.changed.connect(() => void this.enter(tracker.currentWidget));
    void this.enter(tracker.currentWidget);
  }

  /** Whether the notebook in front is a teacher's own: one in source/, of a course that they teach. */
  get canWrite(): boolean {
    return this.place?.part === 'source' && this.place.assignment !== null && this.teaches;
  }

  get canRun(): boolean {
    return this.teaches && !this.busy;
  }

  get teaches(): boolean {
    return ['teacher', 'administrator'].includes(this.courses.current?.role ?? '');
  }

  get assignment(): string | null {
    return this.canWrite ? (this.place?.assignment ?? null) : null;
  }

  newExercise(): void {
    const panel = this.tracker.currentWidget;
    if (panel && this.assignment) {
      addExercise(panel.content, this.assignment, this.usual());
    }
  }

  makeExercise(): void {
    const panel = this.tracker.currentWidget;
    if (panel && this.assignment && !makeExercise(panel.content, this.assignment, this.usual())) {
      Notification.info(this.words.__('Select the answer’s code cell too.'), { autoClose: 5000 });
    }
    this.changed.emit();
  }

  async addObjective(id: string, title: string): Promise<void> {
    await this.telling(async course => {
      this.objectives = await course.api.writeObjective(id, { title });
      this.changed.emit();
    });
  }

  /** Prove the whole course; what is found stands in the list and at its cells. */
  async checkCourse(): Promise<void> {
    await this.working(async course => {
      const { findings } = await follow(
        course.api,
        await course.api.prove([]),
        this.words,
        this.words.__('Checking the course')
      );
      this.found(findings);
    });
  }

  /** Give the assignment in front to students, if its proof holds. */
  async release(): Promise<void> {
    const assignment = this.assignment;
    await this.working(async course => {
      if (assignment) {
        const { job, findings } = await follow(
          course.api,
          await course.api.release(assignment),
          this.words,
          this.words.__('Releasing %1', this.titleOf(assignment))
        );
        if (job.state === 'done') {
          void course.refresh();
        }
        this.found(findings);
      }
    });
  }

  /** Open the released notebook: the one that students get. */
  async preview(): Promise<void> {
    const path = this.tracker.currentWidget?.context.path;
    if (path && this.assignment) {
      await this.app.commands.execute('docmanager:open', {
        path: path.replace(/(^|\/)source\//, '$1release/'),
        factory: 'Notebook'
      });
    }
  }

  /** Open the cell that a finding is about. */
  async open(finding: Finding): Promise<void> {
    const home = this.place?.folder ?? '';
    const path = PathExt.join(home, finding.place.file);
    const panel = (await this.app.commands.execute('docmanager:open', { path })) as NotebookPanel | undefined;
    if (panel && finding.place.cell !== null && path.endsWith('.ipynb')) {
      await panel.context.ready;
      panel.content.activeCellIndex = finding.place.cell;
      await panel.content.scrollToItem(finding.place.cell, 'smart');
    }
  }

  private titleOf(assignment: string): string {
    return this.courses.current?.assignment(assignment)?.title ?? assignment;
  }

  private usual(): string[] {
    const own = this.courses.current?.assignment(this.assignment ?? '')?.objectives ?? [];
    return own.length === 1 ? [...own] : [];
  }

  private found(findings: readonly Finding[]): void {
    this.findings = findings;
    this.changed.emit();
    if (findings.length) {
      this.showFindings();
    }
  }

  private async enter(panel: NotebookPanel | null): Promise<void> {
    this.place = panel ? await this.courses.place(panel.context.path).catch(() => null) : null;
    this.tell();
    if (this.canWrite && !this.objectives.length) {
      await this.telling(async course => {
        this.objectives = await course.api.objectives();
      });
      this.tell();
    }
  }

  private async working(act: (course: CourseModel) => Promise<void>): Promise<void> {
    await this.tracker.currentWidget?.context.save();
    this.busy = true;
    this.tell();
    try {
      await this.telling(act);
    } finally {
      this.busy = false;
      this.tell();
    }
  }

  private async telling(act: (course: CourseModel) => Promise<void>): Promise<void> {
    try {
      if (this.courses.current) {
        await act(this.courses.current);
      }
    } catch (error) {
      const told = error instanceof ApiProblem ? [error.problem.message, error.problem.next_step] : [String(error)];
      Notification.warning(told.filter(Boolean).join(' '), { autoClose: 10000 });
    }
  }

  private tell(): void {
    Object.values(AuthorIDs)
      .filter(id => this.app.commands.hasCommand(id))
      .forEach(id => this.app.commands.notifyCommandChanged(id));
    this.changed.emit();
  }
}
