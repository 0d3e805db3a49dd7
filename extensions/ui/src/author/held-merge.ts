/** Whether what was changed here and what was changed elsewhere meanwhile are different things. */
import type { HeldCell } from './held-cells.js';

type Leaves = ReadonlyMap<string, string>;

/** Whether both sides changed the same thing, each to something else; then a person has to say whose it shall be. */
export function collides(before: readonly HeldCell[], mine: readonly HeldCell[], theirs: readonly HeldCell[]): boolean {
  const [was, own, other] = [leaves(before), leaves(mine), leaves(theirs)];
  const all = new Set([...was.keys(), ...own.keys(), ...other.keys()]);
  return [...all].some(one => {
    const [from, here, there] = [was.get(one), own.get(one), other.get(one)];
    return here !== from && there !== from && here !== there;
  });
}

/** What can be changed by itself, by its place: the cells that there are, and of each its text and each field. */
function leaves(cells: readonly HeldCell[]): Leaves {
  const found = new Map<string, string>([['cells', JSON.stringify(cells.map(nameOf))]]);
  cells.forEach((cell, index) => {
    const name = nameOf(cell, index);
    found.set(`${name} source`, cell.source);
    for (const [key, value] of Object.entries(cell.metadata)) {
      fieldsOf(value).forEach(([field, held]) => found.set(`${name} ${key} ${field}`, JSON.stringify(held)));
    }
  });
  return found;
}

const nameOf = (cell: HeldCell, index: number): string => cell.id ?? `${index}`;

const fieldsOf = (value: unknown): [string, unknown][] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [['', value]];
