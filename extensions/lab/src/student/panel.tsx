/** The left panel: the course as a path. */
import { Away, CoursePath, Loading, StateNote, type CourseModel } from '@openclass-nb/ui';
import type { Message } from '@lumino/messaging';
import type { ReactNode } from 'react';
import type { Words } from '@openclass-nb/ui';
import { CourseView } from '../course/watching.js';
import type { Courses } from '../course/courses.js';
import { focusFirst } from '../focus.js';
import { pathIcon } from '../icons.js';

export interface PathActions {
  next(): void;
  open(assignment: string): void;
  explain(assignment: string, from: HTMLElement): void;
  map(): void;
  tryNow(): void;
  openFolder(): void;
  /** Begins a course where there is none; null for who may not. */
  begin: (() => void) | null;
}

export class PathPanel extends CourseView {
  constructor(
    courses: Courses,
    words: Words,
    private readonly actions: PathActions
  ) {
    super(courses, words);
    this.id = 'openclass-path';
    this.addClass('oc-panel');
    this.title.icon = pathIcon;
    this.title.caption = words.__('Course path');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', words.__('Course path'));
  }

  /** Who opens it by keyboard goes on in it. */
  protected override onActivateRequest(msg: Message): void {
    super.onActivateRequest(msg);
    focusFirst(this.node, ['.oc-primary', 'button']);
  }

  protected draw(course: CourseModel): ReactNode {
    const { progress } = course;
    const away = course.connection === 'away';
    return (
      <>
        {away ? (
          <Away asOf={progress && course.asOf} waiting={course.waiting.length} onTry={() => this.actions.tryNow()} />
        ) : null}
        {progress ? (
          <CoursePath
            title={course.title}
            progress={progress}
            onNext={() => this.actions.next()}
            onOpen={name => this.actions.open(name)}
            onExplain={(name, from) => this.actions.explain(name, from)}
            onMap={() => this.actions.map()}
          />
        ) : away ? null : (
          <Loading title={course.title} />
        )}
      </>
    );
  }

  protected override drawNothing(): ReactNode {
    const { words } = this;
    if (this.courses.trouble === 'away') {
      return <Away asOf={null} waiting={0} why={this.courses.why} onTry={() => this.actions.tryNow()} />;
    }
    if (this.courses.trouble === 'starting') {
      return <Loading title={words.__('Course')} />;
    }
    const { begin } = this.actions;
    return (
      <StateNote
        title={words.__('No course here')}
        sentence={
          begin
            ? words.__('This folder has no course.yml. Open the folder of your course, or start one.')
            : words.__('This folder has no course.yml. Open the folder of your course.')
        }
        action={{
          does: 'open-folder',
          words: words.__('Open a folder'),
          act: () => this.actions.openFolder(),
          primary: true
        }}
        other={begin ? { does: 'new-course', words: words.__('Start a course here'), act: begin } : undefined}
      />
    );
  }
}
