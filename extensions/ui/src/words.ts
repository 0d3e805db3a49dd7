/** Strings for people: English here, other languages through a translator such as Lab's. */
import { createContext, useContext } from 'react';

/** The part of Lab's TranslationBundle that is used. */
export interface Words {
  __(text: string, ...more: unknown[]): string;
  _n(one: string, many: string, count: number, ...more: unknown[]): string;
}

/** English as it is written, with %1, %2 … filled in. */
export const english: Words = {
  __: (text, ...more) => filled(text, more),
  _n: (one, many, count, ...more) => filled(count === 1 ? one : many, [count, ...more])
};

function filled(text: string, more: unknown[]): string {
  return text.replace(/%(\d)/g, (whole, place: string) => {
    const value = more[Number(place) - 1];
    return value === undefined ? whole : String(value);
  });
}

export const WordsContext = createContext<Words>(english);

export const useWords = (): Words => useContext(WordsContext);

/** A share as people read it. Rounded down, so that 79.6% never reads as the 80% that are needed. */
export function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

const NUMBERS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth'];

/** “First try”, “Tenth try”, “Try 11”. */
export function nthTry(count: number, words: Words): string {
  const name = NUMBERS[count - 1];
  return name === undefined ? words.__('Try %1', count) : words.__(`${name} try`);
}

/** “10:42”. */
export function clock(when: Date): string {
  return when.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** Whole days by the calendar between then and now. */
function daysBetween(then: Date, now: Date): number {
  const midnight = (when: Date): number => new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime();
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}

/** “today”, “2 days”: how long something has been so. */
export function since(then: Date, now: Date, words: Words): string {
  const days = daysBetween(then, now);
  return days <= 0 ? words.__('today') : words._n('%1 day', '%1 days', days);
}

/** “Today 13:52”, “Monday 9:31”, “3 March”. */
export function moment(then: Date, now: Date, words: Words): string {
  const days = daysBetween(then, now);
  if (days <= 0) {
    return words.__('Today %1', clock(then));
  }
  return days < 7 ? `${then.toLocaleDateString([], { weekday: 'long' })} ${clock(then)}` : day(then);
}

/** “Since today 13:52”, “Since Monday 9:31”, “Since 3 March”. */
export function sinceMoment(then: Date, now: Date, words: Words): string {
  return daysBetween(then, now) <= 0
    ? words.__('Since today %1', clock(then))
    : words.__('Since %1', moment(then, now, words));
}

/** “3 March”. */
export function day(when: Date): string {
  return when.toLocaleDateString([], { day: 'numeric', month: 'long' });
}
