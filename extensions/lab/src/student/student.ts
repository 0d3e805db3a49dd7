/** What a student can do in Lab; commands, panel and map all call this. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget, Notification, WidgetTracker } from '@jupyterlab/apputils';
import type { Cell } from '@jupyterlab/cells';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { CourseModel, Words } from '@openclass-nb/ui';
import type { Courses } from '../course/courses.js';
import type { Place } from '../course/request.js';
import { AuthorIDs, CommandIDs } from '../commands.js';
import { mapIcon } from '../icons.js';
import { isStudents, type Answers } from './answers.js';
import type { CellControl } from './cell-control.js';
import { Notebooks } from './notebooks.js';
import { putInPlace, wasTried } from './fresh-version.js';
import type { MapView } from './map-view.js';
import type { PathActions } from './panel.js';
import { exerciseAt, markOf, sentCells, versionOf } from './sent-cells.js';

const FILES = 'filebrowser:activate';
/** In Notebook 7 they stand on a page of their own. */
const FILES_PAGE = 'application:open-tree';

/** An exercise in the notebook in front. */
interface AtHand {
  course: CourseModel;
  panel: NotebookPanel;
  assignment: string;
  exercise: string;
}

export class Student implements PathActions {
  readonly maps = new WidgetTracker<MainAreaWidget<MapView>>({ namespace: 'openclass-map' });
  private readonly notebooks: Notebooks;
  private readonly places = new Map<string, Place>();
  private readonly answers = new WeakMap<NotebookPanel, Answers>();

  constructor(
    readonly app: JupyterFrontEnd,
    readonly courses: Courses,
    readonly tracker: INotebookTracker,
    readonly words: Words,
    /** Where a view of its own stands: Lab's main area, or beside the one notebook of Notebook 7. */
    private readonly area: 'main' | 'right'
  ) {
    this.notebooks = new Notebooks(app, tracker);
    tracker.currentChanged.connect((_, panel) => void this.learn(panel));
    tracker.activeCellChanged.connect(() => this.enabledChanged());
    courses.changed.connect(() => this.enabledChanged());
  }

  /** Whether the selected cell is an answer, whose toolbar shows Check and Hint. */
  get onAnswer(): boolean {
    const cell = this.tracker.activeCell;
    return cell !== null && markOf(cell.model)?.role === 'answer' && this.placeInFront() !== null;
  }

  /** Whether the selected cell belongs to an exercise of a student's notebook. */
  get onExercise(): boolean {
    return this.atHand() !== null;
  }

  /** The assignment of the notebook in front, if it is a student's. */
  get assignmentInFront(): string | null {
    return this.placeInFront()?.assignment ?? null;
  }

  /** Whether the notebook in front can be handed in: a preview can't. */
  get canSubmit(): boolean {
    return this.assignmentInFront !== null && this.courseInFront === this.courses.current;
  }

  /** The course in which checks of the notebook in front count. */
  private get courseInFront(): CourseModel | null {
    return this.courses.of(this.tracker.currentWidget?.context.path ?? '').current;
  }

  /** Answers of a notebook that was opened. */
  attend(panel: NotebookPanel, answers: Answers): void {
    this.answers.set(panel, answers);
    panel.disposed.connect(() => answers.dispose());
  }

  /** The control of the selected cell, if it has one. */
  get control(): CellControl | undefined {
    const panel = this.tracker.currentWidget;
    return panel ? this.answers.get(panel)?.controls.of(this.tracker.activeCell) : undefined;
  }

  async check(): Promise<void> {
    const hand = this.atHand();
    if (hand) {
      await hand.course.check(hand.assignment, hand.exercise, sentCells(hand.panel.content));
    }
  }

  /** Show hints; the next one is given at once only where it costs nothing and none has been read before. */
  async hint(): Promise<void> {
    const hand = this.atHand();
    if (!hand) {
      return;
    }
    await this.telling(async () => {
      const version = versionOf(hand.panel.content, hand.exercise);
      const known = hand.course.hints(hand.exercise);
      const shown = known?.version === (version?.number ?? 0) ? known : undefined;
      const hints = shown ?? (await hand.course.lookAtHints(hand.assignment, hand.exercise, version));
      if (hints.left > 0 && !hints.costs && (shown || hints.given.length === 0)) {
        await hand.course.takeHint(hand.assignment, hand.exercise, version);
      }
    });
  }

  async takeHint(exercise: string): Promise<void> {
    const assignment = this.assignmentInFront;
    const [course, panel] = [this.courseInFront, this.tracker.currentWidget];
    if (assignment && course && panel) {
      const version = versionOf(panel.content, exercise);
      await this.telling(() => course.takeHint(assignment, exercise, version));
    }
  }

  /** One more: the exercise in a version not tried yet, in place of the last one. */
  async fresh(exercise: string): Promise<void> {
    const [assignment, course, panel] = [this.assignmentInFront, this.courseInFront, this.tracker.currentWidget];
    if (assignment && course && panel) {
      await this.telling(async () => {
        const { cells } = await course.fresh(assignment, exercise);
        putInPlace(panel.content, cells);
        this.answers.get(panel)?.renew(exercise);
        panel.content.activate(); // the button that asked is gone
      });
    }
  }

  /** Whether the exercise at hand comes in versions, and this one was tried. */
  get canRenew(): boolean {
    const hand = this.atHand();
    return (
      hand !== null &&
      versionOf(hand.panel.content, hand.exercise) !== undefined &&
      wasTried(hand.course.result(hand.assignment, hand.exercise))
    );
  }

  async renew(): Promise<void> {
    const hand = this.atHand();
    await (hand ? this.fresh(hand.exercise) : undefined);
  }

  next(): void {
    void this.telling(async () => {
      const course = this.courses.current;
      const next = course?.progress?.next;
      const found = next && (await course.find(next.exercise));
      if (found) {
        await this.show(course, found.assignment, next.exercise);
      }
    });
  }

  open(assignment: string): void {
    void this.telling(async () => {
      if (this.courses.current) {
        await this.show(this.courses.current, assignment);
      }
    });
  }

  explain(assignment: string, from: HTMLElement | null): void {
    void this.telling(async () => {
      const course = this.courses.current;
      if (course) {
        const { showGate } = await import('./gate-view.js');
        const practice = course.progress?.next ? () => this.next() : null;
        await showGate(course, this.words, assignment, from, practice);
      }
    });
  }

  /** The gate that the exercise at hand works towards, or else the first that is closed. */
  explainNext(from: HTMLElement | null): void {
    const assignments = this.courses.current?.progress?.assignments ?? [];
    const own = assignments.find(one => one.name === this.assignmentInFront)?.objectives ?? [];
    const closed = assignments.filter(one => one.state === 'locked');
    const gate = closed.find(one => one.opens_after.some(each => own.includes(each))) ?? closed[0];
    if (gate) {
      this.explain(gate.name, from);
    }
  }

  /** The course map, where that is in sight. */
  get mapInSight(): MapView | null {
    const map = this.maps.currentWidget;
    return map?.isVisible ? map.content : null;
  }

  map(): void {
    void this.showMap();
  }

  async showMap(): Promise<void> {
    if (!this.maps.currentWidget) {
      const { MapView } = await import('./map-view.js');
      const map = new MainAreaWidget({ content: new MapView(this.courses, this.words, this) });
      map.id = 'openclass-map';
      map.toolbar.hide();
      map.title.label = this.words.__('Course map');
      map.title.icon = mapIcon;
      map.title.closable = true;
      await this.maps.add(map);
      this.app.shell.add(map, this.area);
    }
    this.app.shell.activateById('openclass-map');
  }

  async submit(): Promise<void> {
    const [course, place, panel] = [this.courses.current, this.placeInFront(), this.tracker.currentWidget];
    if (!course || !place?.assignment || !panel || !this.canSubmit) {
      return;
    }
    const { assignment } = place;
    await this.telling(async () => {
      const notebooks = await this.notebooks.collect(course, assignment, panel.context.path);
      await course.api.submit(assignment, notebooks);
      const title = course.assignment(assignment)?.title ?? assignment;
      Notification.success(this.words.__('%1 is handed in. You can go on and hand it in again.', title), {
        autoClose: 8000
      });
    });
  }

  openFolder(): void {
    const { commands } = this.app;
    void commands.execute(commands.hasCommand(FILES) ? FILES : FILES_PAGE);
  }

  get begin(): (() => void) | null {
    const { commands } = this.app;
    const may = commands.hasCommand(AuthorIDs.newCourse) && commands.isEnabled(AuthorIDs.newCourse);
    return may ? () => void commands.execute(AuthorIDs.newCourse) : null;
  }

  tryNow(): void {
    const course = this.courses.current;
    void (course ? course.tryNow() : this.courses.enter(this.tracker.currentWidget?.context.path ?? ''));
  }

  private async show(course: CourseModel, assignment: string, exercise?: string): Promise<void> {
    const place = await this.courses.place(this.tracker.currentWidget?.context.path ?? '');
    await this.notebooks.open(course, place, assignment, exercise);
  }

  private atHand(): AtHand | null {
    const [course, place, panel] = [this.courseInFront, this.placeInFront(), this.tracker.currentWidget];
    const cell: Cell | null = this.tracker.activeCell;
    const exercise = panel && cell ? exerciseAt(panel.content, cell) : null;
    return course && place?.assignment && panel && exercise
      ? { course, panel, assignment: place.assignment, exercise }
      : null;
  }

  private placeInFront(): Place | null {
    const path = this.tracker.currentWidget?.context.path;
    const place = path === undefined ? undefined : this.places.get(path);
    return place && isStudents(place) ? place : null;
  }

  private async learn(panel: NotebookPanel | null): Promise<void> {
    if (panel) {
      const place = await this.courses.place(panel.context.path).catch(() => null);
      if (place) {
        this.places.set(panel.context.path, place);
        this.enabledChanged();
      }
    }
  }

  /** What can be done now is another thing than before. */
  enabledChanged(): void {
    Object.values(CommandIDs)
      .filter(id => this.app.commands.hasCommand(id))
      .forEach(id => this.app.commands.notifyCommandChanged(id));
  }

  /** What went wrong is said in place, in the service's own words. */
  private async telling(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      const told = error as { problem?: { message: string; next_step?: string | null }; message: string };
      const words = told.problem
        ? [told.problem.message, told.problem.next_step].filter(Boolean).join(' ')
        : told.message;
      Notification.warning(words, { autoClose: 8000 });
    }
  }
}
