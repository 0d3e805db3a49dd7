import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { QueuedHint } from './views.js';
import { WrittenHint, type Decide } from './written-hint.js';

const HINT: QueuedHint = {
  id: '0123456789ab',
  assignment: 'sums',
  exercise: 'add-two',
  title: 'Add two numbers',
  rung: 'orient',
  text: 'Read the task once more.',
  shown: 2,
  decision: '',
  answer: 'def add(a, b):\n    return a - b\n'
};
const decide: Decide = () => Promise.resolve();
const shown = (hint: QueuedHint, onDecide: Decide | null): string =>
  renderToStaticMarkup(
    <ul>
      <WrittenHint hint={hint} number={1} onDecide={onDecide} />
    </ul>
  );

test('a hint stands with its exercise, how far it goes, how often it was shown and the code behind it', () => {
  const page = shown(HINT, decide);
  for (const part of ['Add two numbers', 'What the task asks. Shown 2 times.', 'return a - b', 'Read the task']) {
    expect(page).toContain(part);
  }
  expect(page).not.toContain('add-two');
  expect(page.match(/<button/g)).toHaveLength(4);
});

test('who may only look is offered nothing to decide, and code that is gone is told', () => {
  const page = shown({ ...HINT, answer: '' }, null);
  expect(page).not.toContain('<button');
  expect(page).toContain('no longer kept');
});
