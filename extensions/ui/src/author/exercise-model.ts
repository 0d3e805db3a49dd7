/** An exercise of a source notebook on disk while a teacher works on it: what was read, what is wanted, what is saved. */
import { ApiProblem, type Api } from '../api.js';
import type { ExerciseSource, SourceCell } from '../views.js';
import type { HeldCell } from './held-cells.js';
import { collides } from './held-merge.js';

/** `elsewhere`: somebody else changed it meanwhile, and a person has to say whose it shall be. */
export type Kept = 'saved' | 'saving' | 'elsewhere' | 'refused';

export type Change = (cells: readonly HeldCell[]) => readonly HeldCell[];

const PAUSE_SECONDS = 0.6;

export class ExerciseModel {
  source: ExerciseSource | null = null;
  cells: readonly HeldCell[] = [];
  kept: Kept = 'saved';
  /** Why it could not be read or saved, in the service's words. */
  trouble: Error | null = null;
  /** What is wanted and not saved yet, step by step, so that it can be done again on what somebody else wrote. */
  private wanted: readonly Change[] = [];
  /** Reading and writing come one after the other: an answer never meets a file that is newer than its question. */
  private line: Promise<void> = Promise.resolve();
  private stop: (() => void) | null = null;

  constructor(
    private readonly api: Api,
    readonly exercise: string,
    private readonly changed: () => void,
    private readonly later: (act: () => void, seconds: number) => () => void,
    private readonly written: () => void = () => undefined
  ) {}

  /** Read it; what was wanted and is not saved by now is given up. */
  load(): Promise<void> {
    this.wanted = [];
    return this.follow();
  }

  /** Read it, since something of the course was written; what is wanted here stays wanted. */
  follow(): Promise<void> {
    return this.next(() => this.trying(async () => this.meet(await this.api.exerciseSource(this.exercise))));
  }

  /** Change the cells; they are saved when nothing more comes for a moment. */
  change(act: Change): void {
    this.cells = act(this.cells);
    this.wanted = [...this.wanted, act];
    if (this.kept !== 'elsewhere') {
      this.saveSoon();
    }
    this.changed();
  }

  /** Save now what is wanted. */
  save(): Promise<void> {
    this.stop?.();
    return this.next(() => this.send());
  }

  /** Put what was changed here in the place of what somebody else wrote; what only they changed stays theirs. */
  keepOwn(): Promise<void> {
    return this.next(async () => {
      await this.trying(async () => this.take(await this.api.exerciseSource(this.exercise)));
      await this.send();
    });
  }

  /** Nobody looks any more: what is wanted is saved, and nothing is drawn. */
  dispose(): void {
    void this.save();
  }

  private next(act: () => Promise<void>): Promise<void> {
    this.line = this.line.then(act);
    return this.line;
  }

  private saveSoon(): void {
    this.kept = 'saving';
    this.stop?.();
    this.stop = this.later(() => void this.save(), PAUSE_SECONDS);
  }

  private async send(): Promise<void> {
    if (!this.wanted.length || !this.source || this.kept === 'elsewhere') {
      return;
    }
    const [sent, seen, cells] = [this.wanted, this.source.seen, this.cells as SourceCell[]];
    await this.trying(async () => {
      const written = await this.api.writeExercise(this.exercise, seen, cells).catch(onlyChanged);
      if (!written) {
        return this.meet(await this.api.exerciseSource(this.exercise));
      }
      this.wanted = this.wanted.filter(one => !sent.includes(one));
      this.take(written);
      this.written();
    });
  }

  /** What was read is shown, with what is wanted on it; where both changed the same thing, a person is asked. */
  private meet(read: ExerciseSource): void {
    const before = this.source?.cells ?? [];
    if (this.wanted.length && collides(before, done(this.wanted, before), read.cells)) {
      this.kept = 'elsewhere';
    } else {
      this.take(read);
    }
  }

  private take(source: ExerciseSource): void {
    this.source = source;
    this.cells = done(this.wanted, source.cells);
    this.trouble = null;
    if (this.wanted.length) {
      this.saveSoon();
    } else {
      this.stop?.();
      this.kept = 'saved';
    }
  }

  private async trying(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.trouble = error as Error;
      if (this.wanted.length) {
        this.kept = 'refused';
      }
    }
    this.changed();
  }
}

const done = (changes: readonly Change[], cells: readonly HeldCell[]): readonly HeldCell[] =>
  changes.reduce((all, act) => act(all), cells);

/** null where somebody else wrote meanwhile; every other trouble goes on. */
function onlyChanged(error: unknown): null {
  if (error instanceof ApiProblem && error.problem.code === 'changed-since') {
    return null;
  }
  throw error;
}
