/** A React view of the course at hand, drawn again whenever something of it changes. */
import { ReactWidget } from '@jupyterlab/ui-components';
import type { CourseModel, Words } from '@openclass-nb/ui';
import { WordsContext } from '@openclass-nb/ui';
import type { ReactElement, ReactNode } from 'react';
import type { CourseAtHand } from './at-hand.js';
import type { Courses } from './courses.js';

export abstract class CourseView<Source extends CourseAtHand = Courses> extends ReactWidget {
  private leave: (() => void) | null = null;

  constructor(
    protected readonly courses: Source,
    protected readonly words: Words
  ) {
    super();
    this.addClass('oc-root');
    courses.changed.connect(this.follow, this);
    this.follow();
  }

  override dispose(): void {
    this.leave?.();
    this.courses.changed.disconnect(this.follow, this);
    super.dispose();
  }

  /** What is shown of a course. */
  protected abstract draw(course: CourseModel): ReactNode;

  /** What is shown where there is none. */
  protected drawNothing(): ReactNode {
    return null;
  }

  protected override render(): ReactElement {
    const course = this.courses.current;
    return (
      <WordsContext.Provider value={this.words}>
        {course ? this.draw(course) : this.drawNothing()}
      </WordsContext.Provider>
    );
  }

  private follow(): void {
    this.leave?.();
    this.leave = this.courses.current?.subscribe(() => this.update()) ?? null;
    this.update();
  }
}
