import { expect, test } from 'vitest';
import { toldOf } from './stopped.js';
import { english } from './words.js';

test('a teacher’s words are shown as they are', () => {
  expect(toldOf('Try friction(2.0, 60.0, 0.3).', english)).toEqual({
    sentence: 'Try friction(2.0, 60.0, 0.3).',
    code: ''
  });
  expect(toldOf('An Error: is that a name?', english).code).toBe('');
});

test('what Python said stands as code after a sentence', () => {
  const message = "NameError: name 'mas' is not defined";
  expect(toldOf(message, english)).toEqual({ sentence: 'Your code stopped:', code: message });
  expect(toldOf('json.decoder.JSONDecodeError: Extra data', english).code).not.toBe('');
});

test('code that does not end is told so, without names of ours', () => {
  const told = toldOf('CallTimedOutError: The answer took longer than 24 seconds.', english);
  expect(told.sentence).toBe('Your code did not finish within 24 seconds. Look for a loop that never ends.');
  expect(told.code).toBe('');
});
