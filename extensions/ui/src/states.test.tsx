import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Away } from './states.js';

const shown = (asOf: Date | null, why?: string): string =>
  renderToStaticMarkup(<Away asOf={asOf} waiting={0} why={why} onTry={() => undefined} />);

test('a service that never answered is told with the reason, where there is one', () => {
  expect(shown(null, 'The course’s service did not start.')).toContain('did not start. Go on working.');
  expect(shown(null)).toContain('The course service does not answer. Go on working.');
});

test('one that went away leaves what it said before', () => {
  expect(shown(new Date(2026, 2, 3, 10, 42), 'It broke off.')).toContain('What you see is from then. Go on working.');
});
