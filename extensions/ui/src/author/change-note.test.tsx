import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { english } from '../words.js';
import { about, ChangeNote, headline } from './change-note.js';
import type { Change } from './others-changes.js';

const POINTS: Change = { field: 'points', from: 4, to: 6, by: 'Sam Reed', at: 0, mine: { value: 5 } };
const NAMES: Record<string, string> = { units: 'Units', friction: 'Friction' };
const nameOf = (id: string): string => NAMES[id] ?? id;

function shown(change: Change | null): string {
  const nothing = (): void => undefined;
  return renderToStaticMarkup(<ChangeNote change={change} nameOf={nameOf} onKeep={nothing} onUse={nothing} />);
}

test('what was typed here stands beside what somebody else made of it, and either can be had', () => {
  expect(headline(POINTS, english)).toBe('Points were changed by Sam Reed');
  expect(about(POINTS, 70, nameOf, english)).toBe('From 4 to 6, a minute ago. You typed 5.');
  expect(shown(POINTS)).toContain('Keep 6');
  expect(shown(POINTS)).toContain('Use 5');
});

test('objectives are called by their names', () => {
  const change: Change = { field: 'objectives', from: [], to: ['units', 'friction'], by: null, at: 0 };
  expect(headline(change, english)).toBe('What it shows was changed by somebody else');
  expect(about(change, 130, nameOf, english)).toBe('From nothing to Units, Friction, 2 minutes ago.');
});

test('what is long is not said again, and a kind is chosen where it is chosen', () => {
  const hints: Change = { field: 'hints', from: ['a'], to: ['b'], by: null, at: 0, mine: { value: ['c'] } };
  expect(about(hints, 1, nameOf, english)).toBe('Just now. You changed it too.');
  expect(shown(hints)).toContain('Use mine');
  expect(shown({ field: 'kind', from: 'code', to: 'choice', by: null, at: 0 })).not.toContain('Use');
});

test('without news nothing is in sight, and the place where it will be read out is there', () => {
  expect(shown(null)).toContain('role="status"></p>');
  expect(shown(null)).not.toContain('oc-change');
});
