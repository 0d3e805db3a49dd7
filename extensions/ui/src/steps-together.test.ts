import { expect, test } from 'vitest';
import { idea, named, together } from './steps-together.js';
import type { Step } from './views.js';
import { english, moment, since } from './words.js';

const step = (nth: number, more: Partial<Step> = {}): Step => ({
  kind: 'try',
  assignment: 'forces',
  exercise: 'incline',
  title: 'Block on an incline',
  objectives: ['friction'],
  number: 1,
  nth,
  at: '2026-03-03T10:00:00Z',
  text: '',
  outcome: 'failed',
  score: 0,
  max_score: 2,
  misconception: 'Full weight',
  answer: 'def …',
  ...more
});
const HINT = step(2, { kind: 'hint', outcome: null, misconception: '' });

test('the newest try stands for itself; equal ones below it are one line', () => {
  const groups = together([
    step(8),
    HINT,
    step(7),
    step(6, { misconception: '' }),
    step(5),
    step(1, { exercise: 'x' })
  ]);
  expect(groups.map(one => one.length)).toEqual([1, 1, 3, 1]);
  expect(named(groups[0]!, english)).toBe('Block on an incline, 1, eighth try');
  expect(named(groups[1]!, english)).toBe('Hint 2, Block on an incline, 1');
  expect(named(groups[2]!, english)).toBe('Block on an incline, 1, fifth to seventh try');
  expect(idea(groups[2]!, english)).toBe('Full weight, 2 times');
});

test('what was not read, and what no misconception explains, is told so', () => {
  expect(named([step(1, { outcome: 'unreadable', number: 0 })], english)).toBe('Block on an incline: not readable');
  expect(idea([step(1, { misconception: '' })], english)).toBe('No known misconception');
  expect(idea([step(1, { misconception: '', text: 'Try 0.' })], english)).toBe('Try 0');
  expect(idea([step(1, { outcome: 'passed', misconception: '' })], english)).toBe('Right');
});

test('times are told as people tell them', () => {
  const now = new Date(2026, 2, 10, 14, 0);
  expect(moment(new Date(2026, 2, 10, 9, 5), now, english)).toMatch(/^Today/);
  expect(moment(new Date(2026, 2, 9, 9, 5), now, english)).toMatch(/^Monday/);
  expect(moment(new Date(2026, 1, 9), now, english)).toContain('9');
  expect(since(new Date(2026, 2, 10, 1), now, english)).toBe('today');
  expect(since(new Date(2026, 2, 8, 23), now, english)).toBe('2 days');
});
