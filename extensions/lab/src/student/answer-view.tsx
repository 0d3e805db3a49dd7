/** What stands under an answer cell. A control over the cell, for other kinds of answer, would stand here too. */
import type { Cell } from '@jupyterlab/cells';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { HintBox, ResultLine, type CourseModel, type Words } from '@openclass-nb/ui';
import type { PanelLayout } from '@lumino/widgets';
import type { ReactNode } from 'react';
import type { Courses } from '../course/courses.js';
import { CourseView } from '../course/watching.js';
import { TeacherText } from './teacher-text.js';

export interface AnswerPlace {
  assignment: string;
  exercise: string;
}

export class AnswerView extends CourseView {
  constructor(
    courses: Courses,
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
    return (
      <>
        <div role="status">{result ? <ResultLine result={result} text={text} /> : null}</div>
        {hints ? (
          <div>
            <HintBox hints={hints} text={text} onNext={this.nextHint} />
          </div>
        ) : null}
      </>
    );
  }
}
