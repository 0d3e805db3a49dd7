/** The wrong idea behind a wrong answer: one that course.yml knows, or one made on the spot. */
import { does } from '../actions.js';
import { createContext, useContext, useState, type ReactElement } from 'react';
import { idOf } from '../authoring.js';
import type { Misconception } from '../views.js';
import { useWords } from '../words.js';
import { Picker } from './picker.js';

/** Those that there are, and how to keep a new one. */
export const MisconceptionsContext = createContext<{
  known: readonly Misconception[];
  write: (id: string, title: string, message: string) => void;
}>({ known: [], write: () => undefined });

export function MisconceptionField(props: {
  value: string | null;
  onChange: (value: string | undefined) => void;
}): ReactElement {
  const words = useWords();
  const { known, write } = useContext(MisconceptionsContext);
  const [title, setTitle] = useState('');
  const [message, setMessage] = useState('');
  const chosen = known.find(one => one.misconception === props.value);
  return (
    <div className="oc-field">
      <Picker
        label={words.__('Misconception')}
        does="exercise-misconception"
        single
        choices={known.map(one => ({ id: one.misconception, name: one.title }))}
        chosen={props.value ? [props.value] : []}
        onChange={([one]) => props.onChange(one)}
        onNew={name => (setTitle(name), null)}
        newWords={name => words.__('New misconception “%1”', name)}
      />
      {title ? (
        <div className="oc-made" role="group" aria-label={words.__('New misconception “%1”', title)}>
          <label className="oc-small">
            {words.__('What students who show “%1” are told', title)}
            <textarea
              className="oc-in"
              rows={2}
              autoFocus
              value={message}
              onChange={event => setMessage(event.target.value)}
            />
          </label>
          <p className="oc-row">
            <button
              type="button"
              className="oc-btn"
              {...does('keep-misconception')}
              disabled={!message.trim()}
              onClick={() => {
                write(idOf(title), title, message.trim());
                props.onChange(idOf(title));
                setTitle('');
                setMessage('');
              }}
            >
              {words.__('Keep it')}
            </button>
            <button
              type="button"
              className="oc-btn"
              {...does('cancel', words.__('New misconception “%1”', title))}
              onClick={() => setTitle('')}
            >
              {words.__('Cancel')}
            </button>
          </p>
        </div>
      ) : chosen ? (
        <p className="oc-small oc-quiet">“{chosen.message}”</p>
      ) : null}
    </div>
  );
}
