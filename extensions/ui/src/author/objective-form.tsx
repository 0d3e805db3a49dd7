/** One objective: its name, what a student can, what it requires, what shows it. */
import { does, type ActionName } from '../actions.js';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { Coverage, ShownBy } from '../views.js';
import { useWords } from '../words.js';
import { Picker } from './picker.js';
import type { ObjectivesModel } from './objectives-model.js';

export interface ObjectiveFormProps {
  model: ObjectivesModel;
  objective: Coverage;
  /** Where there is nothing to open an exercise in, null. */
  onOpen: ((exercise: ShownBy) => void) | null;
}

export function ObjectiveForm(props: ObjectiveFormProps): ReactElement {
  const words = useWords();
  const { model, objective } = props;
  const id = objective.objective;
  return (
    <form className="oc-form" onSubmit={event => event.preventDefault()}>
      <Kept
        does="objective-name"
        label={words.__('Name')}
        value={objective.name}
        onKeep={title => void model.write(id, { title })}
        isFirst
      />
      <Kept
        does="objective-can"
        label={words.__('A student can')}
        value={objective.statement}
        onKeep={statement => void model.write(id, { statement })}
        rows={3}
      />
      <Picker
        does="objective-requires"
        label={words.__('Requires')}
        choices={model.objectives
          .filter(one => one.objective !== id)
          .map(one => ({ id: one.objective, name: one.name }))}
        chosen={objective.requires}
        onChange={requires => void model.write(id, { requires })}
      />
      <ShownByList {...props} />
      {objective.opens.length ? (
        <section className="oc-field">
          <h3>{words.__('Opens')}</h3>
          <p>{words.__('%1, when mastered.', objective.opens.join(', '))}</p>
        </section>
      ) : null}
      <Id model={model} objective={objective} />
      <p>
        <button
          type="button"
          className="oc-btn"
          {...does('remove-objective')}
          disabled={objective.places > 1}
          onClick={() => void model.remove(id)}
          aria-describedby="oc-remove-why"
        >
          {words.__('Remove this objective')}
        </button>
      </p>
      {objective.places > 1 ? (
        <p className="oc-small oc-quiet" id="oc-remove-why">
          {words._n(
            'It is used in one more place.',
            'It is used in %1 more places; take it away there first.',
            objective.places - 1
          )}
        </p>
      ) : null}
    </form>
  );
}

/** A text that is kept when it is left, or at Enter; Escape puts it back. */
function Kept(props: {
  does: ActionName;
  label: string;
  value: string;
  onKeep: (text: string) => void;
  rows?: number;
  isFirst?: boolean;
}): ReactElement {
  const id = useId();
  const [text, setText] = useState(props.value);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => setText(props.value), [props.value]);
  const keep = (): void => {
    const wanted = text.trim();
    if (wanted && wanted !== props.value) {
      props.onKeep(wanted);
    } else {
      setText(props.value);
    }
  };
  const about = {
    id,
    ref: field,
    className: 'oc-in',
    value: text,
    'data-first': props.isFirst,
    ...does(props.does),
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    onBlur: keep,
    onKeyDown: (event: { key: string; preventDefault: () => void }) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        keep();
      } else if (event.key === 'Escape') {
        setText(props.value);
      }
    }
  };
  return (
    <div className="oc-field">
      <label htmlFor={id}>{props.label}</label>
      {props.rows ? <textarea {...about} rows={props.rows} /> : <input {...about} />}
    </div>
  );
}

/** The id, which other files name: it changes everywhere at once, and only when asked. */
function Id(props: { model: ObjectivesModel; objective: Coverage }): ReactElement {
  const words = useWords();
  const input = useId();
  const { model, objective } = props;
  const [id, setId] = useState(objective.objective);
  useEffect(() => setId(objective.objective), [objective.objective]);
  const changed = id.trim() !== '' && id !== objective.objective;
  const rename = (): void => void model.rename(objective.objective, id.trim());
  return (
    <div className="oc-field">
      <label htmlFor={input}>{words.__('Id')}</label>
      <input
        id={input}
        className="oc-in oc-mono"
        {...does('objective-id')}
        value={id}
        spellCheck={false}
        onChange={event => setId(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && changed) {
            rename();
          } else if (event.key === 'Escape') {
            setId(objective.objective);
          }
        }}
      />
      {changed ? (
        <>
          <p className="oc-small oc-quiet oc-under-field">
            {words._n('Renames %1 place ', 'Renames %1 places ', objective.places)}
            {objective.notebooks
              ? words._n('in %1 notebook and course.yml.', 'in %1 notebooks and course.yml.', objective.notebooks)
              : words.__('in course.yml.')}
          </p>
          <p className="oc-row">
            <button type="button" className="oc-btn oc-primary" {...does('rename-everywhere')} onClick={rename}>
              {words.__('Rename everywhere')}
            </button>
            <button
              type="button"
              className="oc-btn"
              {...does('cancel', words.__('Id'))}
              onClick={() => setId(objective.objective)}
            >
              {words.__('Cancel')}
            </button>
          </p>
        </>
      ) : null}
    </div>
  );
}

function ShownByList(props: ObjectiveFormProps): ReactElement {
  const words = useWords();
  const { onOpen } = props;
  const shown = props.objective.shown_by;
  return (
    <section className="oc-field">
      <h3>{words._n('Shown by %1 exercise', 'Shown by %1 exercises', shown.length)}</h3>
      <ul className="oc-list">
        {shown.map(one => (
          <li key={one.exercise}>
            <span className="oc-grow">
              {onOpen ? (
                <button
                  type="button"
                  className="oc-link"
                  {...does('open-exercise', one.title)}
                  onClick={() => onOpen(one)}
                >
                  {one.title}
                </button>
              ) : (
                one.title
              )}
              <br />
              <span className="oc-small oc-quiet">
                {[one.kind, one.difficulty, one.fresh ? words.__('fresh versions') : ''].filter(Boolean).join(', ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {props.objective.missing ? (
        <p className="oc-small oc-notice">
          {words._n('One more is needed', '%1 more are needed', props.objective.missing)}
          {words.__(', or one with fresh versions.')}
        </p>
      ) : null}
    </section>
  );
}
