/** One exercise of the teacher's: what an answer cell's metadata says, as native controls. */
import { does } from './actions.js';
import { useId, type ReactElement, type ReactNode } from 'react';
import { HintList } from './author/hint-list.js';
import { KindForm } from './author/kind-form.js';
import { KINDS } from './author/kinds.js';
import { Picker } from './author/picker.js';
import { WrongAnswers } from './author/wrong-answers.js';
import { idOf, type AnswerMark } from './authoring.js';
import type { Coverage } from './views.js';
import { useWords } from './words.js';

const DIFFICULTIES = ['easy', 'medium', 'hard'];

export interface ExerciseFormProps {
  mark: AnswerMark;
  points: number;
  objectives: readonly Coverage[];
  /** The source of `def variant(rng)`; null without fresh versions. */
  variant: string | null;
  /** The answer cell without its solution. */
  stub: string;
  /** The answer cell holds something that another kind asked for. */
  cellsDiffer: boolean;
  onChange: (change: Partial<AnswerMark>) => void;
  onKind: (kind: string) => void;
  onCells: () => void;
  onPoints: (points: number) => void;
  onNewObjective: (id: string, title: string) => void;
  onVariant: (source: string | null) => void;
}

export function ExerciseForm(props: ExerciseFormProps): ReactElement {
  const words = useWords();
  const { mark, onChange } = props;
  const kind = mark.kind ?? 'code';
  return (
    <form className="oc-form" onSubmit={event => event.preventDefault()}>
      <Field label={words.__('Title')}>
        {id => (
          <input
            id={id}
            className="oc-in"
            data-first
            {...does('exercise-title')}
            value={mark.title ?? ''}
            onChange={event => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <KindAndPoints {...props} />
      <Picker
        does="exercise-shows"
        label={words.__('Shows')}
        choices={props.objectives.map(one => ({
          id: one.objective,
          name: one.name,
          about: words._n('%1 exercise', '%1 exercises', one.exercises)
        }))}
        chosen={mark.objectives ?? []}
        onChange={objectives => onChange({ objectives })}
        onNew={name => {
          const id = idOf(name);
          if (id) {
            props.onNewObjective(id, name);
          }
          return id || null;
        }}
        newWords={name => words.__('New objective “%1”', name)}
      />
      <Difficulty value={mark.difficulty ?? null} onChange={difficulty => onChange({ difficulty })} />
      <KindForm key={kind} mark={mark} onChange={onChange} />
      <HintList hints={mark.hints ?? []} onChange={hints => onChange({ hints })} />
      {kind === 'code' || kind === 'plot' || (kind === 'table' && mark['frame']) ? (
        <WrongAnswers
          known={mark.wrong_answers ?? []}
          beginning={props.stub}
          onChange={wrong => onChange({ wrong_answers: wrong as NonNullable<AnswerMark['wrong_answers']> })}
        />
      ) : null}
      {kind === 'text' ? null : <Versions source={props.variant} onChange={props.onVariant} />}
    </form>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Field(props: { label: string; grow?: boolean; children: (id: string) => ReactNode }): ReactElement {
  const id = useId();
  return (
    <div className={props.grow ? 'oc-field oc-grow' : 'oc-field'}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
}

function KindAndPoints(props: ExerciseFormProps): ReactElement {
  const words = useWords();
  return (
    <div>
      <div className="oc-row oc-gap">
        <Field label={words.__('Kind')} grow>
          {id => (
            <select
              id={id}
              className="oc-in"
              {...does('exercise-kind')}
              value={props.mark.kind ?? 'code'}
              onChange={event => props.onKind(event.target.value)}
            >
              {KINDS.map(one => (
                <option key={one} value={one}>
                  {capital(words.__(one))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.__('Points')}>
          {id => (
            <input
              id={id}
              className="oc-in oc-num oc-narrow"
              type="number"
              min={0}
              step="any"
              {...does('exercise-points')}
              value={props.points}
              onChange={event => props.onPoints(Math.max(0, Number(event.target.value)))}
            />
          )}
        </Field>
      </div>
      {props.cellsDiffer ? (
        <p className="oc-small oc-under-field">
          {words.__('The answer’s cells are still those of another kind.')}{' '}
          <button type="button" className="oc-link" {...does('write-cells')} onClick={props.onCells}>
            {words.__('Write them anew')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function Difficulty(props: { value: string | null; onChange: (value: string | null) => void }): ReactElement {
  const words = useWords();
  const name = useId();
  const level = props.value ?? DIFFICULTIES[0];
  return (
    <fieldset className="oc-field">
      <legend>{words.__('Difficulty')}</legend>
      <div className="oc-seg">
        {DIFFICULTIES.map(one => (
          <label key={one}>
            <input
              type="radio"
              name={name}
              {...(one === level ? does('exercise-difficulty') : {})}
              checked={props.value === one}
              onChange={() => props.onChange(one)}
            />
            {capital(words.__(one))}
          </label>
        ))}
      </div>
      {props.value ? null : <p className="oc-small oc-quiet">{words.__('Left open: it is found from the class.')}</p>}
    </fieldset>
  );
}

/** The function that makes fresh versions; it stands in a cell of its own. */
function Versions(props: { source: string | null; onChange: (source: string | null) => void }): ReactElement {
  const words = useWords();
  const id = useId();
  return (
    <fieldset className="oc-field">
      <legend>
        {words.__('Fresh versions')}
        {props.source === null ? (
          <button type="button" className="oc-link" {...does('make-versions')} onClick={() => props.onChange('')}>
            {words.__('Make fresh versions')}
          </button>
        ) : null}
      </legend>
      {props.source === null ? (
        <p className="oc-small oc-quiet">{words.__('None: everybody gets the same.')}</p>
      ) : (
        <>
          <label className="oc-unseen" htmlFor={id}>
            {words.__('Function that makes a version')}
          </label>
          <textarea
            id={id}
            className="oc-in oc-mono"
            {...does('write-versions')}
            rows={Math.max(3, props.source.split('\n').length)}
            spellCheck={false}
            value={props.source}
            onChange={event => props.onChange(event.target.value)}
          />
          <p className="oc-small oc-quiet oc-about">
            {words.__('Write {{ mass }} in the prompt, variant.mass in answer and tests.')}
          </p>
        </>
      )}
    </fieldset>
  );
}
