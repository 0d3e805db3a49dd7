/** What the plugins share. */
import { Token } from '@lumino/coreutils';
import type { Courses } from './course/courses.js';

export type ICourses = Courses;

export const ICourses = new Token<ICourses>(
  'openclass-nb:ICourses',
  'The course at hand, as the signed-in person sees it.'
);
