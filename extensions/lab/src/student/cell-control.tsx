/** The control of one answer cell: stands where its editor stands, and writes what is chosen into its text. */
import type { Cell } from '@jupyterlab/cells';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { type CourseModel, type Words } from '@openclass-nb/ui';
import { AnswerControl, isShowable, type AnswerForm, type AnswerProps } from '@openclass-nb/ui/answers/index';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { CourseAtHand } from '../course/at-hand.js';
import { CourseView } from '../course/watching.js';
import type { AnswerPlace } from './answer-view.js';
import { TeacherText } from './teacher-text.js';

const FIRST = 'input:checked, .oc-answer input, .oc-answer [tabindex="0"]';

/** Until the course is known; then what stands there is asked about. */
const NOBODY = (): Promise<never> => Promise.reject(new Error('nobody to ask'));

export class CellControl extends CourseView<CourseAtHand> {
  /** The student asked for the text itself. */
  private wantsText = false;
  private covers = false;

  constructor(
    courses: CourseAtHand,
    words: Words,
    private readonly cell: Cell,
    private readonly place: AnswerPlace & { title: string; form: AnswerForm },
    private readonly rendermime: IRenderMimeRegistry,
    private readonly goOut: () => void,
    private readonly settled: () => void
  ) {
    super(courses, words);
    this.addClass('oc-control');
    this.node.dataset['control'] = place.exercise;
    cell.model.sharedModel.changed.connect(this.settle, this);
    this.settle();
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.cell.model?.sharedModel.changed.disconnect(this.settle, this);
      this.uncover();
      super.dispose();
    }
  }

  get showsText(): boolean {
    return this.wantsText;
  }

  /** Whether the text is none that the control can show. */
  get isLost(): boolean {
    return !isShowable(this.source, this.place.form);
  }

  /** Text or control. */
  toggle(): void {
    this.wantsText = !this.wantsText;
    this.settle();
    if (this.covers) {
      this.enter();
    } else {
      this.cell.editor?.focus();
    }
  }

  /** Take the focus, if it is in sight. */
  enter(): boolean {
    if (this.covers) {
      this.node.querySelector<HTMLElement>(FIRST)?.focus();
    }
    return this.covers;
  }

  protected draw(course: CourseModel): ReactNode {
    return this.control(course);
  }

  protected override drawNothing(): ReactNode {
    return this.control(null);
  }

  private get source(): string {
    return this.cell.model.sharedModel.getSource();
  }

  private settle(): void {
    if (this.wantsText || this.isLost) {
      this.uncover();
    } else if (this.covers) {
      MessageLoop.sendMessage(this, Widget.Msg.UpdateRequest); // at once: what is typed next builds on it
    } else {
      this.covers = true;
      this.cell.inputArea?.renderInput(this);
    }
    this.settled();
  }

  private uncover(): void {
    if (this.covers && this.cell.inputArea && !this.cell.isDisposed) {
      this.covers = false;
      this.cell.inputArea.showEditor();
    }
  }

  private write(source: string): void {
    const { sharedModel } = this.cell.model;
    const old = sharedModel.getSource();
    const least = Math.min(old.length, source.length);
    let from = 0;
    while (from < least && old[from] === source[from]) {
      from++;
    }
    let same = 0;
    while (same < least - from && old[old.length - 1 - same] === source[source.length - 1 - same]) {
      same++;
    }
    sharedModel.updateSource(from, old.length - same, source.slice(from, source.length - same));
  }

  private control(course: CourseModel | null): ReactElement {
    const { assignment, exercise, title, form } = this.place;
    const result = course?.result(assignment, exercise);
    return (
      <div onKeyDown={event => this.key(event)}>
        <AnswerControl
          form={form}
          source={this.source}
          title={title}
          unread={result?.state === 'told' && result.verdict.outcome === 'unreadable'}
          parts={result?.state === 'told' ? result.verdict.parts : undefined}
          onSource={source => this.write(source)}
          text={this.text}
          read={course ? this.read : NOBODY}
        />
      </div>
    );
  }

  private readonly text = (words: string): ReactNode => <TeacherText words={words} rendermime={this.rendermime} />;

  private readonly read: AnswerProps['read'] = typed => {
    const { form } = this.place;
    const { current } = this.courses;
    if (!current || (form.kind !== 'numeric' && form.kind !== 'symbolic')) {
      return NOBODY();
    }
    return current.api.read(form.kind, typed, form.kind === 'symbolic' ? form.symbols : []);
  };

  /** Letters and arrows are the control's, not Lab's commands; undo is the text's. */
  private key(event: KeyboardEvent): void {
    const accel = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.goOut();
    } else if (accel && ['z', 'y'].includes(event.key.toLowerCase())) {
      event.preventDefault();
      event.stopPropagation();
      const { sharedModel } = this.cell.model;
      if (event.shiftKey || event.key.toLowerCase() === 'y') {
        sharedModel.redo();
      } else {
        sharedModel.undo();
      }
    } else if (!accel && !event.altKey) {
      event.stopPropagation();
    }
  }
}
