/** What others changed in the exercise at hand, beside what was typed here for the same field. */

export type Fields = Readonly<Record<string, unknown>>;

/** A field that somebody else changed. */
export interface Change {
  field: string;
  /** What stood there before either began. */
  from: unknown;
  to: unknown;
  /** Their name; null where nobody knows it. */
  by: string | null;
  /** In seconds. */
  at: number;
  /** What was typed here a moment before, where that is something else; a person has to choose. */
  mine?: { value: unknown };
}

interface Typed {
  was: unknown;
  value: unknown;
  at: number;
}

/** Who types goes on: what follows within this time belongs to it. */
const TYPING_SECONDS = 60;
/** What asks for nothing is news for so long. */
const NEWS_SECONDS = 300;

/** Where an objective gets another id, the service writes it, as it was asked to: nobody changed what is shown. */
const RENAMED_BY_THE_SERVICE = 'objectives';

export class OthersChanges {
  private exercise: string | null = null;
  private known: Fields = {};
  private readonly typed = new Map<string, Typed>();
  private readonly news = new Map<string, Change>();

  constructor(private readonly now: () => number = () => Date.now() / 1000) {}

  /** Another exercise is at hand, or the same one still. */
  look(exercise: string, fields: Fields): void {
    if (exercise !== this.exercise) {
      this.exercise = exercise;
      this.known = fields;
      this.typed.clear();
      this.news.clear();
    }
  }

  /** The fields as they are after a change that was made here. */
  here(fields: Fields): void {
    for (const field of this.differing(fields)) {
      const before = this.freshlyTyped(field);
      const was = before ? before.was : this.known[field];
      this.typed.set(field, { was, value: fields[field], at: this.now() });
      this.news.delete(field);
    }
    this.known = fields;
  }

  /** The fields as they are after somebody else changed the notebook. */
  elsewhere(fields: Fields, by: string | null): void {
    for (const field of this.differing(fields).filter(one => by !== null || one !== RENAMED_BY_THE_SERVICE)) {
      const change = this.changed(field, fields[field], by);
      this.news.delete(field); // the latest stands last
      if (!same(change.from, change.to)) {
        this.news.set(field, change);
      }
    }
    this.known = fields;
  }

  /** It is well as it is. */
  keep(field: string): void {
    this.news.delete(field);
    this.typed.delete(field);
  }

  /** What is to be told: first where a person has to choose, then the latest. */
  get told(): Change | null {
    const fresh = [...this.news.values()].filter(one => one.mine || this.now() - one.at < NEWS_SECONDS).reverse();
    return fresh.find(one => one.mine) ?? fresh[0] ?? null;
  }

  private changed(field: string, to: unknown, by: string | null): Change {
    const told = this.news.get(field);
    const typed = this.freshlyTyped(field);
    const goesOn = told && (told.mine || this.now() - told.at < TYPING_SECONDS);
    const from = goesOn ? told.from : typed ? typed.was : this.known[field];
    const mine = goesOn ? told.mine : typed && { value: typed.value };
    const change: Change = { field, from, to, by, at: this.now() };
    return mine && !same(mine.value, to) ? { ...change, mine } : change;
  }

  private freshlyTyped(field: string): Typed | undefined {
    const typed = this.typed.get(field);
    return typed && this.now() - typed.at < TYPING_SECONDS ? typed : undefined;
  }

  private differing(fields: Fields): string[] {
    const all = new Set([...Object.keys(this.known), ...Object.keys(fields)]);
    return [...all].filter(field => !same(this.known[field], fields[field]));
  }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

/** The keys of an object come back from a server in any order. */
function inOrder(_: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}
