/** What stands under an answer cell: the result, hints, and a word where its control can't show the text. */
import type { Cell } from '@jupyterlab/cells';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ByHand, does, HintBox, ResultLine, type CourseModel, type Words } from '@openclass-nb/ui';
import type { PanelLayout } from '@lumino/widgets';
import type { ReactNode } from 'react';
import type { CourseAtHand } from '../course/at-hand.js';
import { CourseView } from '../course/watching.js';
import { wasTried } from './fresh-version.js';
import { TeacherText } from './teacher-text.js';

export interface AnswerPlace {
  assignment: string;
  exercise: string;
}

export class AnswerView extends CourseView<CourseAtHand> {
  /** The control over the same cell, if there is one. */
  control: () => { isLost: boolean; showsText: boolean } | undefined = () => undefined;

  /** Puts a fresh version in place; null where the exercise has only one. */
  fresh: (() => void) | null = null;

  /** Prose, which a person reads. */
  byHand = false;

  constructor(
    courses: CourseAtHand,
    words: Words,
    readonly place: AnswerPlace,
    private readonly rendermime: IRenderMimeRegistry,
    private readonly nextHint: () => void
  ) {
    super(courses, words);
    this.addClass('oc-under');
    this.node.dataset['exercise'] = place.exercise;
  }

  /** Stand between a cell's output and its end. */
  async attach(cell: Cell): Promise<void> {
    await cell.ready;
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        cell.node.focus({ preventScroll: true }); // back out of result and hints, as out of a control
      }
    });
    const layout = cell.layout as PanelLayout | null;
    if (!cell.isDisposed && layout) {
      layout.insertWidget(Math.max(0, layout.widgets.length - 1), this);
    }
  }

  protected draw(course: CourseModel): ReactNode {
    const { assignment, exercise } = this.place;
    const result = course.result(assignment, exercise);
    const hints = course.hints(exercise);
    const text = (words: string): ReactNode => <TeacherText words={words} rendermime={this.rendermime} />;
    const control = this.control();
    return (
      <>
        {control?.isLost && !control.showsText ? (
          <div>
            <p className="oc-under-body oc-aside">
              {this.words.__('This text is more than the control can show, so it is edited as text.')}
            </p>
          </div>
        ) : null}
        <div role="status">{result ? <ResultLine result={result} text={text} /> : this.byHand ? <ByHand /> : null}</div>
        {this.fresh && wasTried(result) ? (
          <div>
            <p className="oc-under-body oc-under-act">
              <button type="button" className="oc-btn" {...does('fresh-version')} onClick={this.fresh}>
                {this.words.__('One more, a fresh version')}
              </button>
            </p>
          </div>
        ) : null}
        {hints ? (
          <div>
            <HintBox
              title={course.exercise(assignment, exercise)?.title}
              hints={hints}
              text={text}
              onNext={this.nextHint}
            />
          </div>
        ) : null}
      </>
    );
  }
}
