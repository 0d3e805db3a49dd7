import { expect, test } from 'vitest';
import { PreviewApi } from './preview-api.js';

test('what a student would ask is asked of the preview', async () => {
  const asked: string[] = [];
  const api = new PreviewApi(
    async (path, init) => {
      asked.push(`${init.method} ${path}`);
      return new Response('{}');
    },
    'c',
    'a b'
  );
  await api.check('a b', 'e', []);
  await api.hints('a b', 'e', { number: 1, key: '' });
  await api.hint('a b', 'e', 0);
  await api.assignment('a b');
  await api.progress();
  const own = 'courses/c/assignments/a%20b/preview';
  expect(asked).toEqual([
    `POST ${own}/exercises/e/check`,
    `GET ${own}/exercises/e/hints?version=1`,
    `POST ${own}/exercises/e/hints`,
    `GET ${own}`,
    `GET ${own}/progress`
  ]);
});
