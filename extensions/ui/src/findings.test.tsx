import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CellFindings, sentenceOf } from './findings.js';
import type { Finding } from './views.js';

const MESSAGE =
  'The tests accept a wrong answer (* turned into /):\n- return m * g\n+ return m / g\nf(2) should give 4.';

test('a list shows the sentence alone', () => {
  expect(sentenceOf(MESSAGE)).toBe('The tests accept a wrong answer (* turned into /).');
  expect(sentenceOf('One line: that is all.')).toBe('One line: that is all.');
});

test('at its cell a difference stands as code, line by line', () => {
  const place = { file: 'source/a/a.ipynb', cell: 1, name: null };
  const finding: Finding = { severity: 'warning', code: 'weak', place, message: MESSAGE, next_step: '' };
  const shown = renderToStaticMarkup(<CellFindings findings={[finding]} />);
  expect(shown).toContain('<code>- return m * g</code><code>+ return m / g</code><span>f(2) should give 4.</span>');
});
