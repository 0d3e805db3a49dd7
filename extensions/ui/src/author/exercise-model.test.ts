import { expect, test } from 'vitest';
import { Api } from '../api.js';
import { ExerciseModel } from './exercise-model.js';
import { markOfAnswer, answerOf, pointsOf, withMark, withPoints, withSource, withVariant } from './held-cells.js';
import { withKind } from './held-kinds.js';
import { newExercise } from './kinds.js';

/** A file with one exercise, behind a service in a few lines. */
function world() {
  const file = { seen: 1, cells: newExercise('sled', { title: 'Sled' }) };
  const later: (() => void)[] = [];
  let gate: Promise<void> = Promise.resolve();
  /** The next answers wait until the result is called. */
  const slow = (): (() => void) => {
    let open = (): void => undefined;
    gate = new Promise(resolve => (open = resolve));
    return open;
  };
  const send = async (_: string, init: { method: string; body?: string }): Promise<Response> => {
    const body = JSON.parse(init.body ?? '{}');
    await gate;
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
  return { file, later, slow, model, title: () => markOfAnswer(answerOf(file.cells)!).title };
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

test('what is typed while it is read again stays, on what was read', async () => {
  const { file, slow, model, title } = world();
  const own = model();
  await own.load();
  file.cells = withPoints(file.cells, 7); // renamed everywhere, say
  file.seen += 1;
  const answer = slow();
  const reading = own.follow();
  own.change(cells => withMark(cells, { title: 'Down the slope' }));
  answer();
  await reading;
  expect([own.kept, pointsOf(own.cells), markOfAnswer(answerOf(own.cells)!).title]).toEqual([
    'saving',
    7,
    'Down the slope'
  ]);
  await own.save();
  expect([own.kept, title(), pointsOf(file.cells)]).toEqual(['saved', 'Down the slope', 7]);
});

test('a save that meets a file which is newer elsewhere keeps both', async () => {
  const { model, title } = world();
  const [mine, theirs] = [model(), model()];
  await Promise.all([mine.load(), theirs.load()]);
  theirs.change(cells => withMark(cells, { title: 'Theirs' }));
  await theirs.save();
  mine.change(cells => withPoints(cells, 3));
  await mine.save();
  expect(mine.kept).toBe('saving');
  await mine.save();
  expect([mine.kept, title(), pointsOf(mine.cells)]).toEqual(['saved', 'Theirs', 3]);
});

test('the same thing changed elsewhere is shown, and a person says whose it shall be', async () => {
  const { model, title } = world();
  const [mine, theirs] = [model(), model()];
  await Promise.all([mine.load(), theirs.load()]);
  theirs.change(cells => withMark(withPoints(cells, 5), { title: 'Theirs' }));
  await theirs.save();
  mine.change(cells => withMark(cells, { title: 'Mine' }));
  await mine.save();
  expect([mine.kept, title()]).toEqual(['elsewhere', 'Theirs']);
  await mine.follow();
  expect([mine.kept, markOfAnswer(answerOf(mine.cells)!).title]).toEqual(['elsewhere', 'Mine']);
  await mine.keepOwn();
  expect([mine.kept, title(), pointsOf(mine.cells)]).toEqual(['saved', 'Mine', 5]);
  theirs.change(cells => withMark(cells, { title: 'Again' }));
  await theirs.save();
  expect(theirs.kept).toBe('elsewhere');
  await theirs.load();
  expect([theirs.kept, markOfAnswer(answerOf(theirs.cells)!).title]).toEqual(['saved', 'Mine']);
});

test('a text is changed in its cell, whichever place that has by now', () => {
  const [prompt, answer, ...tests] = newExercise('sled', { title: 'Sled' }).map((one, at) => ({
    ...one,
    id: `c${at}`
  }));
  const changed = withSource([answer!, ...tests, prompt!], prompt!, 0, 'How fast?');
  expect(changed.at(-1)).toMatchObject({ id: 'c0', source: 'How fast?' });
  expect(changed[0]).toEqual(answer);
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
