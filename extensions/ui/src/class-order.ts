/** Students of a class in an order, found by name; and which of them a window of the map shows. */
import type { StudentRow } from './views.js';

export type Order = 'needs you' | 'name' | 'mastered';

const LEVELS = ['none', 'low', 'middle', 'high', 'full'];

/** How much a student has shown of all objectives together. */
function shown(one: StudentRow): number {
  return one.levels.reduce((sum, level) => sum + Math.max(0, LEVELS.indexOf(level)), 0);
}

/** Who needs the teacher comes first: stuck, then fewest objectives, then least shown, then by name. */
export function ordered(students: readonly StudentRow[], order: Order): StudentRow[] {
  const byName = (one: StudentRow, other: StudentRow): number => one.student.localeCompare(other.student);
  const ways = {
    name: byName,
    mastered: (one: StudentRow, other: StudentRow) => other.mastered - one.mastered || byName(one, other),
    'needs you': (one: StudentRow, other: StudentRow) =>
      other.stuck.length - one.stuck.length ||
      one.mastered - other.mastered ||
      shown(one) - shown(other) ||
      byName(one, other)
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

/** One outline for each level: a class of any size is a handful of shapes. A row is 1 high, a student 1 wide. */
export function shapes(students: readonly StudentRow[], rows: number): Record<string, string> {
  const drawn: Record<string, string> = {};
  for (let row = 0; row < rows; row++) {
    for (let from = 0, to = 1; to <= students.length; to++) {
      const level = students[from]?.levels[row] ?? 'none';
      if (to === students.length || (students[to]?.levels[row] ?? 'none') !== level) {
        if (level !== 'none') {
          drawn[level] = `${drawn[level] ?? ''}M${from} ${row}h${to - from}v.86h${from - to}z`;
        }
        from = to;
      }
    }
  }
  return drawn;
}
