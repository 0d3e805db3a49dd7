import { expect, test } from 'vitest';
import { kindSchemas } from './kind-schemas.js';
import { KINDS, answerCells, beginning, newExercise, ofKind } from './kinds.js';
import { settled } from './kind-rules.js';
import { unfit } from './schema.js';
import { cellOf, lines, numbers, orders } from './texts.js';

const wrong = (kind: string, value: unknown): string[] => unfit(value, kindSchemas[kind]!, kindSchemas[kind]!.$defs);

test.each(KINDS)('a new exercise of kind %s is valid at once', kind => {
  expect(wrong(kind, beginning(kind))).toEqual([]);
  const cells = newExercise('a-1', kind === 'code' ? {} : { kind });
  const graded = cells.filter(one => (one.metadata['nbgrader'] as { grade?: boolean } | undefined)?.grade);
  expect(graded).toHaveLength(1);
});

test('what does not fit is named by its place', () => {
  expect(wrong('choice', { options: [{ text: '' }, { text: 'b' }] })).toEqual(['options.0.text']);
  expect(wrong('choice', { options: [{ text: 'a' }] })).toEqual(['options']);
  expect(wrong('numeric', {})).toEqual(['value']);
  expect(wrong('numeric', { value: '1', tolerance: { relative: 1 }, figures: 0 })).toEqual([
    'tolerance.relative',
    'figures'
  ]);
  expect(wrong('plot', { x: { limits: [0, 1] }, data: [{ x: '{{ t }}', y: [1, 2] }] })).toEqual([]);
  expect(wrong('table', { columns: ['a'], rows: [[1]], blank: [[1, 1.5]] })).toEqual(['blank.0.1']);
});

test('another kind keeps what all kinds have, and nothing of the old one', () => {
  const mark = { exercise: 'a', role: 'answer' as const, kind: 'numeric', title: 'A', hints: ['h'], value: '3 m' };
  const made = ofKind(mark, 'choice', ['value']);
  expect(made).toMatchObject({ kind: 'choice', title: 'A', hints: ['h'] });
  expect(made['value']).toBeUndefined();
  expect(wrong('choice', { options: made['options'] })).toEqual([]);
});

test('a text gives its points for the answer itself', () => {
  const [answer, ...rest] = answerCells('why', { kind: 'text', rubric: [{ points: 2 }, { points: 1.5 }] });
  expect([answer?.cell_type, rest]).toEqual(['markdown', []]);
  expect(answer?.metadata['nbgrader']).toMatchObject({ grade: true, solution: true, points: 3.5 });
});

test('of one choice exactly one is right', () => {
  const before = { options: [{ text: 'a', right: true }, { text: 'b' }] };
  const both = {
    options: [
      { text: 'a', right: true },
      { text: 'b', right: true }
    ]
  };
  expect(settled('choice', both, before)['options']).toEqual([{ text: 'a' }, { text: 'b', right: true }]);
  expect(settled('choice', { ...both, several: true }, before)['options']).toEqual(both.options);
  const none = { options: [{ text: 'a' }, { text: 'b' }] };
  expect(settled('choice', none, before)['options']).toEqual(before.options);
});

test('orders of lines that are gone go too', () => {
  const before = {
    lines: ['a', 'b', 'c'],
    orders: [
      [3, 2, 1],
      [2, 1]
    ]
  };
  expect(settled('parsons', { ...before, lines: ['a', 'b'] }, before)['orders']).toEqual([[2, 1]]);
});

test('lists are read as they are typed', () => {
  expect(lines.read('a\n    b\n')).toEqual(['a', '    b']);
  expect([numbers.read('0, 0.5 1'), numbers.read('{{ t }}'), numbers.read('0, x')]).toEqual([
    [0, 0.5, 1],
    '{{ t }}',
    null
  ]);
  expect([orders.read('1 2\n2 1'), orders.read('1 x')]).toEqual([
    [
      [1, 2],
      [2, 1]
    ],
    null
  ]);
  expect([cellOf('3.5'), cellOf(' total '), cellOf('')]).toEqual([3.5, 'total', null]);
});
