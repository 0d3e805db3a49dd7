import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Mistakes } from './class-mistakes.js';
import { FailingGroups, type GroupActions } from './failing-groups.js';
import type { Insight } from './views.js';

const INSIGHT: Insight = {
  held_up: null,
  reviews_due: 0,
  opened_by_hand: 0,
  stuck: [],
  mistakes: [],
  unexplained: [{ exercise: 'sled', title: 'Towing a sled', message: 'Try a mass of 2.', students: 3 }]
};
const actions: GroupActions = { failing: () => Promise.resolve([]), write: null };

test('who fails alike is asked for where a service can tell', () => {
  expect(renderToStaticMarkup(<Mistakes insight={INSIGHT} actions={actions} />)).toContain('Who fails alike');
  expect(renderToStaticMarkup(<Mistakes insight={INSIGHT} actions={null} />)).not.toContain('Who fails alike');
});

test('until the groups are there, it is said what takes its time', () => {
  const page = renderToStaticMarkup(<FailingGroups {...actions} exercise="sled" title="Towing a sled" />);
  expect(page).toContain('aria-busy="true"');
  expect(page).toContain('run once more');
});
