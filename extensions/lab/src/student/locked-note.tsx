/** Above a notebook whose assignment is locked: why, what to do instead, and the gate. Nothing where it is open. */
import { StateNote, type CourseModel, type Words } from '@openclass-nb/ui';
import type { ReactNode } from 'react';
import type { Courses } from '../course/courses.js';
import { CourseView } from '../course/watching.js';

export interface LockedActions {
  next(): void;
  explain(assignment: string, from: HTMLElement | null): void;
}

export class LockedNote extends CourseView {
  constructor(
    courses: Courses,
    words: Words,
    private readonly assignment: string,
    private readonly actions: LockedActions
  ) {
    super(courses, words);
    this.addClass('oc-locked');
  }

  protected draw(course: CourseModel): ReactNode {
    const { words } = this;
    const found = course.assignment(this.assignment);
    const locked = found?.state === 'locked';
    this.setHidden(!locked);
    if (!locked) {
      return null;
    }
    const next = course.progress?.next;
    const name = next && course.progress?.objectives.find(one => one.objective === next.objective)?.name;
    return (
      <StateNote
        icon={{ name: 'locked', tone: 'quiet' }}
        title={words.__('%1 is locked', found.title)}
        sentence={words.__('%1 What you write here is not checked until then.', found.reason)}
        action={
          name
            ? { does: 'next', words: words.__('Practice %1', name), act: () => this.actions.next(), primary: true }
            : undefined
        }
        other={{
          does: 'explain-gate',
          words: words.__('Explain the gate'),
          act: from => this.actions.explain(this.assignment, from ?? null)
        }}
      />
    );
  }
}
