/** An exercise of a source notebook on disk while a teacher works on it: what was read, what is wanted, what is saved. */
import { ApiProblem, type Api } from '../api.js';
import type { ExerciseSource, SourceCell } from '../views.js';
import type { HeldCell } from './held-cells.js';

/** `elsewhere`: somebody else changed it meanwhile, and a person has to say whose it shall be. */
export type Kept = 'saved' | 'saving' | 'elsewhere' | 'refused';

const PAUSE_SECONDS = 0.6;

export class ExerciseModel {
  source: ExerciseSource | null = null;
  cells: readonly HeldCell[] = [];
  kept: Kept = 'saved';
  /** Why it could not be read or saved, in the service's words. */
  trouble: Error | null = null;
  private wanted = false;
  private line: Promise<void> = Promise.resolve();
  private stop: (() => void) | null = null;

  constructor(
    private readonly api: Api,
    readonly exercise: string,
    private readonly changed: () => void,
    private readonly later: (act: () => void, seconds: number) => () => void,
    private readonly written: () => void = () => undefined
  ) {}

  /** Read it; what was wanted and is not saved is given up. */
  async load(): Promise<void> {
    this.stop?.();
    this.wanted = false;
    try {
      this.took(await this.api.exerciseSource(this.exercise));
      [this.kept, this.trouble] = ['saved', null];
    } catch (error) {
      this.trouble = error as Error;
    }
    this.changed();
  }

  /** Change the cells; they are saved when nothing more comes for a moment. */
  change(act: (cells: readonly HeldCell[]) => readonly HeldCell[]): void {
    this.cells = act(this.cells);
    this.wanted = true;
    if (this.kept !== 'elsewhere') {
      this.kept = 'saving';
      this.stop?.();
      this.stop = this.later(() => void this.save(), PAUSE_SECONDS);
    }
    this.changed();
  }

  /** Save now what is wanted; one after the other. */
  save(): Promise<void> {
    this.stop?.();
    this.line = this.line.then(() => this.send());
    return this.line;
  }

  private async send(): Promise<void> {
    if (!this.wanted || !this.source || this.kept === 'elsewhere') {
      return;
    }
    const sent = this.cells;
    this.wanted = false;
    try {
      const written = await this.api.writeExercise(this.exercise, this.source.seen, sent as SourceCell[]);
      this.source = written;
      if (this.cells === sent) {
        this.took(written);
      }
      [this.kept, this.trouble] = [this.wanted ? 'saving' : 'saved', null];
      this.written();
    } catch (error) {
      this.wanted = true;
      this.trouble = error as Error;
      this.kept = error instanceof ApiProblem && error.problem.code === 'changed-since' ? 'elsewhere' : 'refused';
    }
    this.changed();
  }

  /** Put what is wanted here in the place of what somebody else wrote. */
  async keepOwn(): Promise<void> {
    try {
      this.source = await this.api.exerciseSource(this.exercise);
      this.kept = 'saving';
      await this.save();
    } catch (error) {
      this.trouble = error as Error;
      this.changed();
    }
  }

  /** Nobody looks any more: what is wanted is saved, and nothing is drawn. */
  dispose(): void {
    void this.save();
  }

  private took(source: ExerciseSource): void {
    this.source = source;
    this.cells = source.cells;
  }
}
