import { expect, test } from 'vitest';
import type { QueuedHint } from './views.js';
import { english } from './words.js';
import { choices, rung, told, undecided } from './written-hints-model.js';

const hint = (id: string, shown: number, decision = ''): QueuedHint => ({
  id,
  shown,
  decision,
  assignment: 'sums',
  exercise: 'add',
  title: 'Add',
  rung: 'orient',
  text: 'Read the task once more.',
  answer: ''
});

test('what waits is what nobody decided about, most often shown first', () => {
  const queue = [hint('a', 1), hint('b', 9, 'approved'), hint('c', 4), hint('d', 2, 'reported')];
  expect(undecided(queue).map(one => one.id)).toEqual(['c', 'a']);
  expect(queue[0]?.id).toBe('a'); // left as it was
});

test('every decision says what it means, before and after', () => {
  for (const one of choices(english)) {
    expect(one.means).toMatch(/\.$/);
    expect(told(one.decision, english)).toContain(one.means);
  }
  expect(told('reported', english)).toBe('Taken out. Nobody gets it any more.');
});

test('rungs are told in words, and one that is not known by its own', () => {
  expect(rung('partial', english)).toBe('One small step');
  expect(rung('new', english)).toBe('new');
});
