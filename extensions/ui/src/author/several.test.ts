import { expect, test } from 'vitest';
import type { AnswerMark } from '../authoring.js';
import { common, withObjectives } from './several.js';

test('what all show is what stands in each', () => {
  expect(
    common([
      ['a', 'b', 'c'],
      ['c', 'a'],
      ['a', 'c', 'd']
    ])
  ).toEqual(['a', 'c']);
  expect(common([])).toEqual([]);
});

test('a change for all leaves alone what only one shows', () => {
  const mark = { exercise: 'x', role: 'answer', objectives: ['own', 'a', 'b'] } as AnswerMark;
  expect(withObjectives(mark, ['a', 'b'], ['b', 'new'])).toEqual(['own', 'b', 'new']);
  expect(withObjectives(mark, ['a', 'b'], ['a', 'b', 'own'])).toEqual(['own', 'a', 'b']);
});
