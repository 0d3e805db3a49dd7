/** What a teacher can do in a source notebook; commands, toolbar and panel call this. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { PathExt } from '@jupyterlab/coreutils';
import { Notification } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';
import { ApiProblem, type CourseModel, type Finding, type Misconception, type Words } from '@openclass-nb/ui';
import { ObjectivesModel } from '@openclass-nb/ui/author/objectives-model';
import { onPage, tellPage } from '@openclass-nb/ui/page-news';
import { AuthorIDs, ObjectiveIDs, PartIDs } from '../commands.js';
import type { Courses } from '../course/courses.js';
import type { Place } from '../course/request.js';
import { markOf } from '../student/sent-cells.js';
import { addExercise, chosenGroups, makeExercise } from './cells.js';
import { follow } from './jobs.js';
import { NewExercises } from './new-exercises.js';
import { openFile } from '../opening.js';
import { openNotebooks } from './open-notebooks.js';
import type { Previews } from './previews.js';

export class Author {
  /** The list of objectives, what was found, or what may be done changed. */
  readonly changed = new Signal<this, void>(this);
  findings: readonly Finding[] | null = null;
  checkedAt: Date | null = null;
  /** What the last check of the course looked at. */
  looked: { exercises: number; wrongAnswers: number } | null = null;
  /** A check ended. */
  readonly found = new Signal<this, void>(this);
  misconceptions: readonly Misconception[] = [];
  private place: Place | null = null;
  private kind = 'code';
  private marksAtCells = true;
  private busy = false;
  private readonly fresh = new NewExercises();
  private previews: Promise<Previews> | null = null;
  private previewed: Previews | null = null;
  private known: { course: CourseModel; model: ObjectivesModel } | null = null;

  constructor(
    readonly app: JupyterFrontEnd,
    readonly courses: Courses,
    readonly tracker: INotebookTracker,
    readonly words: Words,
    private readonly showFindings: () => void
  ) {
    tracker.currentChanged.connect((_, panel) => void this.enter(panel));
    tracker.activeCellChanged.connect(() => this.tellParts());
    courses.changed.connect(() => void this.enter(tracker.currentWidget));
    onPage('written', this, () => void this.known?.model.load()); // in a widget
    void this.enter(tracker.currentWidget);
  }

  /** Take over what the settings say. */
  follow(settings: { composite: ReadonlyPartialJSONObject }): void {
    this.kind = String(settings.composite['kind'] ?? 'code');
    this.marksAtCells = settings.composite['marksAtCells'] !== false;
    this.found.emit();
  }

  /** The course's folder, as the file browser names it. */
  get home(): string {
    return this.place?.folder ?? '';
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

  /** What the selected cell is to its exercise: prompt, answer, test or variant; null where it belongs to none. */
  get part(): string | null {
    const cell = this.canWrite ? this.tracker.activeCell : null;
    return (cell && markOf(cell.model)?.role) ?? null;
  }

  async newExercise(kind = this.kind): Promise<void> {
    const [notebook, assignment] = [this.tracker.currentWidget?.content, this.assignment];
    if (notebook && assignment) {
      await this.telling(course =>
        this.fresh.begin(course, notebook, assignment, 1, ([id], objectives) =>
          addExercise(notebook, id!, objectives, kind)
        )
      );
      this.changed.emit();
    }
  }

  async makeExercise(): Promise<void> {
    const [notebook, assignment] = [this.tracker.currentWidget?.content, this.assignment];
    const groups = notebook && assignment ? chosenGroups(notebook) : [];
    if (notebook && assignment && groups.length) {
      await this.telling(course =>
        this.fresh.begin(course, notebook, assignment, groups.length, (ids, objectives) =>
          groups.forEach((cells, at) => makeExercise(cells, ids[at]!, objectives))
        )
      );
    }
    const told = groups.length
      ? this.words._n('%1 exercise made.', '%1 exercises made.', groups.length)
      : this.words.__('Select the answer’s code cell too.');
    Notification.info(told, { autoClose: 4000 });
    this.changed.emit();
  }

  /** The objectives of the course at hand; read when they are first wanted. */
  get objectives(): ObjectivesModel | null {
    const course = this.courses.current;
    if (!course || !this.teaches) {
      return null;
    }
    if (this.known?.course !== course) {
      const files = openNotebooks(this.tracker, () => this.home);
      const model = new ObjectivesModel(
        course.api,
        () => this.changed.emit(),
        files,
        () => tellPage('written', this)
      );
      this.known = { course, model };
      void model.load();
      void this.telling(async () => {
        this.misconceptions = await course.api.misconceptions();
        this.changed.emit();
      });
    }
    return this.known.model;
  }

  async writeMisconception(id: string, title: string, message: string): Promise<void> {
    await this.telling(async course => {
      this.misconceptions = await course.api.writeMisconception(id, title, message);
      this.changed.emit();
    });
  }

  /** Prove the whole course; what is found stands in the list and at its cells. */
  async checkCourse(): Promise<void> {
    await this.working(async course => {
      const { job, findings } = await follow(
        course.api,
        await course.api.prove([]),
        this.words,
        this.words.__('Checking the course')
      );
      const told = job.result as { exercises?: number; wrong_answers?: number } | null | undefined;
      this.looked = { exercises: told?.exercises ?? 0, wrongAnswers: told?.wrong_answers ?? 0 };
      this.find(findings, job.state === 'done');
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
        this.find(findings);
      }
    });
  }

  /** Put in the gradebook what was handed in for the assignment in front. */
  async grade(): Promise<void> {
    const assignment = this.assignment;
    await this.working(async course => {
      if (assignment) {
        const what = this.words.__('Grading %1', this.titleOf(assignment));
        await follow(course.api, await course.api.grade(assignment), this.words, what);
      }
    });
  }

  /** Show the notebook in front as a student would get it now, to be tried. */
  async preview(): Promise<void> {
    const [place, path] = [this.place, this.tracker.currentWidget?.context.path];
    if (place && path && this.assignment) {
      await this.showPreview(place, path);
    }
  }

  private async showPreview(place: Place, path: string): Promise<void> {
    this.previews ??= import('./previews.js').then(
      ({ Previews }) => new Previews(this.app, this.courses, this.words, (...of) => void this.showPreview(...of))
    );
    const previews = (this.previewed = await this.previews);
    const source = this.tracker.find(one => one.context.path === path)?.context;
    await (source?.model.dirty ? source.save() : undefined);
    await this.working(course => previews.show(course, place, path));
  }

  /** Begins the preview in front again; undefined where none is. */
  get beginsAgain(): (() => void) | undefined {
    return this.previewed?.beginsAgain(this.tracker.currentWidget);
  }

  /** A notebook's path below the course's folder. */
  fileOf(panel: NotebookPanel): string {
    return this.home ? PathExt.relative(this.home, panel.context.path) : panel.context.path;
  }

  findingsIn(panel: NotebookPanel): readonly Finding[] {
    const file = this.marksAtCells ? this.fileOf(panel) : null;
    return (this.findings ?? []).filter(one => one.place.file === file);
  }

  /** Open a file of the course, and in a notebook one of its cells. */
  async open(file: string, cell: number | null): Promise<void> {
    const path = PathExt.join(this.home, file);
    const panel = await openFile(this.app, this.tracker, path);
    if (panel && cell !== null && path.endsWith('.ipynb')) {
      await panel.context.ready;
      panel.content.activeCellIndex = cell;
      await panel.content.scrollToItem(cell, 'smart');
    }
  }

  titleOf(assignment: string): string {
    return this.courses.current?.assignment(assignment)?.title ?? assignment;
  }

  /** `shows` opens the list also where nothing was found. */
  private find(findings: readonly Finding[], shows = false): void {
    this.findings = findings;
    this.checkedAt = new Date();
    this.tell();
    this.found.emit();
    if (findings.length || shows) {
      this.showFindings();
    }
  }

  private async enter(panel: NotebookPanel | null): Promise<void> {
    this.place = panel ? await this.courses.place(panel.context.path).catch(() => null) : null;
    this.tell();
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
    [...Object.values(AuthorIDs), ...Object.values(ObjectiveIDs)]
      .filter(id => this.app.commands.hasCommand(id))
      .forEach(id => this.app.commands.notifyCommandChanged(id));
    this.tellParts();
    this.changed.emit();
  }

  private tellParts(): void {
    Object.values(PartIDs)
      .filter(id => this.app.commands.hasCommand(id))
      .forEach(id => this.app.commands.notifyCommandChanged(id));
  }
}
