/** One exercise of the course's source, for its teachers: Lab's form over cells that the service reads and writes. */
import { Icon, useWords, type CourseModel, type Words } from '@openclass-nb/ui';
import { AuthoredHead } from '@openclass-nb/ui/author/authored-head';
import { ExerciseModel } from '@openclass-nb/ui/author/exercise-model';
import {
  answerOf,
  markOfAnswer,
  pointsOf,
  variantOf,
  withMark,
  withPoints,
  withSource,
  withVariant
} from '@openclass-nb/ui/author/held-cells';
import { cellsDiffer, rewritten, stubOf, withKind } from '@openclass-nb/ui/author/held-kinds';
import { MisconceptionsContext } from '@openclass-nb/ui/author/misconception-field';
import type { ObjectivesModel } from '@openclass-nb/ui/author/objectives-model';
import { SourceFields } from '@openclass-nb/ui/author/source-fields';
import { ExerciseForm } from '@openclass-nb/ui/exercise-form';
import { useEffect, useMemo, useReducer, type ReactElement } from 'react';
import { onPage, tellPage } from '@openclass-nb/ui/page-news';
import { ForTeachers, later, useMisconceptions, useObjectives } from './teaching.js';
import { sentenceOf, Told } from './told.js';
import type { ViewProps } from './view-props.js';

export function ExerciseEditorView(props: ViewProps): ReactElement {
  return (
    <ForTeachers course={props.course}>
      <Editor {...props} />
    </ForTeachers>
  );
}

function Editor(props: ViewProps): ReactElement {
  const { course } = props;
  const held = useHeld(course, String(props.model.get('exercise')));
  const objectives = useObjectives(course);
  const misconceptions = useMisconceptions(course);
  if (!held.source) {
    return <Told error={held.trouble} />;
  }
  return (
    <MisconceptionsContext.Provider value={misconceptions}>
      <Written held={held} objectives={objectives} />
    </MisconceptionsContext.Provider>
  );
}

/** The exercise in its file; read again when another widget has written something. */
function useHeld(course: CourseModel, exercise: string): ExerciseModel {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const held = useMemo((): ExerciseModel => {
    const made: ExerciseModel = new ExerciseModel(course.api, exercise, drawAgain, later, () =>
      tellPage('written', made)
    );
    return made;
  }, [course, exercise]);
  useEffect(() => {
    void held.load();
    const leave = onPage('written', held, () => void held.follow());
    return () => {
      leave();
      held.dispose();
    };
  }, [held]);
  return held;
}

function Written(props: { held: ExerciseModel; objectives: ObjectivesModel }): ReactElement {
  const words = useWords();
  const { held, objectives } = props;
  const { cells } = held;
  const answer = answerOf(cells);
  if (!answer) {
    const sentence = words.__('None of its cells in %1 is marked as the answer.', held.source!.file);
    return <Told title={held.exercise} error={new Error(sentence)} />;
  }
  const mark = markOfAnswer(answer);
  return (
    <section className="oc-editor" aria-label={mark.title || held.exercise}>
      <AuthoredHead title={mark.title || held.exercise} id={held.exercise} kept={keptWords(held, words)} live />
      <NotKept held={held} />
      <ExerciseForm
        mark={mark}
        points={pointsOf(cells)}
        objectives={objectives.objectives}
        variant={variantOf(cells)}
        stub={stubOf(answer.source)}
        cellsDiffer={cellsDiffer(answer)}
        onChange={change => held.change(all => withMark(all, change))}
        onKind={kind => held.change(all => withKind(all, kind))}
        onCells={() => held.change(all => rewritten(all, mark))}
        onPoints={points => held.change(all => withPoints(all, points))}
        onNewObjective={(id, title) => void objectives.add(title, id)}
        onVariant={source => held.change(all => withVariant(all, source))}
      />
      <SourceFields
        cells={cells}
        onSource={(cell, source) => held.change(all => withSource(all, cell, cells.indexOf(cell), source))}
      />
    </section>
  );
}

/** Whether what is seen is what the file holds. */
function keptWords(held: ExerciseModel, words: Words): string {
  const { file } = held.source!;
  const told = { saved: words.__('Saved in %1', file), saving: words.__('Saving in %1', file) };
  return held.kept in told ? told[held.kept as 'saved' | 'saving'] : words.__('Not saved in %1', file);
}

/** Where it is not: why, and what can be done. */
function NotKept(props: { held: ExerciseModel }): ReactElement | null {
  const words = useWords();
  const { kept, trouble } = props.held;
  if (kept === 'elsewhere') {
    return (
      <div className="oc-told" role="alert">
        <Icon name="alert" tone="notice" />
        <p className="oc-grow">
          <strong className="oc-h">{words.__('This exercise was changed elsewhere meanwhile.')}</strong>{' '}
          {words.__('What you changed here is not saved yet.')}
        </p>
        <button type="button" className="oc-btn" onClick={() => void props.held.load()}>
          {words.__('Show the other')}
        </button>
        <button type="button" className="oc-btn" onClick={() => void props.held.keepOwn()}>
          {words.__('Keep mine')}
        </button>
      </div>
    );
  }
  if (kept === 'refused') {
    return (
      <div className="oc-told" role="alert">
        <Icon name="notYet" tone="wrong" />
        <p className="oc-grow">{sentenceOf(trouble!)}</p>
        <button type="button" className="oc-btn" onClick={() => void props.held.save()}>
          {words.__('Try again')}
        </button>
      </div>
    );
  }
  return null;
}
