import { Api, CourseModel } from '@openclass-nb/ui';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ForTeachers } from './teaching.js';

const around = { keep: () => undefined, later: () => () => undefined, now: () => new Date() };
const api = new Api(() => Promise.reject(new Error('nobody is asked')), 'mechanics');
const shown = (role: string): string =>
  renderToStaticMarkup(
    <ForTeachers course={new CourseModel(api, 'Mechanics', role, around)}>
      <p>The editor</p>
    </ForTeachers>
  );

test('who teaches the course gets the editor, everybody else a sentence', () => {
  expect(shown('teacher')).toContain('The editor');
  expect(shown('administrator')).toContain('The editor');
  expect(shown('student')).toContain('Only the teachers of “Mechanics” can change it. You are in it as a student.');
  expect(shown('assistant')).not.toContain('The editor');
});

test('whoever is not known to be in it hears what the service says', () => {
  expect(shown('')).toContain('The editor');
});
