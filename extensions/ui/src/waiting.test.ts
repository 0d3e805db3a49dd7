import { expect, test } from 'vitest';
import { pause, queued, restored, without, type WaitingCheck } from './waiting.js';

const check = (exercise: string, since = '10:00'): WaitingCheck => ({
  course: 'mechanics',
  assignment: 'forces',
  exercise,
  cells: [],
  since
});

test('the newest answer to an exercise takes the older one’s place, at the end', () => {
  const waiting = queued(queued(queued([], check('sled')), check('cart')), check('sled', '10:05'));
  expect(waiting.map(one => [one.exercise, one.since])).toEqual([
    ['cart', '10:00'],
    ['sled', '10:05']
  ]);
});

test('what was sent waits no more', () => {
  const sled = check('sled');
  expect(without([sled, check('cart')], sled).map(one => one.exercise)).toEqual(['cart']);
});

test('what was kept is taken up as far as it can be read', () => {
  expect(restored([check('sled'), { exercise: 'cart' }, null, 'x'])).toEqual([check('sled')]);
  expect(restored(undefined)).toEqual([]);
});

test('one asks again later and later, but at least once a minute, or when the service said', () => {
  expect([1, 2, 3, 9].map(failures => pause(failures))).toEqual([3, 6, 12, 60]);
  expect(pause(5, 2)).toBe(2);
});
