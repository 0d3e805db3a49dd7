/** One exercise of the teacher's: what an answer cell's metadata says, as native controls. */
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { idOf, type AnswerMark } from './authoring.js';
import { Icon } from './icon.js';
import type { Coverage } from './views.js';
import { useWords } from './words.js';

const KINDS = ['code', 'choice', 'numeric', 'symbolic', 'parsons', 'plot', 'text', 'table'];
const DIFFICULTIES = ['easy', 'medium', 'hard'];

export interface ExerciseFormProps {
  mark: AnswerMark;
  points: number;
  objectives: readonly Coverage[];
  onChange: (change: Partial<AnswerMark>) => void;
  onPoints: (points: number) => void;
  onNewObjective: (id: string, title: string) => void;
}

export function ExerciseForm(props: ExerciseFormProps): ReactElement {
  const words = useWords();
  const { mark, onChange } = props;
  return (
    <form className="oc-form" onSubmit={event => event.preventDefault()}>
      <Field label={words.__('Title')}>
        {id => (
          <input
            id={id}
            className="oc-in"
            value={mark.title ?? ''}
            onChange={event => onChange({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="oc-row oc-gap">
        <Field label={words.__('Kind')} grow>
          {id => (
            <select
              id={id}
              className="oc-in"
              value={mark.kind ?? 'code'}
              onChange={event => onChange({ kind: event.target.value })}
            >
              {KINDS.map(one => (
                <option key={one} value={one}>
                  {capital(one)}
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
              value={props.points}
              onChange={event => props.onPoints(Math.max(0, Number(event.target.value)))}
            />
          )}
        </Field>
      </div>
      <Shows {...props} />
      <Difficulty value={mark.difficulty ?? null} onChange={difficulty => onChange({ difficulty })} />
      <HintList hints={mark.hints ?? []} onChange={hints => onChange({ hints })} />
      <WrongAnswers mark={mark} />
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

/** Objectives that a right answer shows: chosen, or made on the spot. */
function Shows(props: ExerciseFormProps): ReactElement {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const list = useId();
  const chosen = props.mark.objectives ?? [];
  const others = props.objectives.filter(one => !chosen.includes(one.objective));
  const found = props.objectives.find(one =>
    [one.name, one.objective].some(name => name.toLowerCase() === typed.trim().toLowerCase())
  );
  const id = idOf(typed);
  const add = (): void => {
    if (!found && id) {
      props.onNewObjective(id, typed.trim());
    }
    const wanted = found?.objective ?? id;
    if (wanted && !chosen.includes(wanted)) {
      props.onChange({ objectives: [...chosen, wanted] });
    }
    setTyped('');
  };
  return (
    <Field label={words.__('Shows')}>
      {input => (
        <>
          <div className="oc-chips">
            {chosen.map(one => (
              <Chip
                key={one}
                name={props.objectives.find(each => each.objective === one)?.name ?? one}
                onRemove={() => props.onChange({ objectives: chosen.filter(each => each !== one) })}
              />
            ))}
            <input
              id={input}
              list={list}
              value={typed}
              placeholder={words.__('Add')}
              onChange={event => setTyped(event.target.value)}
              onKeyDown={event => event.key === 'Enter' && (event.preventDefault(), add())}
            />
          </div>
          <datalist id={list}>
            {others.map(one => (
              <option
                key={one.objective}
                value={one.name}
                label={words._n('%1 exercise', '%1 exercises', one.exercises)}
              />
            ))}
          </datalist>
          {typed.trim() ? (
            <button type="button" className="oc-link" onClick={add}>
              {found ? words.__('Add %1', found.name) : words.__('New objective “%1”', typed.trim())}
            </button>
          ) : null}
        </>
      )}
    </Field>
  );
}

function Chip(props: { name: string; onRemove: () => void }): ReactElement {
  const words = useWords();
  return (
    <span className="oc-chip">
      {props.name}
      <button type="button" aria-label={words.__('Remove %1', props.name)} onClick={props.onRemove}>
        <Icon name="close" size={10} />
      </button>
    </span>
  );
}

function Difficulty(props: { value: string | null; onChange: (value: string | null) => void }): ReactElement {
  const words = useWords();
  const name = useId();
  return (
    <fieldset className="oc-field">
      <legend>{words.__('Difficulty')}</legend>
      <div className="oc-seg">
        {DIFFICULTIES.map(one => (
          <label key={one}>
            <input type="radio" name={name} checked={props.value === one} onChange={() => props.onChange(one)} />
            {capital(words.__(one))}
          </label>
        ))}
      </div>
      {props.value ? null : <p className="oc-small oc-quiet">{words.__('Left open: it is found from the class.')}</p>}
    </fieldset>
  );
}

function HintList(props: { hints: readonly string[]; onChange: (hints: string[]) => void }): ReactElement {
  const words = useWords();
  const { hints } = props;
  const swapped = (at: number): string[] => [
    ...hints.slice(0, at - 1),
    hints[at]!,
    hints[at - 1]!,
    ...hints.slice(at + 1)
  ];
  return (
    <fieldset className="oc-field">
      <legend>
        {words.__('Hints, in order')}
        <button type="button" className="oc-link" onClick={() => props.onChange([...hints, ''])}>
          {words.__('Add')}
        </button>
      </legend>
      <ol className="oc-list">
        {hints.map((hint, at) => (
          <li key={at}>
            <textarea
              className="oc-in"
              rows={2}
              aria-label={words.__('Hint %1', at + 1)}
              value={hint}
              onChange={event => props.onChange(hints.map((one, each) => (each === at ? event.target.value : one)))}
            />
            <span className="oc-acts">
              <button
                type="button"
                className="oc-tool"
                disabled={at === 0}
                aria-label={words.__('Hint %1 before the one above', at + 1)}
                onClick={() => props.onChange(swapped(at))}
              >
                <Icon name="up" size={14} />
              </button>
              <button
                type="button"
                className="oc-tool"
                aria-label={words.__('Remove hint %1', at + 1)}
                onClick={() => props.onChange(hints.filter((_, each) => each !== at))}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function WrongAnswers(props: { mark: AnswerMark }): ReactElement | null {
  const words = useWords();
  const known = props.mark.wrong_answers ?? [];
  return known.length ? (
    <section className="oc-field">
      <h3>{words.__('Known wrong answers')}</h3>
      <ul className="oc-list">
        {known.map((one, at) => (
          <li key={at}>
            <div className="oc-grow">
              <strong className="oc-h">{one.misconception ?? words.__('No misconception named')}</strong>
              <pre className="oc-code">{one.source}</pre>
              {one.note ? <p className="oc-small oc-quiet">{one.note}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
}
