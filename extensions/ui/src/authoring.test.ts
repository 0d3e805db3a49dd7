import { expect, test } from 'vitest';
import { newExercise } from './author/kinds.js';
import { freeId, groupsOf, idOf, marked, rolesOf } from './authoring.js';

test('a new exercise has prompt, answer and test as nbgrader wants them', () => {
  const [prompt, answer, check] = newExercise('forces-1', { objectives: ['newton'] });
  expect(prompt?.metadata).toEqual({ openclass: { exercise: 'forces-1', role: 'prompt' } });
  expect(answer?.metadata['nbgrader']).toEqual({
    schema_version: 3,
    task: false,
    locked: false,
    grade: false,
    solution: true,
    grade_id: 'forces-1'
  });
  expect(answer?.metadata['openclass']).toMatchObject({ kind: 'code', objectives: ['newton'] });
  expect(check?.metadata['nbgrader']).toMatchObject({
    grade: true,
    locked: true,
    points: 1,
    grade_id: 'forces-1-test'
  });
  expect(answer?.source).toContain('### BEGIN SOLUTION');
});

test('of selected cells text asks, the first code answers and the rest tests', () => {
  expect(rolesOf(['markdown', 'code', 'code', 'code'])).toEqual(['prompt', 'answer', 'test', 'test']);
  expect(rolesOf(['code'])).toEqual(['answer']);
});

test('a second test has a grade id of its own', () => {
  expect(marked('test', 'a', {}, 'a-test-2')['nbgrader']).toMatchObject({ grade_id: 'a-test-2' });
});

test('ids are free and readable', () => {
  expect(freeId('forces', new Set(['forces-1', 'forces-2']))).toBe('forces-3');
  expect([idOf('Dry friction'), idOf('Énergie !'), idOf('…')]).toEqual(['dry-friction', 'energie', '']);
});

test('many cells become as many exercises as there are texts before code', () => {
  expect(groupsOf(['markdown', 'code', 'code', 'markdown', 'markdown', 'code'])).toEqual([
    [0, 1, 2],
    [3, 4, 5]
  ]);
  expect(groupsOf(['code', 'code'])).toEqual([[0, 1]]);
  expect(groupsOf(['markdown'])).toEqual([]);
});
