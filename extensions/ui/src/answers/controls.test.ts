import { expect, test } from 'vitest';
import { choiceValues, chosen } from './choices.js';
import { formOf } from './forms.js';
import { indentLine, moveLine, orderOf, orderValues, putLine } from './line-order.js';
import { Typed } from './python-values.js';
import { joinQuantity, splitQuantity } from './quantities.js';
import { rowsOf, typedCell, withCell } from './table-cells.js';

test.each([
  ['3.2 m/s', '3.2', 'm/s'],
  ['7,2e3 mm / s', '7,2e3', 'mm / s'],
  ['3.2·10³ mm s⁻¹', '3.2·10³', 'mm s⁻¹'],
  ['1 234.5 kg', '1 234.5', 'kg'],
  ['1/3', '1/3', ''],
  ['-5', '-5', ''],
  ['about 5 m', 'about 5 m', ''],
  ['', '', '']
])('%s is a number and a unit', (text, number, unit) => {
  expect(splitQuantity(text)).toEqual({ number, unit });
  expect(joinQuantity({ number, unit })).toBe(text);
});

test('letters are places of options; what is none is left to the text', () => {
  expect([...chosen(['a, C'], 3)!]).toEqual([0, 2]);
  expect(chosen([''], 3)!.size).toBe(0);
  expect(chosen(['D'], 3)).toBeNull();
  expect(chosen([new Typed('1')], 3)).toBeNull();
  expect(choiceValues([2, 0])).toEqual(['A', 'C']);
  expect(choiceValues([])).toEqual(['']);
});

const LINES = ['x = 1', 'def f():', 'x = 1', 'return x'];

test('lines are found where they stand, equal ones each once, and written back with their indentation', () => {
  const order = orderOf(['def f():', '    x = 1\n    return x'], LINES)!;
  expect(order).toEqual({ used: [{ line: 1, depth: 0 }, { line: 0, depth: 1 }, { line: 3, depth: 1 }], unused: [2] }); // prettier-ignore
  expect(orderValues(order, LINES)).toEqual(['def f():', '    x = 1', '    return x']);
  expect(orderOf(['x = 2'], LINES)).toBeNull();
  expect(orderOf(['return x', 'return x'], LINES)).toBeNull();
});

test('a line moves up and down, out of the program at its end and into it again', () => {
  const order = orderOf(['def f():', '    x = 1'], LINES)!;
  expect(moveLine(order, 1, -1)).toBe(order);
  const swapped = moveLine(order, 1, 1);
  expect(swapped.used.map(one => one.line)).toEqual([0, 1]);
  const out = moveLine(swapped, 1, 1);
  expect(out).toEqual({ used: [{ line: 0, depth: 1 }], unused: [1, 2, 3] });
  expect(moveLine(out, 1, -1).used).toEqual([{ line: 0, depth: 1 }, { line: 1, depth: 1 }]); // prettier-ignore
  expect(indentLine(order, 1, -1)).toEqual(order);
  expect(putLine(order, 3, 1, 99).used[1]).toEqual({ line: 3, depth: 6 });
});

test('a table takes numbers as they are typed, and only its own shape', () => {
  const rows = [
    ['a', null],
    ['b', null]
  ];
  const values = rowsOf([['a', null], ['b', new Typed('2')]], rows)!; // prettier-ignore
  expect(withCell(values, 0, 1, typedCell('2.50'))).toEqual([['a', new Typed('2.50')], ['b', new Typed('2')]]); // prettier-ignore
  expect(rowsOf([[['a', null], ['b', null]]], rows)).toHaveLength(2); // prettier-ignore
  expect(rowsOf([['a', null]], rows)).toBeNull();
  expect([typedCell(''), typedCell('2,5'), typedCell('007')]).toEqual([null, '2,5', '007']);
});

test('a form is drawn only if the cell says all that it needs', () => {
  expect(formOf({ kind: 'choice', form: { options: ['a'], several: false } })?.kind).toBe('choice');
  expect(formOf({ kind: 'choice', form: {} })).toBeNull();
  expect(formOf({ kind: 'code', form: { options: [] } })).toBeNull();
  expect(formOf({ kind: 'numeric' })).toBeNull();
});
