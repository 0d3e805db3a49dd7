/** Students of a class in an order, found by name; and which of them a window of the map shows. */
import type { StudentRow } from './views.js';

export type Order = 'needs you' | 'name' | 'mastered';

/** Who needs the teacher comes first: stuck, then fewest objectives, then by name. */
export function ordered(students: readonly StudentRow[], order: Order): StudentRow[] {
  const byName = (one: StudentRow, other: StudentRow): number => one.student.localeCompare(other.student);
  const ways = {
    name: byName,
    mastered: (one: StudentRow, other: StudentRow) => other.mastered - one.mastered || byName(one, other),
    'needs you': (one: StudentRow, other: StudentRow) =>
      other.stuck.length - one.stuck.length || one.mastered - other.mastered || byName(one, other)
  };
  return [...students].sort(ways[order]);
}

/** The first column of a window of `size` that has `at` in it, moved no further than needed. */
export function windowAt(from: number, at: number, size: number, count: number): number {
  const moved = at < from ? at : at >= from + size ? at - size + 1 : from;
  return Math.max(0, Math.min(moved, count - size));
}

/** How many students are at each assignment, in the course's order; nobody’s are left out. */
export function whereabouts(
  students: readonly StudentRow[],
  titles: readonly string[]
): { title: string; count: number }[] {
  return titles
    .map(title => ({ title, count: students.filter(one => one.at === title).length }))
    .filter(one => one.count > 0);
}
