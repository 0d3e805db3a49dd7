/** A teacher's exception: an assignment opened for one student, in two clicks and a reason. */
import { does } from './actions.js';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Assignment } from './views.js';
import { useWords } from './words.js';

export interface OpenByHandProps {
  student: string;
  locked: readonly Assignment[];
  onOpen: (assignment: string, why: string, until: string | null) => Promise<void>;
}

export function OpenByHand(props: OpenByHandProps): ReactElement {
  const words = useWords();
  const [wanted, setWanted] = useState('');
  const section = useRef<HTMLElement>(null);
  const left = useRef(''); // whose form was left: its button has the focus again
  useEffect(() => {
    if (left.current && !wanted) {
      section.current?.querySelector<HTMLElement>(`[data-opens="${left.current}"]`)?.focus();
      left.current = '';
    }
  }, [wanted]);
  const gate = props.locked.find(one => one.name === wanted);
  if (gate) {
    const cancel = (): void => {
      left.current = wanted;
      setWanted('');
    };
    return <Reason {...props} gate={gate} onCancel={cancel} onDone={() => setWanted('')} />;
  }
  return (
    <section className="oc-drawer-part" ref={section}>
      <h3>{words.__('Make an exception')}</h3>
      <p className="oc-wrap">
        {props.locked.map(one => (
          <button
            key={one.name}
            type="button"
            className="oc-btn"
            data-opens={one.name}
            {...does('open-for-student', one.title)}
            onClick={() => setWanted(one.name)}
          >
            {words.__('Open %1', one.title)}
          </button>
        ))}
      </p>
    </section>
  );
}

function Reason(props: OpenByHandProps & { gate: Assignment; onCancel: () => void; onDone: () => void }): ReactElement {
  const words = useWords();
  const [why, setWhy] = useState('');
  const [until, setUntil] = useState('');
  const [trouble, setTrouble] = useState('');
  const { gate, student } = props;
  const open = (): void =>
    void props
      .onOpen(gate.name, why, until ? new Date(`${until}T23:59`).toISOString() : null)
      .then(props.onDone, error => setTrouble(String((error as Error).message)));
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation(); // leaves the form, not the drawer
      props.onCancel();
    }
  };
  return (
    <form className="oc-drawer-part" onKeyDown={key} onSubmit={event => (event.preventDefault(), open())}>
      <h3>{words.__('Open %1 for %2', gate.title, student)}</h3>
      <p className="oc-quiet">{words.__('Mastery stays as it is. %1 sees your name and the reason.', student)}</p>
      <label className="oc-field">
        <span>{words.__('Reason')}</span>
        <textarea
          className="oc-in"
          rows={2}
          required
          autoFocus
          value={why}
          onChange={event => setWhy(event.target.value)}
        />
      </label>
      <div className="oc-row oc-wrap">
        <label className="oc-row">
          {words.__('Until')}
          <input className="oc-in" type="date" value={until} onChange={event => setUntil(event.target.value)} />
        </label>
        <span className="oc-grow" />
        <button type="button" className="oc-btn" {...does('cancel')} onClick={props.onCancel}>
          {words.__('Cancel')}
        </button>
        <button type="submit" className="oc-btn oc-primary" {...does('open-it')} disabled={!why.trim()}>
          {words.__('Open it')}
        </button>
      </div>
      {trouble ? <p role="alert">{trouble}</p> : null}
    </form>
  );
}
