/** Checks that could not be sent: they wait here, in order, and are sent by themselves. */
import type { SentCell } from './views.js';

export interface WaitingCheck {
  course: string;
  assignment: string;
  exercise: string;
  cells: SentCell[];
  since: string;
}

/** A check of the same exercise takes the older one's place: the newest answer is what counts. */
export function queued(waiting: readonly WaitingCheck[], check: WaitingCheck): WaitingCheck[] {
  return [...waiting.filter(one => !sameExercise(one, check)), check];
}

export function without(waiting: readonly WaitingCheck[], check: WaitingCheck): WaitingCheck[] {
  return waiting.filter(one => one !== check);
}

function sameExercise(one: WaitingCheck, other: WaitingCheck): boolean {
  return one.course === other.course && one.exercise === other.exercise;
}

/** What was kept from the last session, as far as it can still be read. */
export function restored(kept: unknown): WaitingCheck[] {
  return Array.isArray(kept) ? kept.filter(isWaiting) : [];
}

function isWaiting(one: unknown): one is WaitingCheck {
  const check = one as Partial<WaitingCheck> | null;
  const names = [check?.course, check?.assignment, check?.exercise, check?.since];
  return names.every(name => typeof name === 'string') && Array.isArray(check?.cells);
}

const FIRST_SECONDS = 3;
const MOST_SECONDS = 60;

/** How long to wait before asking again: 3, 6, 12 … 60 s, or what the service asked for. */
export function pause(failures: number, asked: number | null = null): number {
  return asked ?? Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, failures - 1));
}
