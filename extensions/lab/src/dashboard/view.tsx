/** The class in the main area; asks again when it is shown, and every few seconds while somebody looks at it. */
import { ReactWidget } from '@jupyterlab/ui-components';
import {
  ApiProblem,
  Loading,
  StateNote,
  WordsContext,
  type ClassProgress,
  type CourseModel,
  type Insight,
  type Words
} from '@openclass-nb/ui';
import { Dashboard, type DashboardProps, type Table } from '@openclass-nb/ui/dashboard';
import type { Message } from '@lumino/messaging';
import type { ReactElement } from 'react';

/** What has not changed since is not sent again. */
const AGAIN_SECONDS = 5;

export class ClassDashboard extends ReactWidget {
  private progress: ClassProgress | null = null;
  private insight: Insight | null = null;
  private trouble: ApiProblem | null = null;
  private asOf = new Date();
  private reading = false;
  private readonly timer = window.setInterval(() => this.looking && void this.read(), AGAIN_SECONDS * 1000);

  constructor(
    private readonly course: CourseModel,
    private readonly words: Words,
    private readonly mayExcept: boolean,
    private readonly save: (table: Table) => void
  ) {
    super();
    this.addClass('oc-root');
    this.addClass('oc-class');
  }

  override dispose(): void {
    window.clearInterval(this.timer);
    super.dispose();
  }

  /** Ask the service again. */
  async read(): Promise<void> {
    if (this.reading) {
      return;
    }
    this.reading = true;
    try {
      const { api } = this.course;
      [this.progress, this.insight] = await Promise.all([api.classProgress(), api.classInsight()]);
      this.asOf = new Date();
      this.trouble = null;
    } catch (error) {
      this.trouble = error instanceof ApiProblem ? error : this.trouble;
    } finally {
      this.reading = false;
    }
    this.update();
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

  private get looking(): boolean {
    return this.isVisible && document.visibilityState === 'visible';
  }

  private draw(): ReactElement {
    const { course, words, trouble, progress, mayExcept } = this;
    if (trouble && !trouble.passes) {
      return (
        <StateNote
          icon={{ name: 'locked', tone: 'quiet' }}
          title={trouble.status === 403 ? words.__('For teachers of this course') : course.title}
          sentence={[trouble.problem.message, trouble.problem.next_step].filter(Boolean).join(' ')}
        />
      );
    }
    if (!progress) {
      return trouble ? (
        <StateNote
          icon={{ name: 'cloudOff', tone: 'notice' }}
          title={words.__('Not connected')}
          sentence={trouble.problem.message}
          action={{ words: words.__('Try now'), act: () => void this.read() }}
        />
      ) : (
        <Loading title={course.title} />
      );
    }
    return (
      <Dashboard
        title={course.title}
        progress={progress}
        insight={this.insight}
        asOf={this.asOf}
        away={trouble !== null}
        refresh={() => void this.read()}
        save={mayExcept ? this.save : null}
        load={student => course.api.progressOf(student)}
        tries={student => course.api.tries(student)}
        explain={(student, assignment) => course.api.explanationOf(student, assignment)}
        hints={this.hintsOf()}
        override={mayExcept ? (...exception) => this.override(...exception) : null}
      />
    );
  }

  /** What a teacher does with hints, and what an assistant may look at. */
  private hintsOf(): DashboardProps['hints'] {
    const { api } = this.course;
    return {
      queue: () => api.hintQueue(),
      failing: exercise => api.failing(exercise),
      review: this.mayExcept ? (hint, decision, more) => api.reviewHint(hint, { decision, ...more }) : null,
      write: this.mayExcept ? (exercise, text) => api.writeHint(exercise, text) : null
    };
  }

  private async override(student: string, assignment: string, why: string, until: string | null): Promise<void> {
    await this.course.api.override(student, assignment, why, until);
    await this.read();
  }
}
