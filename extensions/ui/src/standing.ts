/** How a state is shown: icon, word and colour together. */
import type { Tone } from './icon.js';
import type { IconName } from './icon-paths.js';
import type { Assignment, Objective } from './views.js';
import type { Words } from './words.js';

export interface Standing {
  icon: IconName;
  tone: Tone;
  words: string;
}

/** The state of an assignment. The service says which it is; here it only gets its looks. */
export function standing(state: string, words: Words): Standing {
  switch (state) {
    case 'mastered':
      return { icon: 'mastered', tone: 'good', words: words.__('Mastered') };
    case 'review due':
      return { icon: 'review', tone: 'notice', words: words.__('Review due') };
    case 'in progress':
      return { icon: 'progress', tone: 'accent', words: words.__('In progress') };
    case 'open':
      return { icon: 'open', tone: 'accent', words: words.__('Open') };
    default:
      return { icon: 'locked', tone: 'quiet', words: words.__('Locked') };
  }
}

/** What a state comes with: why it is locked, what is due, or that it was not given out. */
export function why(assignment: Assignment, objectives: readonly Objective[], words: Words): string {
  const { state, released, reason, opens_after: after } = assignment;
  if (state === 'locked' && after.length) {
    const missing = objectives.filter(one => after.includes(one.objective) && !isMastered(one)).map(one => one.name);
    return missing.length ? words.__('Opens when you master %1.', listed(missing, words)) : reason;
  }
  if (state !== 'locked' && !released) {
    return words.__('Not given out yet.');
  }
  return state === 'in progress' ? '' : reason;
}

/** “A”, “A and B”, “A, B and C”. */
export function listed(names: readonly string[], words: Words): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : words.__('%1 and %2', names.slice(0, -1).join(', '), last);
}

/** The assignment that a student works at: where the next exercise is, else the first that is under way. */
export function here(assignments: readonly Assignment[], objective: string | undefined): Assignment | undefined {
  const open = assignments.filter(one => one.state !== 'locked' && one.released);
  return (
    open.find(one => objective !== undefined && one.objectives.includes(objective)) ??
    open.find(one => one.state === 'in progress') ??
    open.find(one => one.state === 'open')
  );
}

/** Objectives of an assignment, in its order. */
export function objectivesOf(assignment: Assignment, objectives: readonly Objective[]): Objective[] {
  return assignment.objectives
    .map(name => objectives.find(one => one.objective === name))
    .filter((one): one is Objective => one !== undefined);
}

/** Whether an objective has what its gate asks for. */
export function isMastered(one: Objective): boolean {
  return one.mastered_at !== null;
}
