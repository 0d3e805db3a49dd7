/** What each view gets: the course, and the state of its widget. */
import type { CourseModel } from '@openclass-nb/ui';
import type { Model } from './courier.js';

export interface ViewProps {
  course: CourseModel;
  model: Model;
}
