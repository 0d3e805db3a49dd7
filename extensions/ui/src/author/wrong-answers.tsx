/** Known wrong answers to code: the code, the wrong idea behind it, and a note for teachers. */
import { does } from '../actions.js';
import { useContext, useState, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords } from '../words.js';
import { MisconceptionField, MisconceptionsContext } from './misconception-field.js';

export interface WrongAnswer {
  source: string;
  misconception?: string | null;
  note?: string;
}

interface WrongAnswersProps {
  known: readonly WrongAnswer[];
  /** What a new one begins with: the answer without its solution. */
  beginning: string;
  onChange: (known: WrongAnswer[]) => void;
}

export function WrongAnswers(props: WrongAnswersProps): ReactElement {
  const words = useWords();
  const [open, setOpen] = useState(-1);
  const { known, onChange } = props;
  const add = (): void => {
    onChange([...known, { source: props.beginning }]);
    setOpen(known.length);
  };
  return (
    <fieldset className="oc-field">
      <legend>
        {words.__('Known wrong answers')}
        <button type="button" className="oc-link" {...does('add-wrong-answer')} onClick={add}>
          {words.__('Add a wrong answer')}
        </button>
      </legend>
      <ul className="oc-list">
        {known.map((one, at) => (
          <li key={at}>
            {at === open ? (
              <Edited
                answer={one}
                onChange={changed => onChange(known.map((each, i) => (i === at ? changed : each)))}
                onClose={() => setOpen(-1)}
                onRemove={() => (onChange(known.filter((_, i) => i !== at)), setOpen(-1))}
              />
            ) : (
              <Shown answer={one} number={at + 1} onOpen={() => setOpen(at)} />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Shown(props: { answer: WrongAnswer; number: number; onOpen: () => void }): ReactElement {
  const words = useWords();
  const { known } = useContext(MisconceptionsContext);
  const { answer } = props;
  const idea = known.find(one => one.misconception === answer.misconception);
  return (
    <>
      <div className="oc-grow">
        <strong className="oc-h">{idea?.title ?? answer.misconception ?? words.__('No misconception named')}</strong>
        <pre className="oc-code" tabIndex={0}>
          {answer.source}
        </pre>
        {idea ? <p className="oc-small oc-quiet">“{idea.message}”</p> : null}
        {answer.note ? <p className="oc-small oc-quiet">{answer.note}</p> : null}
      </div>
      <button
        type="button"
        className="oc-tool"
        aria-label={words.__('Change wrong answer %1', props.number)}
        {...does('change-wrong-answer')}
        onClick={props.onOpen}
      >
        <Icon name="pencil" size={14} />
      </button>
    </>
  );
}

/** A source that is empty is not kept: the one before stays. */
function Edited(props: {
  answer: WrongAnswer;
  onChange: (answer: WrongAnswer) => void;
  onClose: () => void;
  onRemove: () => void;
}): ReactElement {
  const words = useWords();
  const { answer, onChange } = props;
  const [source, setSource] = useState(answer.source);
  const write = (text: string): void => {
    setSource(text);
    if (text.trim()) {
      onChange({ ...answer, source: text });
    }
  };
  return (
    <div className="oc-grow oc-form oc-flush">
      <label className="oc-field">
        <span className="oc-cap">{words.__('Wrong code')}</span>
        <textarea
          className="oc-in oc-mono"
          rows={Math.max(4, source.split('\n').length)}
          spellCheck={false}
          value={source}
          onChange={event => write(event.target.value)}
        />
      </label>
      <MisconceptionField
        value={answer.misconception ?? null}
        onChange={misconception => onChange(withIdea(answer, misconception))}
      />
      <label className="oc-field">
        <span className="oc-cap">{words.__('Note for teachers')}</span>
        <input
          className="oc-in"
          value={answer.note ?? ''}
          onChange={event => onChange({ ...answer, note: event.target.value })}
        />
      </label>
      <p className="oc-row">
        <button type="button" className="oc-btn" {...does('done-wrong-answer')} onClick={props.onClose}>
          {words.__('Done')}
        </button>
        <button type="button" className="oc-btn" {...does('remove-wrong-answer')} onClick={props.onRemove}>
          {words.__('Remove')}
        </button>
      </p>
    </div>
  );
}

function withIdea(answer: WrongAnswer, misconception: string | undefined): WrongAnswer {
  const { source, note } = answer;
  return { source, ...(misconception ? { misconception } : {}), ...(note ? { note } : {}) };
}
