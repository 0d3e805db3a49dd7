/** The course's objectives while a teacher works on them: what the service says, what is chosen, and the way back. */
import { ApiProblem, type Api } from '../api.js';
import { idOf } from '../authoring.js';
import type { Coverage, Renamed } from '../views.js';

/** What was not done, in the service's words; of a connection also between which. */
export interface Refusal {
  message: string;
  next: string;
  from?: string;
  to?: string;
}

type About = { title?: string; statement?: string; requires?: string[] };

/** What is done around a change of many notebooks: those that are open are saved before and read again after. */
export interface OpenFiles {
  save(): Promise<void>;
  reread(files: readonly string[]): Promise<void>;
}

export class ObjectivesModel {
  objectives: readonly Coverage[] = [];
  chosen: string | null = null;
  /** From which objective an arrow is being drawn; empty while that is still to be said. */
  connecting: string | null = null;
  refused: Refusal | null = null;
  /** What was done and is good to know. */
  note = '';
  loaded = false;
  /** Shown as a table. */
  asList = false;
  private readonly back: (() => Promise<unknown>)[] = [];
  /** Objectives that have no name of their own yet, with what could be undone before they were there. */
  private readonly unnamed = new Map<string, number>();
  /** Ids of before, where another one is used now. */
  private readonly moved = new Map<string, string>();
  private readonly identities = new Map<string, number>();
  private made = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly api: Api,
    private readonly changed: () => void,
    private readonly files: OpenFiles,
    private readonly written: () => void = () => undefined
  ) {}

  get canUndo(): boolean {
    return this.back.length > 0;
  }

  get current(): Coverage | undefined {
    return this.find(this.chosen);
  }

  find(id: string | null): Coverage | undefined {
    return this.objectives.find(one => one.objective === id);
  }

  name(id: string): string {
    return this.find(id)?.name ?? id;
  }

  async load(): Promise<void> {
    await this.trying(async () => this.take(await this.api.objectives()), false);
  }

  choose(id: string | null): void {
    this.chosen = id;
    this.changed();
  }

  toggleList(): void {
    this.asList = !this.asList;
    this.changed();
  }

  /** The same number for the same objective, whatever its id becomes. */
  identity(id: string): number {
    const known = this.identities.get(id) ?? ++this.made;
    this.identities.set(id, known);
    return known;
  }

  /** A new objective; its id is made from the title. */
  add(title: string, wanted?: string): Promise<string> {
    return this.inTurn(async () => {
      const id = wanted ?? this.free(idOf(title) || 'objective');
      await this.trying(async () => {
        this.take(await this.api.writeObjective(id, { title }));
        this.moved.delete(id);
        this.identities.delete(id);
        this.back.push(() => this.without(id));
        this.chosen = id;
      });
      return id;
    });
  }

  /** A new objective that is still to be named; its id follows from the name that it gets. */
  async addUnnamed(title: string): Promise<string> {
    const depth = this.back.length;
    const id = await this.add(title);
    if (this.find(id)) {
      this.unnamed.set(id, depth);
    }
    return id;
  }

  write(wanted: string, about: About): Promise<boolean> {
    return this.inTurn(async () => {
      const was = this.moved.get(wanted) ?? wanted;
      const depth = about.title ? this.unnamed.get(was) : undefined;
      const id = depth !== undefined && about.title ? await this.called(was, about.title) : was;
      const known = this.find(id);
      return this.trying(async () => {
        this.take(await this.api.writeObjective(id, about));
        if (depth !== undefined) {
          this.back.length = Math.min(depth, this.back.length); // naming belongs to adding
          this.back.push(() => this.without(id));
        } else if (known) {
          const before = { title: known.name, statement: known.statement, requires: known.requires };
          this.back.push(() => this.api.writeObjective(id, before).then(all => this.take(all)));
        }
      });
    });
  }

  /**
   * The id of an objective that is named for the first time follows, as long as nothing names the old one; first of
   * all: whoever sees the name, here or elsewhere, sees it with the id that stays.
   */
  private async called(id: string, title: string): Promise<string> {
    this.unnamed.delete(id);
    const to = this.free(idOf(title), id);
    if (!idOf(title) || to === id || (this.find(id)?.places ?? 2) > 1) {
      return id;
    }
    const done = await this.trying(async () => {
      await this.api.renameObjective(id, to);
      this.moves(id, to);
      this.take(await this.api.objectives());
    });
    return done ? to : id;
  }

  private moves(id: string, to: string): void {
    this.identities.set(to, this.identity(id));
    this.identities.delete(id);
    this.moved.delete(to);
    this.moved.set(id, to);
    this.chosen = this.chosen === id ? to : this.chosen;
    this.connecting = this.connecting === id ? to : this.connecting;
  }

  /** `to` requires `from`, from now on. */
  async connect(before: string, after: string): Promise<void> {
    await this.last; // one of them may get its id just now
    const [from, to] = [this.moved.get(before) ?? before, this.moved.get(after) ?? after];
    const known = this.find(to);
    this.connecting = null;
    if (known && from !== to && !known.requires.includes(from)) {
      await this.write(to, { requires: [...known.requires, from] });
      if (this.refused) {
        this.refused = { ...(this.refused as Refusal), from, to };
      }
    }
    this.changed();
  }

  async disconnect(from: string, to: string): Promise<void> {
    const known = this.find(to);
    if (known) {
      await this.write(to, { requires: known.requires.filter(one => one !== from) });
    }
  }

  /** Begin an arrow at an objective, or put the pencil down. */
  draw(from: string | null): void {
    this.connecting = from;
    this.changed();
  }

  async rename(id: string, to: string): Promise<Renamed | null> {
    let renamed: Renamed | null = null;
    await this.trying(async () => {
      await this.files.save();
      renamed = await this.api.renameObjective(id, to);
      await this.files.reread(renamed.notebooks);
      this.note = renamed.note;
      this.back.length = 0; // what was done before names the old id
      this.back.push(() => this.rename(to, id).then(() => void this.back.pop()));
      this.moves(id, to);
      this.chosen = to;
      this.take(await this.api.objectives());
    });
    return renamed;
  }

  async remove(id: string): Promise<void> {
    const known = this.find(id);
    if (known && (await this.trying(() => this.without(id)))) {
      const about = { title: known.name, statement: known.statement, requires: known.requires };
      this.back.push(() => this.api.writeObjective(id, about).then(all => this.take(all)));
    }
  }

  async undo(): Promise<void> {
    const act = this.back.pop();
    await this.trying(async () => void (await act?.()));
  }

  forget(): void {
    [this.refused, this.note] = [null, ''];
    this.changed();
  }

  private async without(id: string): Promise<void> {
    this.take(await this.api.removeObjective(id));
    this.chosen = this.chosen === id ? null : this.chosen;
  }

  /** What is asked for first is done first, on what was done before. */
  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(act);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** `id`, or with a number if another one than `own` has it. */
  private free(id: string, own?: string): string {
    let number = 1;
    const made = (): string => (number === 1 ? id : `${id}-${number}`);
    while (made() !== own && this.find(made())) {
      number += 1;
    }
    return made();
  }

  private take(objectives: readonly Coverage[]): void {
    this.objectives = objectives;
    this.loaded = true;
  }

  /** Whether it was done; what was not is shown, and nothing has changed. */
  private async trying(act: () => Promise<unknown>, writes = true): Promise<boolean> {
    [this.refused, this.note] = [null, ''];
    try {
      await act();
      if (writes) {
        this.written();
      }
      return true;
    } catch (error) {
      const { message, next_step } =
        error instanceof ApiProblem ? error.problem : { message: String(error), next_step: null };
      this.refused = { message, next: next_step ?? '' };
      return false;
    } finally {
      this.changed();
    }
  }
}
