import { expect, test } from 'vitest';
import { Api } from '../api.js';
import { ExerciseModel } from './exercise-model.js';
import { markOfAnswer, answerOf, pointsOf, withMark, withPoints, withVariant } from './held-cells.js';
import { withKind } from './held-kinds.js';
import { newExercise } from './kinds.js';

/** A file with one exercise, behind a service in a few lines. */
function world() {
  const file = { seen: 1, cells: newExercise('sled', { title: 'Sled' }) };
  const later: (() => void)[] = [];
  const send = async (_: string, init: { method: string; body?: string }): Promise<Response> => {
    const body = JSON.parse(init.body ?? '{}');
    if (init.method === 'PUT' && body.seen !== String(file.seen)) {
      const told = { code: 'changed-since', message: 'Changed elsewhere.', next_step: null, where: null };
      return new Response(JSON.stringify(told), { status: 409 });
    }
    if (init.method === 'PUT') {
      [file.seen, file.cells] = [file.seen + 1, body.cells];
    }
    return new Response(JSON.stringify({ exercise: 'sled', file: 'a.ipynb', ...file, seen: String(file.seen) }));
  };
  const wait = (act: () => void) => (later.push(act), () => void later.splice(later.indexOf(act), 1));
  const model = (): ExerciseModel => new ExerciseModel(new Api(send, 'physics'), 'sled', () => undefined, wait);
  return { file, later, model, title: () => markOfAnswer(answerOf(file.cells)!).title };
}

test('what is typed is saved once, a moment later', async () => {
  const { later, model, title } = world();
  const own = model();
  await own.load();
  ['S', 'Sl', 'Sledge'].forEach(text => own.change(cells => withMark(cells, { title: text })));
  expect(later).toHaveLength(1);
  expect([own.kept, title()]).toEqual(['saving', 'Sled']);
  await own.save();
  expect([own.kept, title()]).toEqual(['saved', 'Sledge']);
});

test('what is typed while it is being saved is not lost', async () => {
  const { model, title } = world();
  const own = model();
  await own.load();
  own.change(cells => withMark(cells, { title: 'One' }));
  const saving = own.save();
  await Promise.resolve(); // it is on its way
  own.change(cells => withMark(cells, { title: 'Two' }));
  await saving;
  expect([own.kept, title()]).toEqual(['saving', 'One']);
  await own.save();
  expect([own.kept, title()]).toEqual(['saved', 'Two']);
});

test('a change elsewhere is shown, and a person says whose it shall be', async () => {
  const { model, title } = world();
  const [mine, theirs] = [model(), model()];
  await Promise.all([mine.load(), theirs.load()]);
  theirs.change(cells => withMark(cells, { title: 'Theirs' }));
  await theirs.save();
  mine.change(cells => withPoints(cells, 3));
  await mine.save();
  expect([mine.kept, title()]).toEqual(['elsewhere', 'Theirs']);
  await mine.keepOwn();
  expect([mine.kept, title(), pointsOf(mine.cells)]).toEqual(['saved', 'Sled', 3]);
  theirs.change(cells => withMark(cells, { title: 'Again' }));
  await theirs.save();
  await theirs.load();
  expect([theirs.kept, pointsOf(theirs.cells)]).toEqual(['saved', 3]);
});

test('cells that nobody changed become another kind’s, points and variant stay', () => {
  const begun = withPoints(withVariant(newExercise('sled', { objectives: ['energy'] }), null), 4);
  const made = withKind(begun, 'numeric');
  expect(made.map(one => (one.metadata['openclass'] as { role: string }).role)).toEqual([
    'prompt',
    'variant',
    'answer',
    'test'
  ]);
  expect(answerOf(made)!.source).toContain('Numeric()');
  expect(markOfAnswer(answerOf(made)!)).toMatchObject({ kind: 'numeric', objectives: ['energy'] });
  expect(pointsOf(made)).toBe(4);
  const own = begun.map(one => ({ ...one, source: `${one.source}\n# mine` }));
  expect(answerOf(withKind(own, 'choice'))!.source).toContain('# mine');
});
