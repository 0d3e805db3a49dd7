import { expect, test } from 'vitest';
import { Api } from './api.js';
import { CourseModel } from './course-model.js';
import type { WaitingCheck } from './waiting.js';

const PASSED = {
  exercise: 'sled',
  outcome: 'passed',
  score: 2,
  max_score: 2,
  message: '',
  misconception: '',
  counted: true,
  repeated: false,
  objectives: [],
  opened: ['energy'],
  notes: []
};
const DETAIL = { exercises: [{ exercise: 'sled', tries: 1, hints_given: 0, passed: false, best: 0, max_score: 2 }] };

/** A service in a few lines, that can be switched off. */
function world() {
  const about = {
    away: false,
    status: 503,
    sent: [] as string[],
    kept: [] as WaitingCheck[],
    later: [] as (() => void)[],
    checked: 0
  };
  const send = async (path: string): Promise<Response> => {
    about.sent.push(path);
    if (about.away) {
      const told = { code: 'unavailable', message: 'The service is starting.', next_step: null, where: null };
      return new Response(JSON.stringify(told), { status: about.status });
    }
    const state = about.sent.some(one => one.endsWith('/check')) ? 'open' : 'locked';
    const progress = { assignments: [{ name: 'energy', state }] };
    const told = path.endsWith('/check') ? PASSED : path.endsWith('/progress') ? progress : DETAIL;
    return new Response(JSON.stringify(told));
  };
  const model = new CourseModel(new Api(send, 'mechanics'), 'Mechanics', 'student', {
    keep: waiting => (about.kept = waiting),
    later: act => (about.later.push(act), () => undefined),
    now: () => new Date(0),
    checked: () => (about.checked += 1)
  });
  return { about, model };
}

test('a verdict counts the try, and tells which gates opened once progress is there', async () => {
  const { model } = world();
  await model.load('forces');
  const opened = new Promise(resolve => model.opened.add(resolve));
  const result = await model.check('forces', 'sled', []);
  expect(result).toMatchObject({ state: 'told', tries: 2, hints: 0 });
  expect(await opened).toEqual(['energy']);
  expect(model.progress).not.toBeNull();
});

test('what a teacher opened meanwhile is told once', async () => {
  const { about, model } = world();
  const told: string[][] = [];
  model.opened.add(names => told.push(names));
  await model.refresh();
  expect(told).toEqual([]);
  about.sent.push('somebody else /check');
  await Promise.all([model.refresh(), model.refresh()]);
  await model.refresh();
  expect(told).toEqual([['energy']]);
});

test('where the service is away a check waits, is kept, and is sent by itself later', async () => {
  const { about, model } = world();
  about.away = true;
  expect(await model.check('forces', 'sled', [])).toEqual({ state: 'waiting' });
  expect(model.connection).toBe('away');
  expect(about.kept.map(one => one.exercise)).toEqual(['sled']);
  expect(about.later).toHaveLength(1);
  about.away = false;
  await model.tryNow();
  expect(model.waiting).toEqual([]);
  expect(about.kept).toEqual([]);
  expect(model.result('forces', 'sled')).toMatchObject({ state: 'told' });
  expect(model.connection).toBe('ready');
});

test('others on the page hear of a check when its verdict is there, also of one that had to wait', async () => {
  const { about, model } = world();
  about.away = true;
  await model.check('forces', 'sled', []);
  expect(about.checked).toBe(0);
  about.away = false;
  await model.tryNow();
  expect(about.checked).toBe(1);
});

test('a refusal is told and does not wait', async () => {
  const { about, model } = world();
  [about.away, about.status] = [true, 403];
  expect(await model.check('forces', 'sled', [])).toMatchObject({ state: 'refused', ours: false });
  expect(model.waiting).toEqual([]);
});

test('what an earlier session tried is shown without its message', async () => {
  const { model } = world();
  expect(model.result('forces', 'sled')).toBeNull();
  await model.load('forces');
  expect(model.result('forces', 'sled')).toMatchObject({ state: 'told', verdict: { outcome: 'failed', message: '' } });
});

test('what waited in the last session waits on, of this course alone', async () => {
  const { model } = world();
  const waiting = ['mechanics', 'optics'].map(course => ({
    course,
    assignment: 'a',
    exercise: 'e',
    cells: [],
    since: ''
  }));
  model.restore(waiting);
  expect(model.waiting).toHaveLength(1);
  expect(model.result('a', 'e')).toEqual({ state: 'waiting' });
});
