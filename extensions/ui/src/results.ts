/** What stands under an answer: the last check, or that it waits, runs or went wrong. */
import type { Exercise, Outcome, Verdict } from './views.js';

export type Result =
  | { state: 'checking' }
  | { state: 'waiting' }
  | { state: 'told'; verdict: Outcome; tries: number; hints: number }
  | { state: 'refused'; message: string; nextStep: string | null; ours: boolean };

/** The verdict with the number of tries, this one included. */
export function told(verdict: Verdict, before: Exercise | undefined): Result {
  const counts = verdict.counted && !verdict.repeated ? 1 : 0;
  return { state: 'told', verdict, tries: (before?.tries ?? 0) + counts, hints: before?.hints_given ?? 0 };
}

/** What an earlier session left: passed or not, without its message. Null where nothing was tried. */
export function remembered(exercise: Exercise | undefined): Result | null {
  if (!exercise || exercise.tries === 0) {
    return null;
  }
  const verdict: Outcome = {
    exercise: exercise.exercise,
    outcome: exercise.passed ? 'passed' : (exercise.best ?? 0) > 0 ? 'partly' : 'failed',
    score: exercise.best,
    max_score: exercise.max_score,
    message: '',
    misconception: '',
    counted: true,
    repeated: true,
    objectives: [],
    notes: []
  };
  return { state: 'told', verdict, tries: exercise.tries, hints: exercise.hints_given };
}
