import { expect, test } from 'vitest';
import { readAnswer, withValues } from './answer-source.js';
import { Typed } from './python-values.js';

const NUMERIC = 'from openclass_nb.answers import Numeric\n\nspeed = Numeric("3.2 m/s")';

test('the values of an answer are read, whatever comment stands around it', () => {
  expect(readAnswer(NUMERIC, 'numeric')?.values).toEqual(['3.2 m/s']);
  const choice = '# A  one) "two"\nanswer = Choice("A", \'C\')  # really\n\n';
  expect(readAnswer(choice, 'choice')?.values).toEqual(['A', 'C']);
  const table = 'result = Table(\n    ["Between", 84.0, None],  # given\n    [True, -2e3, "a\\n\\u00e9\\"b"],\n)';
  expect(readAnswer(table, 'table')?.values).toEqual([
    ['Between', new Typed('84.0'), null],
    [true, new Typed('-2e3'), 'a\né"b']
  ]);
});

test.each([
  'speed = 3.2',
  'speed = Numeric(2 * 3)',
  'speed = Numeric("3.2)',
  'speed = Numeric(value="3")',
  'x = 2\nspeed = Numeric("3.2")',
  'speed = Numeric("3.2")\nspeed = Numeric("4")',
  'speed = Numeric("3.2"); import os',
  'speed = Choice("A")',
  ''
])('what a control could not give back is left as text: %s', source => {
  expect(readAnswer(source, 'numeric')).toBeNull();
});

test('only the values change in the text', () => {
  expect(withValues(NUMERIC, 'numeric', ['4 "m"'])).toBe(NUMERIC.replace('"3.2 m/s"', `'4 "m"'`));
  const stub = '# Put these lines in order:\nprogram = Parsons()';
  const made = withValues(stub, 'parsons', ['def f(x):', '    return "a\\b"']);
  expect(made).toBe(`${stub.slice(0, -1)}\n    "def f(x):",\n    '    return "a\\\\b"',\n)`);
  expect(readAnswer(made, 'parsons')?.values).toEqual(['def f(x):', '    return "a\\b"']);
  expect(withValues(made, 'parsons', [])).toBe(stub);
});

test.each(['', "it's", '"', 'both \' and "', 'back\\slash', 'two\nlines', '\t√ 😀'])(
  'any text comes back: %j',
  text => {
    const made = withValues(NUMERIC, 'numeric', [text]);
    expect(readAnswer(made, 'numeric')?.values).toEqual([text]);
  }
);
