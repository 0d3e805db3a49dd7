/** One hint that a model wrote: what it said, about which code, and what can be decided about it. */
import { does } from './actions.js';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { HintForm } from './hint-form.js';
import type { QueuedHint } from './views.js';
import { useWords } from './words.js';
import { choices, rung, type Decision } from './written-hints-model.js';

export type Decide = (hint: QueuedHint, decision: Decision, more: { text?: string; why?: string }) => Promise<void>;

const ACTIONS = { approved: 'keep-hint', edited: 'edit-hint', promoted: 'own-hint', reported: 'drop-hint' } as const;

export interface WrittenHintProps {
  hint: QueuedHint;
  /** Its place in the queue, from 1. */
  number: number;
  /** Null for who may look but not decide. */
  onDecide: Decide | null;
}

export function WrittenHint(props: WrittenHintProps): ReactElement {
  const words = useWords();
  const { hint } = props;
  const title = useId();
  return (
    <li className="oc-written" aria-labelledby={title}>
      <h3 id={title}>{hint.title}</h3>
      <p className="oc-small oc-quiet">
        {words.__('%1. %2.', rung(hint.rung, words), words._n('Shown %1 time', 'Shown %1 times', hint.shown))}
      </p>
      <p className="oc-said">{hint.text}</p>
      {hint.answer.trim() ? (
        <CodeBehind label={words.__('Code behind hint %1, %2', props.number, hint.title)} code={hint.answer} />
      ) : (
        <p className="oc-small oc-quiet">{words.__('The code that it was about is no longer kept.')}</p>
      )}
      {props.onDecide ? <Actions hint={hint} onDecide={props.onDecide} /> : null}
    </li>
  );
}

/** What a student wrote; `label` is for readers, and no two on a page are alike. */
export function CodeBehind(props: { label: string; code: string }): ReactElement {
  return (
    <pre className="oc-recorded" tabIndex={0} role="region" aria-label={props.label}>
      <code>{props.code.trim()}</code>
    </pre>
  );
}

function Actions(props: { hint: QueuedHint; onDecide: Decide }): ReactElement {
  const words = useWords();
  const { hint, onDecide } = props;
  const [form, setForm] = useState<Decision | null>(null);
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(false);
  const left = useRef<Decision | null>(null); // whose form was left: its button has the focus again
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!form && left.current) {
      group.current?.querySelector<HTMLElement>(`[data-decision="${left.current}"]`)?.focus();
      left.current = null;
    }
  }, [form]);
  const decide = (decision: Decision): void => {
    if (decision === 'edited' || decision === 'reported') {
      setForm(decision);
      return;
    }
    setSending(true);
    setTrouble('');
    void onDecide(hint, decision, {}).catch((error: unknown) => {
      setTrouble(String((error as Error).message));
      setSending(false);
    });
  };
  const all = choices(words);
  if (form) {
    const bad = form === 'reported';
    return (
      <HintForm
        label={bad ? words.__('What is wrong with it') : words.__('The hint in your words')}
        about={all.find(one => one.decision === form)?.means ?? ''}
        start={bad ? '' : hint.text}
        send={bad ? words.__('Take it out') : words.__('Save')}
        onSend={text => onDecide(hint, form, bad ? { why: text } : { text })}
        onCancel={() => {
          left.current = form;
          setForm(null);
        }}
      />
    );
  }
  return (
    <>
      <div className="oc-wrap" ref={group} role="group" aria-label={words.__('Decide about it')}>
        {all.map(one => (
          <button
            key={one.decision}
            type="button"
            className="oc-btn"
            data-decision={one.decision}
            {...does(ACTIONS[one.decision], words.__('%1: %2', hint.title, hint.text))}
            title={one.means}
            disabled={sending}
            onClick={() => decide(one.decision)}
          >
            {one.name}
          </button>
        ))}
      </div>
      {trouble ? <p role="alert">{trouble}</p> : null}
    </>
  );
}
