/** What several exercises have in common, and what each becomes when that is changed. */
import type { AnswerMark } from '../authoring.js';

/** What stands in every list, in the order of the first. */
export function common(lists: readonly (readonly string[])[]): string[] {
  return (lists[0] ?? []).filter(one => lists.every(list => list.includes(one)));
}

/** An exercise's objectives where those that all show become `wanted`; what it shows beside them stays. */
export function withObjectives(mark: AnswerMark, shown: readonly string[], wanted: readonly string[]): string[] {
  const kept = (mark.objectives ?? []).filter(one => !shown.includes(one) || wanted.includes(one));
  return [...kept, ...wanted.filter(one => !kept.includes(one))];
}
