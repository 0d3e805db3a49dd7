import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { HintBox } from './hint-box.js';
import type { Hints } from './views.js';

const shown = (hints: Partial<Hints>): string => {
  const all = { given: [], left: 0, waits: '', opens_at: null, costs: false, means: '', ...hints } as unknown as Hints;
  return renderToStaticMarkup(<HintBox hints={all} text={words => words} onNext={() => undefined} />);
};

test('hints that come with a try are announced, not denied', () => {
  const page = shown({ waits: 'The first hint comes when you have tried once.' });
  expect(page).toContain('comes when you have tried once');
  expect(page).not.toContain('has no hints');
  expect(page).not.toContain('<button');
});

test('after the last hint it is said that there is none left, or what opens another', () => {
  expect(shown({ given: ['Read the task.'] })).toContain('That was the last hint');
  const more = shown({ given: ['Read the task.'], waits: 'Try once more.' });
  expect(more).toContain('Try once more.');
  expect(more).not.toContain('last hint');
});
