/** Two items in the status bar: mastery in the assignment at hand, and whether all checks are sent. */
import { does, here, Icon, isMastered, objectivesOf, type CourseModel, type Words } from '@openclass-nb/ui';
import type { ReactNode } from 'react';
import type { Courses } from '../course/courses.js';
import { CourseView } from '../course/watching.js';

export class MasteryStatus extends CourseView {
  constructor(
    courses: Courses,
    words: Words,
    private readonly showPath: () => void
  ) {
    super(courses, words);
    this.addClass('oc-status');
  }

  protected draw(course: CourseModel): ReactNode {
    const { progress } = course;
    const current = progress && here(progress.assignments, progress.next?.objective);
    if (!progress || !current || course.role !== 'student') {
      return null;
    }
    const own = objectivesOf(current, progress.objectives);
    const told = this.words.__('%1: %2 of %3 mastered', current.title, own.filter(isMastered).length, own.length);
    return (
      <button
        type="button"
        {...does('show-path')}
        title={this.words.__('Show the course path')}
        onClick={this.showPath}
      >
        <Icon name="path" size={14} /> {told}
      </button>
    );
  }
}

export class SendingStatus extends CourseView {
  constructor(
    courses: Courses,
    words: Words,
    private readonly tryNow: () => void
  ) {
    super(courses, words);
    this.addClass('oc-status');
  }

  protected override drawNothing(): ReactNode {
    return this.courses.trouble === 'away' ? this.item(true, this.words.__('Course service away')) : null;
  }

  protected draw(course: CourseModel): ReactNode {
    const { words } = this;
    const waiting = course.waiting.length;
    if (course.connection === 'starting') {
      return null;
    }
    const away = course.connection === 'away';
    const told = waiting
      ? words._n('%1 check waits', '%1 checks wait', waiting)
      : away
        ? words.__('Course service away')
        : course.role === 'student'
          ? words.__('All checks sent')
          : words.__('Service ready');
    return this.item(away || waiting > 0, told);
  }

  private item(trouble: boolean, told: string): ReactNode {
    const { words } = this;
    return (
      <button
        type="button"
        {...does('try-now')}
        title={trouble ? words.__('Try now') : words.__('Nothing waits')}
        onClick={this.tryNow}
      >
        <Icon name={trouble ? 'cloudOff' : 'cloud'} size={14} /> {told}
      </button>
    );
  }
}
