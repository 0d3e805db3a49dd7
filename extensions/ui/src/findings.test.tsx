import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CellFindings, FindingList, sentenceOf } from './findings.js';
import type { Finding } from './views.js';

const MESSAGE =
  'The tests accept a wrong answer (* turned into /):\n- return m * g\n+ return m / g\nf(2) should give 4.';

test('a list shows the sentence alone', () => {
  expect(sentenceOf(MESSAGE)).toBe('The tests accept a wrong answer (* turned into /).');
  expect(sentenceOf('One line: that is all.')).toBe('One line: that is all.');
});

test('where nothing was found it says what was tried, and what comes next', () => {
  const release = { title: 'Forces', act: () => undefined };
  const shown = renderToStaticMarkup(
    <FindingList
      findings={[]}
      at={new Date()}
      file={null}
      onlyHere={false}
      onOnlyHere={() => undefined}
      chosen={[]}
      onOpen={() => undefined}
      clean={{ exercises: 27, wrongAnswers: 61, release }}
    />
  );
  expect(shown).toContain('27 exercises, nothing to fix');
  expect(shown).toContain('blanks and 61 known wrong answers fail.');
  expect(shown).toContain('Release Forces');
});

test('at its cell a difference stands as code, line by line', () => {
  const place = { file: 'source/a/a.ipynb', cell: 1, name: null };
  const finding: Finding = { severity: 'warning', code: 'weak', place, message: MESSAGE, next_step: '' };
  const shown = renderToStaticMarkup(<CellFindings findings={[finding]} />);
  expect(shown).toContain('<code>- return m * g</code><code>+ return m / g</code><span>f(2) should give 4.</span>');
});
