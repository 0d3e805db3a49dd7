import { expect, test } from 'vitest';
import { ordered, shapes, whereabouts, windowAt } from './class-order.js';
import type { StudentRow } from './views.js';

const row = (student: string, mastered: number, stuck: string[] = [], at = 'Forces'): StudentRow => ({
  student,
  mastered,
  objectives: 3,
  at,
  next_gate: null,
  waits_for: [],
  stuck,
  levels: []
});
const CLASS = [row('ben', 2), row('ada', 3, [], 'Energy'), row('cleo', 2, ['Friction']), row('abel', 0)];

test('who needs the teacher comes first', () => {
  expect(ordered(CLASS, 'needs you').map(one => one.student)).toEqual(['cleo', 'abel', 'ben', 'ada']);
  expect(ordered(CLASS, 'name').map(one => one.student)).toEqual(['abel', 'ada', 'ben', 'cleo']);
  expect(ordered(CLASS, 'mastered').map(one => one.student)).toEqual(['ada', 'ben', 'cleo', 'abel']);
});

test('the window follows the student that is chosen, and ends with the class', () => {
  expect(windowAt(0, 39, 40, 400)).toBe(0);
  expect(windowAt(0, 40, 40, 400)).toBe(1);
  expect(windowAt(100, 20, 40, 400)).toBe(20);
  expect(windowAt(390, 399, 40, 400)).toBe(360);
  expect(windowAt(5, 0, 40, 4)).toBe(0);
});

test('everybody is counted where they are', () => {
  expect(whereabouts(CLASS, ['Units', 'Forces', 'Energy'])).toEqual([
    { title: 'Forces', count: 3 },
    { title: 'Energy', count: 1 }
  ]);
});

test('neighbours of one level are one shape', () => {
  const level = (student: string, ...levels: string[]): StudentRow => ({ ...row(student, 0), levels });
  const some = [level('a', 'full', 'none'), level('b', 'full', 'low'), level('c', 'stuck', 'low')];
  expect(shapes(some, 2)).toEqual({
    full: 'M0 0h2v.86h-2z',
    stuck: 'M2 0h1v.86h-1z',
    low: 'M1 1h2v.86h-2z'
  });
  expect(shapes([], 2)).toEqual({});
});
