import { expect, test } from 'vitest';
import { signed, steps } from './gate.js';
import { step } from './roving.js';
import { here, listed, standing } from './standing.js';
import { headline } from './verdict.js';
import { english, nthTry, percent } from './words.js';
import type { Assignment, Outcome } from './views.js';

test('almost mastered never reads as mastered', () => {
  expect(percent(0.796)).toBe(79);
  expect(percent(0.82)).toBe(82);
});

test('tries are counted in words', () => {
  expect([1, 10, 11].map(count => nthTry(count, english))).toEqual(['First try', 'Tenth try', 'Try 11']);
});

test('places in a sentence are filled in; one and many differ', () => {
  expect(english.__('%1 of %2', 2, 3)).toBe('2 of 3');
  expect(english._n('%1 check', '%1 checks', 1)).toBe('1 check');
  expect(english._n('%1 check', '%1 checks', 2)).toBe('2 checks');
});

test('a change has its sign', () => {
  expect([14.4, -15.2, 0].map(signed)).toEqual(['+14', '−15', '+0']);
});

test('a step of the waterfall goes from before to after', () => {
  const one = { kind: 'opportunity', label: '', note: '', points: -15, after: 0.54, exercise: null, at: null };
  expect(steps([one])).toMatchObject([{ before: 69, after: 54 }]);
});

test('arrows stop at both ends of a list, Home and End jump', () => {
  expect([step('ArrowDown', 2, 3), step('ArrowUp', 0, 3), step('Home', 2, 3), step('End', 0, 3)]).toEqual([2, 0, 0, 2]);
});

test('each state has its own icon and word', () => {
  const states = ['locked', 'open', 'in progress', 'mastered', 'review due'].map(one => standing(one, english));
  expect(new Set(states.map(one => one.icon)).size).toBe(5);
  expect(new Set(states.map(one => one.words)).size).toBe(5);
});

test('partly right says how many points', () => {
  const verdict = { outcome: 'partly', score: 2, max_score: 3 } as Outcome;
  expect(headline(verdict, english).words).toBe('Almost, 2 of 3 points');
});

test('the assignment at hand is where the next exercise is', () => {
  const assignment = (name: string, state: string): Assignment => ({
    name,
    title: name,
    state,
    reason: '',
    waits_for: [],
    objectives: [name],
    opens_after: [],
    released: true
  });
  const all = [assignment('units', 'in progress'), assignment('forces', 'open'), assignment('energy', 'locked')];
  expect(here(all, 'forces')?.name).toBe('forces');
  expect(here(all, 'energy')?.name).toBe('units');
});

test('names are listed as one says them', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(names => listed(names, english))).toEqual([
    '',
    'A',
    'A and B',
    'A, B and C'
  ]);
});
