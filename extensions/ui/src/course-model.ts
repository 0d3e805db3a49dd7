/** A course as one person sees it: loaded from the service, kept while that is away, told to whoever listens. */
import { ApiProblem, type Api } from './api.js';
import { remembered, told, type Result } from './results.js';
import type {
  Assignment,
  AssignmentDetail,
  Exercise,
  Fresh,
  Hints,
  Progress,
  SentCell,
  Verdict,
  VersionMark
} from './views.js';
import { pause, queued, without, type WaitingCheck } from './waiting.js';

export type Connection = 'starting' | 'ready' | 'away' | 'no course';

/** What the model needs from outside; all of it is Lab's in Lab, and plain stand-ins in a test. */
export interface Surroundings {
  keep(waiting: WaitingCheck[]): void;
  later(act: () => void, seconds: number): () => void;
  now(): Date;
  /** An answer was checked: others who show where the student stands may want to ask. */
  checked?(): void;
}

export class CourseModel {
  connection: Connection = 'starting';
  progress: Progress | null = null;
  asOf: Date | null = null;
  why = '';
  waiting: WaitingCheck[] = [];
  readonly opened = new Set<(names: string[]) => void>();
  private readonly details = new Map<string, AssignmentDetail>();
  private readonly results = new Map<string, Result>();
  private readonly renewed = new Set<string>();
  private readonly hintsOf = new Map<string, Hints>();
  private readonly listeners = new Set<() => void>();
  private failures = 0;
  private stopWaiting: (() => void) | null = null;
  private sending = false;
  private asking: Promise<boolean> | null = null;

  constructor(
    readonly api: Api,
    readonly title: string,
    readonly role: string,
    private readonly around: Surroundings
  ) {}

  /** Calls `listener` whenever something changed; the result ends that. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Stop asking again later. */
  dispose(): void {
    this.stopWaiting?.();
    this.listeners.clear();
  }

  assignment(name: string): Assignment | undefined {
    return this.progress?.assignments.find(one => one.name === name);
  }

  detail(name: string): AssignmentDetail | undefined {
    return this.details.get(name);
  }

  exercise(assignment: string, exercise: string): Exercise | undefined {
    return this.details.get(assignment)?.exercises.find(one => one.exercise === exercise);
  }

  result(assignment: string, exercise: string): Result | null {
    const before = this.renewed.has(exercise) ? undefined : this.exercise(assignment, exercise);
    return this.results.get(exercise) ?? remembered(before);
  }

  hints(exercise: string): Hints | undefined {
    return this.hintsOf.get(exercise);
  }

  /** Where one stands, as soon as it is known; null where nobody answers. */
  async known(): Promise<Progress | null> {
    if (!this.progress) {
      await (this.asking ?? this.refresh());
    }
    return this.progress;
  }

  /** Ask the service where the student stands. True if it answered. */
  refresh(): Promise<boolean> {
    this.asking = this.ask();
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    try {
      const now = await this.api.progress();
      const before = this.progress;
      this.progress = now;
      this.arrived();
      const names = newlyOpen(before, now);
      if (names.length) {
        this.opened.forEach(listener => listener(names));
      }
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  /** Exercises of an assignment, with what has been tried; asked for once, and again after each check. */
  async load(name: string): Promise<AssignmentDetail | undefined> {
    try {
      this.details.set(name, await this.api.assignment(name));
      this.tell();
    } catch (error) {
      this.failed(error);
    }
    return this.details.get(name);
  }

  /** Where an exercise is, among the open assignments. */
  async find(exercise: string): Promise<{ assignment: string; exercise: Exercise } | undefined> {
    for (const one of this.progress?.assignments ?? []) {
      if (one.state !== 'locked' && one.released) {
        const detail = this.details.get(one.name) ?? (await this.load(one.name));
        const found = detail?.exercises.find(each => each.exercise === exercise);
        if (found) {
          return { assignment: one.name, exercise: found };
        }
      }
    }
    return undefined;
  }

  /** Check an answer. Where the service is away, the check waits and is sent by itself. */
  async check(assignment: string, exercise: string, cells: SentCell[]): Promise<Result> {
    this.show(exercise, { state: 'checking' });
    try {
      const verdict = await this.api.check(assignment, exercise, cells);
      return this.received(assignment, verdict);
    } catch (error) {
      return this.notChecked(assignment, exercise, cells, error);
    }
  }

  /** The exercise in a version not tried yet; what was told of the last one goes. */
  async fresh(assignment: string, exercise: string): Promise<Fresh> {
    const fresh = await this.api.fresh(assignment, exercise);
    this.results.delete(exercise);
    this.hintsOf.delete(exercise);
    this.renewed.add(exercise);
    this.tell();
    return fresh;
  }

  /** Hints given so far and what the next one means. */
  async lookAtHints(assignment: string, exercise: string, version?: VersionMark): Promise<Hints> {
    return this.took(exercise, await this.api.hints(assignment, exercise, version));
  }

  /** The next hint. */
  async takeHint(assignment: string, exercise: string, version?: VersionMark): Promise<Hints> {
    const before = this.hintsOf.get(exercise) ?? (await this.api.hints(assignment, exercise, version));
    const hints = this.took(exercise, await this.api.hint(assignment, exercise, before.given.length, version));
    void this.load(assignment);
    return hints;
  }

  /** Take up what an earlier session could not send. */
  restore(waiting: WaitingCheck[]): void {
    this.waiting = waiting.filter(one => one.course === this.api.course);
    this.waiting.forEach(one => this.results.set(one.exercise, { state: 'waiting' }));
    this.tell();
  }

  /** Ask again now: where the student stands, then every check that waits. */
  async tryNow(): Promise<void> {
    this.stopWaiting?.();
    this.stopWaiting = null;
    if (this.sending) {
      return;
    }
    this.sending = true;
    try {
      if (await this.refresh()) {
        await this.sendWaiting();
      }
    } finally {
      this.sending = false;
    }
  }

  private async sendWaiting(): Promise<void> {
    for (const one of [...this.waiting]) {
      const result = await this.check(one.assignment, one.exercise, one.cells);
      if (result.state === 'waiting') {
        return;
      }
    }
  }

  private received(assignment: string, verdict: Verdict): Result {
    const result = told(verdict, this.exercise(assignment, verdict.exercise));
    this.unqueue(verdict.exercise);
    this.arrived();
    this.show(verdict.exercise, result);
    if (this.hintsOf.has(verdict.exercise)) {
      void this.lookAtHints(assignment, verdict.exercise, { number: verdict.variant, key: '' }).catch(error =>
        this.failed(error)
      );
    }
    void this.afterCheck(assignment, verdict.opened);
    this.around.checked?.();
    return result;
  }

  private async afterCheck(assignment: string, opened: string[]): Promise<void> {
    const seenBefore = this.progress !== null;
    await Promise.all([this.refresh(), this.load(assignment)]);
    if (opened.length && !seenBefore) {
      this.opened.forEach(listener => listener(opened));
    }
  }

  private notChecked(assignment: string, exercise: string, cells: SentCell[], error: unknown): Result {
    if (error instanceof ApiProblem && !error.passes) {
      this.unqueue(exercise);
      const { message, next_step: nextStep } = error.problem;
      return this.show(exercise, { state: 'refused', message, nextStep: nextStep ?? null, ours: error.status >= 500 });
    }
    const since = this.around.now().toISOString();
    this.waiting = queued(this.waiting, { course: this.api.course, assignment, exercise, cells, since });
    this.around.keep(this.waiting);
    this.failed(error);
    return this.show(exercise, { state: 'waiting' });
  }

  private unqueue(exercise: string): void {
    const found = this.waiting.find(one => one.exercise === exercise);
    if (found) {
      this.waiting = without(this.waiting, found);
      this.around.keep(this.waiting);
    }
  }

  private took(exercise: string, hints: Hints): Hints {
    this.hintsOf.set(exercise, hints);
    this.tell();
    return hints;
  }

  private show(exercise: string, result: Result): Result {
    this.results.set(exercise, result);
    this.tell();
    return result;
  }

  private arrived(): void {
    this.failures = 0;
    this.connection = 'ready';
    this.asOf = this.around.now();
    this.tell();
  }

  private failed(error: unknown): void {
    const asked = error instanceof ApiProblem ? error.retryAfter : null;
    const busy = error instanceof ApiProblem && error.status === 429;
    this.why = error instanceof Error ? error.message : String(error);
    if (error instanceof ApiProblem && !error.passes) {
      this.tell();
      return;
    }
    this.connection = busy ? this.connection : 'away';
    this.failures += 1;
    this.stopWaiting ??= this.around.later(
      () => {
        this.stopWaiting = null;
        void this.tryNow();
      },
      pause(this.failures, asked)
    );
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach(listener => listener());
  }
}

/** What was locked a moment ago and is not now, by mastery or by hand; nothing at the first look. */
export function newlyOpen(before: Progress | null, now: Progress): string[] {
  const locked = new Set(before?.assignments.filter(one => one.state === 'locked').map(one => one.name));
  return now.assignments.filter(one => one.state !== 'locked' && locked.has(one.name)).map(one => one.name);
}
