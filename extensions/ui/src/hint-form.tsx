/** A text that a teacher writes about or for a hint: the hint itself, or why one is bad. */
import { does } from './actions.js';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { useWords } from './words.js';

export interface HintFormProps {
  label: string;
  about: string;
  start: string;
  send: string;
  onSend: (text: string) => Promise<void>;
  onCancel: () => void;
}

export function HintForm(props: HintFormProps): ReactElement {
  const words = useWords();
  const [text, setText] = useState(props.start);
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(false);
  const send = (): void => {
    setSending(true);
    void props.onSend(text.trim()).catch((error: unknown) => {
      setTrouble(String((error as Error).message));
      setSending(false);
    });
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation(); // leaves the form, nothing else
      props.onCancel();
    }
  };
  return (
    <form className="oc-hint-form" onKeyDown={key} onSubmit={event => (event.preventDefault(), send())}>
      <label className="oc-field">
        <span>{props.label}</span>
        <textarea
          className="oc-in"
          rows={2}
          required
          maxLength={2000}
          autoFocus
          value={text}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <p className="oc-small oc-quiet">{props.about}</p>
      <div className="oc-row oc-wrap">
        <span className="oc-grow" />
        <button type="button" className="oc-btn" {...does('cancel', props.label)} onClick={props.onCancel}>
          {words.__('Cancel')}
        </button>
        <button
          type="submit"
          className="oc-btn oc-primary"
          {...does('send-hint', props.label)}
          disabled={!text.trim() || sending}
        >
          {props.send}
        </button>
      </div>
      {trouble ? <p role="alert">{trouble}</p> : null}
    </form>
  );
}
