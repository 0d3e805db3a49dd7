/** One exercise, whole: what is asked, the control, Check and Hint, and what came of it. */
import { HintBox, Icon, ResultLine, useWords, type CourseModel } from '@openclass-nb/ui';
import { AnswerControl, isShowable } from '@openclass-nb/ui/answers/index';
import { useCallback, useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { Model } from './courier.js';
import { fetchExercise, type Released } from './released.js';
import { RichText } from './rich-text.js';
import { Told } from './told.js';

export const richly = (words: string): ReactNode => <RichText words={words} />;

export function QuestionView(props: { course: CourseModel; model: Model }): ReactElement {
  const { course, model } = props;
  const [released, setReleased] = useState<Released | Error | null>(null);
  const name = String(model.get('exercise'));
  useEffect(() => {
    fetchExercise(course, name).then(setReleased, setReleased);
  }, [course, name]);
  return released === null || released instanceof Error ? (
    <Told error={released} />
  ) : (
    <Exercise {...props} released={released} />
  );
}

function Exercise(props: { course: CourseModel; model: Model; released: Released }): ReactElement {
  const words = useWords();
  const { course, model, released } = props;
  const { assignment, exercise } = released;
  const [answer, setAnswer] = useState(() => String(model.get('answer')) || released.stub);
  const write = (source: string): void => {
    setAnswer(source);
    model.set('answer', source);
    model.save_changes();
  };
  const check = (): Promise<unknown> => course.check(assignment, exercise, released.sent(answer));
  const result = course.result(assignment, exercise);
  return (
    <section
      aria-label={released.title}
      onKeyDown={event => {
        event.stopPropagation(); // letters are no commands of the notebook here
        if (event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
          void check();
        }
      }}
    >
      <RichText words={released.prompt} />
      <AnswerField {...props} answer={answer} onAnswer={write} />
      <div className="oc-row oc-question-actions">
        <button type="button" className="oc-btn" onClick={() => void check()}>
          <Icon name="check" /> {words.__('Check')}
        </button>
        <button
          type="button"
          className="oc-btn"
          onClick={() => void course.lookAtHints(assignment, exercise).catch(() => undefined)}
        >
          <Icon name="hint" /> {words.__('Hint')}
        </button>
      </div>
      <div role="status" className="oc-under">
        {result ? (
          <div>
            <ResultLine result={result} text={richly} />
          </div>
        ) : null}
      </div>
      <Hints course={course} assignment={assignment} exercise={exercise} />
    </section>
  );
}

function AnswerField(props: {
  course: CourseModel;
  released: Released;
  answer: string;
  onAnswer: (source: string) => void;
}): ReactElement {
  const { course, released, answer, onAnswer } = props;
  const { form, title } = released;
  const read = useCallback(
    (typed: string) =>
      form?.kind === 'numeric' || form?.kind === 'symbolic'
        ? course.api.read(form.kind, typed, form.kind === 'symbolic' ? form.symbols : [])
        : Promise.reject(new Error('nothing to read')),
    [course, form]
  );
  const result = course.result(released.assignment, released.exercise);
  const verdict = result?.state === 'told' ? result.verdict : undefined;
  const unread = verdict?.outcome === 'unreadable';
  if (form && isShowable(answer, form)) {
    const about = { form, title, unread, read, parts: verdict?.parts };
    return <AnswerControl {...about} source={answer} onSource={onAnswer} text={richly} />;
  }
  return (
    <textarea
      className="oc-in oc-source"
      aria-label={title}
      spellCheck={false}
      rows={Math.max(3, answer.split('\n').length)}
      value={answer}
      onChange={event => onAnswer(event.target.value)}
    />
  );
}

/** The hints of an exercise that have been asked about. */
export function Hints(props: { course: CourseModel; assignment: string; exercise: string }): ReactElement | null {
  const { course, assignment, exercise } = props;
  const hints = course.hints(exercise);
  return hints ? (
    <div className="oc-under">
      <div>
        <HintBox
          title={course.exercise(assignment, exercise)?.title}
          hints={hints}
          text={richly}
          onNext={() => void course.takeHint(assignment, exercise)}
        />
      </div>
    </div>
  ) : null;
}
