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
  type QueuedHint,
  type Words
} from '@openclass-nb/ui';
import { Dashboard, type HintActions, type Table } from '@openclass-nb/ui/dashboard';
import { undecided } from '@openclass-nb/ui/written-hints-model';
import type { Message } from '@lumino/messaging';
import type { ReactElement } from 'react';
import { focusFirst } from '../focus.js';

/** What has not changed since is not sent again. */
const AGAIN_SECONDS = 5;
/** Written hints are counted with each so many questions only. */
const COUNTED_EACH = 12;

export class ClassDashboard extends ReactWidget {
  private progress: ClassProgress | null = null;
  private insight: Insight | null = null;
  private trouble: ApiProblem | null = null;
  private asOf = new Date();
  private reading = false;
  private asked = 0;
  private waiting: number | null = null;
  private hintsShown = false;
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
    this.node.tabIndex = -1;
  }

  override dispose(): void {
    window.clearInterval(this.timer);
    super.dispose();
  }

  /** Show the written hints in the place of the class, or the class again. */
  showHints(on = true): void {
    this.hintsShown = on;
    this.update();
    if (on) {
      focusFirst(this.node, ['.oc-written-hints h1']);
    }
  }

  /** Go to where a student's name is typed. */
  find(): void {
    this.showHints(false);
    focusFirst(this.node, ['.oc-dash-tools input[type=search]']);
  }

  /** Ask the service again. */
  async read(): Promise<void> {
    if (this.reading) {
      return;
    }
    this.reading = true;
    try {
      const { api } = this.course;
      if (this.asked++ % COUNTED_EACH === 0) {
        void this.queue().catch(() => undefined); // the class is shown without it
      }
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
          action={{ does: 'refresh-class', words: words.__('Try now'), act: () => void this.read() }}
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
        refresh={() => ((this.asked = 0), void this.read())}
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
  private hintsOf(): HintActions {
    const { api } = this.course;
    return {
      waiting: this.waiting,
      shown: this.hintsShown,
      onShown: on => this.showHints(on),
      queue: () => this.queue(),
      failing: exercise => api.failing(exercise),
      review: this.mayExcept ? (...decided) => this.review(...decided) : null,
      write: this.mayExcept ? (exercise, text) => api.writeHint(exercise, text) : null
    };
  }

  private async queue(): Promise<QueuedHint[]> {
    const queue = await this.course.api.hintQueue();
    this.waiting = undecided(queue).length;
    this.update();
    return queue;
  }

  private async review(...[hint, decision, more]: Parameters<NonNullable<HintActions['review']>>): Promise<QueuedHint> {
    const decided = await this.course.api.reviewHint(hint, { decision, ...more });
    void this.queue().catch(() => undefined);
    return decided;
  }

  private async override(student: string, assignment: string, why: string, until: string | null): Promise<void> {
    await this.course.api.override(student, assignment, why, until);
    await this.read();
  }
}
