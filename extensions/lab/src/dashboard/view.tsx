/** The class in the main area; asks again when it is shown and once a minute. */
import { ReactWidget } from '@jupyterlab/ui-components';
import {
  ApiProblem,
  Loading,
  StateNote,
  WordsContext,
  type ClassProgress,
  type CourseModel,
  type Words
} from '@openclass-nb/ui';
import { Dashboard } from '@openclass-nb/ui/dashboard';
import type { Message } from '@lumino/messaging';
import type { ReactElement } from 'react';

const AGAIN_SECONDS = 60;

export class ClassDashboard extends ReactWidget {
  private progress: ClassProgress | null = null;
  private trouble: ApiProblem | null = null;
  private asOf = new Date();
  private readonly timer = window.setInterval(() => this.isVisible && void this.read(), AGAIN_SECONDS * 1000);

  constructor(
    private readonly course: CourseModel,
    private readonly words: Words
  ) {
    super();
    this.addClass('oc-root');
  }

  override dispose(): void {
    window.clearInterval(this.timer);
    super.dispose();
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    void this.read();
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    void this.read();
  }

  protected override render(): ReactElement {
    return <WordsContext.Provider value={this.words}>{this.draw()}</WordsContext.Provider>;
  }

  private draw(): ReactElement {
    const { course, words, trouble, progress } = this;
    if (trouble?.status === 403) {
      return (
        <StateNote
          icon={{ name: 'locked', tone: 'quiet' }}
          title={words.__('For teachers of this course')}
          sentence={trouble.problem.message}
        />
      );
    }
    return progress ? (
      <Dashboard
        title={course.title}
        progress={progress}
        asOf={this.asOf}
        load={student => course.api.progressOf(student)}
        explain={(student, assignment) => course.api.explanationOf(student, assignment)}
        override={(student, assignment, why, until) => this.override(student, assignment, why, until)}
      />
    ) : (
      <Loading title={course.title} />
    );
  }

  private async override(student: string, assignment: string, why: string, until: string | null): Promise<void> {
    await this.course.api.override(student, assignment, why, until);
    await this.read();
  }

  private async read(): Promise<void> {
    try {
      this.progress = await this.course.api.classProgress();
      this.asOf = new Date();
      this.trouble = null;
    } catch (error) {
      this.trouble = error instanceof ApiProblem ? error : this.trouble;
    }
    this.update();
  }
}
