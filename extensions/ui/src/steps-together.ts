/** What a student did, tries of a kind that follow each other told as one. */
import type { Step } from './views.js';
import { nthTry, type Words } from './words.js';

/** Tries at one version with one outcome, none but these in between; or one hint. The newest first. */
export function together(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const one of steps) {
    const last = groups.length > 1 ? groups[groups.length - 1] : undefined; // the newest stands for itself
    if (last?.[0] && alike(last[0], one)) {
      last.push(one);
    } else {
      groups.push([one]);
    }
  }
  return groups;
}

function alike(one: Step, other: Step): boolean {
  return (
    one.kind === 'try' &&
    other.kind === 'try' &&
    one.exercise === other.exercise &&
    one.number === other.number &&
    one.outcome === other.outcome
  );
}

/** “Block on an incline, 1: first to seventh try”. */
export function named(group: readonly Step[], words: Words): string {
  const [newest, oldest] = [group[0], group[group.length - 1]];
  if (!newest || !oldest) {
    return '';
  }
  const version = newest.number ? words.__('%1, %2', newest.title, newest.number) : newest.title;
  if (newest.kind === 'hint') {
    return words.__('Hint %1, %2', newest.nth, version);
  }
  const nth = lower(nthTry(newest.nth, words));
  if (newest.outcome === 'unreadable') {
    return words.__('%1: not readable', version);
  }
  if (group.length === 1) {
    return words.__('%1, %2', version, nth);
  }
  const first = lower(nthTry(oldest.nth, words)).replace(/ try$/, '');
  return words.__('%1, %2 to %3', version, first, nth);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** “Full weight as normal force, 5 times”: the wrong idea seen most, or the test's words. */
export function idea(group: readonly Step[], words: Words): string {
  const counts = new Map<string, number>();
  group.forEach(one => one.misconception && counts.set(one.misconception, (counts.get(one.misconception) ?? 0) + 1));
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  if (most) {
    return most[1] > 1 ? words.__('%1, %2 times', most[0], most[1]) : most[0];
  }
  const newest = group[0];
  switch (newest?.outcome) {
    case 'passed':
      return words.__('Right');
    case 'unreadable':
      return words.__('Cost nothing');
    case 'by hand':
      return words.__('Waits for your points');
    default:
      return newest?.text.replace(/\.\s*$/, '') || words.__('No known misconception');
  }
}
