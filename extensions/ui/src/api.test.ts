import { expect, test } from 'vitest';
import { Api, type ApiProblem } from './api.js';

const refused = (send: () => Promise<Response>): Promise<ApiProblem> =>
  new Api(send, 'physics').misconceptions().then(
    () => Promise.reject(new Error('it was answered')),
    (error: unknown) => error as ApiProblem
  );

test('who is not answered reads a sentence, not what the browser says', async () => {
  const nobody = await refused(() => Promise.reject(new TypeError('Failed to fetch')));
  const proxy = await refused(() =>
    Promise.resolve(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
  );
  expect([nobody.message, proxy.message]).toEqual(Array(2).fill('The course service does not answer.'));
  expect([nobody.passes, proxy.passes]).toEqual([true, true]);
});

test('the service’s own words stay', async () => {
  const told = { code: 'locked', message: 'Energy is locked.', next_step: 'Master Friction.', where: null };
  const problem = await refused(() => Promise.resolve(new Response(JSON.stringify(told), { status: 403 })));
  expect([problem.message, problem.problem.next_step, problem.passes]).toEqual([
    'Energy is locked.',
    'Master Friction.',
    false
  ]);
});
