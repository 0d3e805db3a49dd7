/** Several exercises at once: what is set here is set in each of them; where they differ nothing is until it is set. */
import { does } from '../actions.js';
import { useId, type ReactElement } from 'react';
import type { AnswerMark } from '../authoring.js';
import type { Coverage } from '../views.js';
import { useWords } from '../words.js';
import { Picker } from './picker.js';
import { common, withObjectives } from './several.js';

export interface SeveralFormProps {
  marks: readonly AnswerMark[];
  points: readonly number[];
  objectives: readonly Coverage[];
  /** Change each of them. */
  onChange: (change: (mark: AnswerMark) => Partial<AnswerMark>) => void;
  onPoints: (points: number) => void;
}

export function SeveralForm(props: SeveralFormProps): ReactElement {
  const words = useWords();
  const [difficulty, points] = [useId(), useId()];
  const { marks } = props;
  const shown = common(marks.map(one => one.objectives ?? []));
  const level = same(marks.map(one => one.difficulty ?? ''));
  const worth = same(props.points);
  return (
    <>
      <div className="oc-panel-head oc-about-several">
        <h2>{words._n('%1 exercise selected', '%1 exercises selected', marks.length)}</h2>
        <p className="oc-quiet">
          {words.__('A change applies to all of them. Fields that differ show “different” until you set them.')}
        </p>
      </div>
      <form className="oc-form" onSubmit={event => event.preventDefault()}>
        <div className="oc-row oc-gap">
          <div className="oc-field oc-grow">
            <label htmlFor={difficulty}>{words.__('Difficulty')}</label>
            <select
              id={difficulty}
              className="oc-in"
              data-first
              {...does('exercise-difficulty')}
              value={level ?? 'different'}
              onChange={event => props.onChange(() => ({ difficulty: event.target.value || null }))}
            >
              {level === null ? (
                <option value="different" disabled>
                  {words.__('different')}
                </option>
              ) : null}
              <option value="">{words.__('Not said')}</option>
              <option value="easy">{words.__('Easy')}</option>
              <option value="medium">{words.__('Medium')}</option>
              <option value="hard">{words.__('Hard')}</option>
            </select>
          </div>
          <div className="oc-field">
            <label htmlFor={points}>{words.__('Points')}</label>
            <input
              id={points}
              className="oc-in oc-num oc-narrow"
              type="number"
              min={0}
              step="any"
              {...does('exercise-points')}
              value={worth ?? ''}
              placeholder={words.__('different')}
              onChange={event => {
                if (event.target.value !== '') {
                  props.onPoints(Math.max(0, Number(event.target.value)));
                }
              }}
            />
          </div>
        </div>
        <Picker
          does="exercise-shows"
          label={words.__('All show')}
          choices={props.objectives.map(one => ({ id: one.objective, name: one.name }))}
          chosen={shown}
          onChange={wanted => props.onChange(mark => ({ objectives: withObjectives(mark, shown, wanted) }))}
        />
        {marks.some(one => (one.objectives ?? []).length > shown.length) ? (
          <p className="oc-small oc-quiet">{words.__('Some of them show more, which stays.')}</p>
        ) : null}
      </form>
    </>
  );
}

/** What all of them have; null where they differ. */
function same<T>(values: readonly T[]): T | null {
  return values.every(one => one === values[0]) ? (values[0] ?? null) : null;
}
