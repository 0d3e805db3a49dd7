/** What was written here a moment ago, kept while others may still write an older state of the same mark.
 *
 * A mark is one value of a cell's metadata: of two people who change it at the same time, the one's whole mark wins, also
 * where they changed different fields. A field that goes back to what was replaced here was not meant by anybody. */
import { JSONExt, type PartialJSONValue } from '@lumino/coreutils';

type Fields = Readonly<Record<string, unknown>>;

interface Edit {
  value: unknown;
  /** What stood there before, in the order in which it was replaced. */
  replaced: unknown[];
  until: number;
  /** How often it may be said again: two who write the same field must come to an end. */
  left: number;
}

const SECONDS = 5;
const TIMES = 12; // somebody whose connection is slow writes many marks before they see this one

export class OwnEdits {
  private readonly edits = new Map<string, Edit>();

  constructor(private readonly now: () => number = () => Date.now() / 1000) {}

  /** Fields were changed here. */
  note(before: Fields, after: Fields): void {
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!same(before[field], after[field])) {
        const replaced = [...(this.fresh(field)?.replaced ?? []), before[field]];
        this.edits.set(field, { value: after[field], replaced, until: this.now() + SECONDS, left: TIMES });
      }
    }
  }

  /** The mark as it should be, now that somebody else has written this one; null if it is well as it is. */
  mended(found: Fields): Record<string, unknown> | null {
    const lost = [...this.edits.keys()].filter(field => this.isLost(field, found[field]));
    lost.forEach(field => (this.edits.get(field)!.left -= 1));
    return lost.length
      ? { ...found, ...Object.fromEntries(lost.map(field => [field, this.edits.get(field)!.value])) }
      : null;
  }

  private isLost(field: string, value: unknown): boolean {
    const edit = this.fresh(field);
    return (
      edit !== undefined && edit.left > 0 && !same(value, edit.value) && edit.replaced.some(one => same(one, value))
    );
  }

  private fresh(field: string): Edit | undefined {
    const edit = this.edits.get(field);
    return edit && edit.until > this.now() ? edit : undefined;
  }
}

const same = (one: unknown, other: unknown): boolean =>
  one === undefined || other === undefined
    ? one === other
    : JSONExt.deepEqual(one as PartialJSONValue, other as PartialJSONValue);
