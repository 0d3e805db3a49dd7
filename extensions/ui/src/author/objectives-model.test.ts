import { expect, test } from 'vitest';
import { Api } from '../api.js';
import type { Coverage } from '../views.js';
import { ObjectivesModel } from './objectives-model.js';

const about = (objective: string, requires: string[] = []): Coverage => ({
  objective,
  name: objective.toUpperCase(),
  statement: objective,
  requires,
  exercises: 0,
  fresh: 0,
  missing: 3,
  shown_by: [],
  opens: [],
  places: 1,
  notebooks: 0
});

/** A service that keeps objectives, refuses one circle, and says what it was asked. */
function model(): { model: ObjectivesModel; asked: string[]; around: string[] } {
  const kept = new Map([about('a'), about('b', ['a'])].map(one => [one.objective, one]));
  const asked: string[] = [];
  const around: string[] = [];
  const told = (status: number, value: unknown): Response => new Response(JSON.stringify(value), { status });
  const api = new Api(async (path, init) => {
    asked.push(`${init.method} ${path.replace('courses/c/objectives', '')} ${init.body ?? ''}`.trim());
    const id = path.split('/')[3];
    const body = JSON.parse(init.body ?? '{}') as { title?: string; requires?: string[]; to?: string };
    if (init.method === 'PUT' && id === 'a' && body.requires?.includes('b')) {
      return told(409, { code: 'circle', message: 'Not connected. A → B → A.', next_step: 'Remove one.', where: null });
    }
    if (path.endsWith('/rename')) {
      kept.set(body.to!, { ...kept.get(id!)!, objective: body.to! });
      kept.delete(id!);
      return told(200, { places: 2, notebooks: ['source/a.ipynb'], released: [], note: 'Counts on.' });
    }
    if (init.method === 'PUT') {
      kept.set(id!, { ...(kept.get(id!) ?? about(id!)), ...body, name: body.title ?? kept.get(id!)?.name ?? id! });
    } else if (init.method === 'DELETE') {
      kept.delete(id!);
    }
    const all = [...kept.values()];
    const places = (own: string): number => 1 + all.filter(one => one.requires.includes(own)).length;
    return told(
      200,
      all.map(one => ({ ...one, places: places(one.objective) }))
    );
  }, 'c');
  const files = {
    save: async () => void around.push('saved'),
    reread: async (names: readonly string[]) => void around.push(names.join())
  };
  return { model: new ObjectivesModel(api, () => undefined, files), asked, around };
}

test('an arrow that makes a circle is refused, with both its ends', async () => {
  const { model: one } = model();
  await one.load();
  await one.connect('b', 'a');
  expect(one.refused).toEqual({ message: 'Not connected. A → B → A.', next: 'Remove one.', from: 'b', to: 'a' });
  expect(one.find('a')?.requires).toEqual([]);
  expect(one.canUndo).toBe(false);
});

test('what was done can be undone', async () => {
  const { model: one } = model();
  await one.load();
  await one.disconnect('a', 'b');
  expect(one.find('b')?.requires).toEqual([]);
  const id = await one.add('Dry friction');
  expect([id, one.chosen]).toEqual(['dry-friction', 'dry-friction']);
  await one.undo();
  expect(one.find(id)).toBeUndefined();
  await one.undo();
  expect(one.find('b')?.requires).toEqual(['a']);
  expect(one.canUndo).toBe(false);
});

test('a new id is free', async () => {
  const { model: one } = model();
  await one.load();
  expect(await one.add('A')).toBe('a-2');
});

test('open notebooks are saved before a renaming and read again after it', async () => {
  const { model: one, around } = model();
  await one.load();
  await one.rename('a', 'c');
  expect(around).toEqual(['saved', 'source/a.ipynb']);
  expect([one.chosen, one.note]).toEqual(['c', 'Counts on.']);
});

test('two that are added within one round trip are two', async () => {
  const { model: one } = model();
  await one.load();
  expect(await Promise.all([one.add('New objective'), one.add('New objective')])).toEqual([
    'new-objective',
    'new-objective-2'
  ]);
});

test('the id of a new objective follows from its first name, and is undone with it', async () => {
  const { model: one, asked } = model();
  await one.load();
  const id = await one.addUnnamed('New objective');
  const identity = one.identity(id);
  // the statement is typed before the answer to the name is there
  await Promise.all([one.write(id, { title: 'Damping' }), one.write(id, { statement: 'Say how it fades' })]);
  expect([one.chosen, one.find('damping')?.statement]).toEqual(['damping', 'Say how it fades']);
  expect(one.find('new-objective')).toBeUndefined();
  expect(one.identity('damping')).toBe(identity);
  await one.write('damping', { title: 'Friction' });
  expect(one.chosen).toBe('damping');
  expect(asked.filter(each => each.includes('rename'))).toHaveLength(1);
  await one.undo();
  await one.undo();
  await one.undo();
  expect(one.find('damping')).toBeUndefined();
  expect(one.canUndo).toBe(false);
});

test('an id that something names stays', async () => {
  const { model: one } = model();
  await one.load();
  const id = await one.addUnnamed('New objective');
  await one.connect(id, 'b');
  await one.write(id, { title: 'Damping' });
  expect([one.find(id)?.name, one.find('b')?.requires]).toEqual(['Damping', ['a', id]]);
});

test('an arrow to itself is none', async () => {
  const { model: one, asked } = model();
  await one.load();
  await one.connect('a', 'a');
  expect(asked).toEqual(['GET']);
});
