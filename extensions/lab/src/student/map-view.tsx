/** The course map in the main area. */
import { CourseMap } from '@openclass-nb/ui/course-map';
import { Loading, type CourseModel, type Words } from '@openclass-nb/ui';
import type { ReactNode } from 'react';
import type { Courses } from '../course/courses.js';
import { CourseView } from '../course/watching.js';
import type { PathActions } from './panel.js';

export class MapView extends CourseView {
  asList = false;

  constructor(
    courses: Courses,
    words: Words,
    private readonly actions: PathActions
  ) {
    super(courses, words);
    this.addClass('oc-map-view');
  }

  /** The same as a table, or as a graph again. */
  toggleList(): void {
    this.asList = !this.asList;
    this.update();
  }

  protected draw(course: CourseModel): ReactNode {
    return course.progress ? (
      <CourseMap
        progress={course.progress}
        asList={this.asList}
        onList={() => this.toggleList()}
        onOpen={name => this.actions.open(name)}
        onExplain={(name, from) => this.actions.explain(name, from)}
      />
    ) : (
      <Loading title={course.title} />
    );
  }
}
