/** One student: objectives, why the next gate is closed, and an exception in two clicks with a reason. */
import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from './icon.js';
import { Meter } from './meter.js';
import { isMastered } from './standing.js';
import type { Assignment, Explanation, Progress, StudentRow } from './views.js';
import { percent, useWords } from './words.js';

export interface DrawerActions {
  load: (student: string) => Promise<Progress>;
  explain: (student: string, assignment: string) => Promise<Explanation>;
  override: (student: string, assignment: string, why: string, until: string | null) => Promise<void>;
}

export interface StudentDrawerProps extends DrawerActions {
  row: StudentRow;
  onStep: (by: number) => void;
  onClose: () => void;
}

export function StudentDrawer(props: StudentDrawerProps): ReactElement {
  const words = useWords();
  const { row } = props;
  const [progress, setProgress] = useState<Progress | null>(null);
  const [trouble, setTrouble] = useState('');
  const read = (): void =>
    void props.load(row.student).then(setProgress, error => setTrouble(String((error as Error).message)));
  useEffect(read, [row.student]);
  const locked = progress?.assignments.filter(one => one.state === 'locked') ?? [];
  return (
    <aside
      className="oc-drawer"
      aria-label={row.student}
      onKeyDown={event => event.key === 'Escape' && props.onClose()}
    >
      <div className="oc-row oc-top">
        <div className="oc-grow">
          <h2>{row.student}</h2>
          <p className="oc-quiet">{row.at ? words.__('At %1', row.at) : words.__('Has not begun')}</p>
        </div>
        <button
          type="button"
          className="oc-tool"
          aria-label={words.__('Student before')}
          onClick={() => props.onStep(-1)}
        >
          <Icon name="back" />
        </button>
        <button type="button" className="oc-tool" aria-label={words.__('Next student')} onClick={() => props.onStep(1)}>
          <Icon name="forward" />
        </button>
        <button type="button" className="oc-tool" aria-label={words.__('Close')} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </div>
      {trouble ? <p role="alert">{trouble}</p> : null}
      {progress?.objectives
        .filter(one => one.state !== 'not begun')
        .map(one => (
          <div key={one.objective} className="oc-drawer-objective">
            <p className="oc-obj-name">
              <span>{one.name}</span>
              {isMastered(one) ? <Icon name="tick" tone="good" size={13} /> : null}
              <span className="oc-num">{percent(one.mastery)}%</span>
            </p>
            <Meter name={one.name} mastery={one.mastery} needed={one.needed} />
            <p className="oc-small oc-quiet">{one.stuck ?? one.lead}</p>
          </div>
        ))}
      {locked[0] ? <WhyClosed student={row.student} gate={locked[0]} explain={props.explain} /> : null}
      {locked.length ? (
        <OpenByHand
          student={row.student}
          locked={locked}
          onOpen={async (assignment, why, until) => {
            await props.override(row.student, assignment, why, until);
            read();
          }}
        />
      ) : null}
    </aside>
  );
}

function WhyClosed(props: { student: string; gate: Assignment; explain: DrawerActions['explain'] }): ReactElement {
  const words = useWords();
  const [told, setTold] = useState<Explanation | null>(null);
  return told ? (
    <section className="oc-drawer-part">
      <h3>{told.headline}</h3>
      {told.objectives
        .filter(one => !one.mastered)
        .map(one => (
          <div key={one.objective}>
            <p>{one.lead}</p>
            <ul className="oc-list">
              {one.contributions
                .filter(each => each.exercise)
                .map((each, at) => (
                  <li key={at}>
                    <span className="oc-grow">
                      {each.label}
                      <br />
                      <span className="oc-small oc-quiet">{each.note}</span>
                    </span>
                    <span className="oc-num">{Math.round(each.points)}</span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
    </section>
  ) : (
    <button
      type="button"
      className="oc-link"
      onClick={() => void props.explain(props.student, props.gate.name).then(setTold)}
    >
      {words.__('Explain the gate of %1', props.gate.title)}
    </button>
  );
}

interface OpenByHandProps {
  student: string;
  locked: readonly Assignment[];
  onOpen: (assignment: string, why: string, until: string | null) => Promise<void>;
}

function OpenByHand(props: OpenByHandProps): ReactElement {
  const words = useWords();
  const [wanted, setWanted] = useState('');
  const [why, setWhy] = useState('');
  const [until, setUntil] = useState('');
  const [trouble, setTrouble] = useState('');
  const gate = props.locked.find(one => one.name === wanted);
  if (!gate) {
    return (
      <p className="oc-drawer-part oc-wrap">
        {props.locked.map(one => (
          <button key={one.name} type="button" className="oc-btn" onClick={() => setWanted(one.name)}>
            {words.__('Open %1', one.title)}
          </button>
        ))}
      </p>
    );
  }
  const open = (): void =>
    void props.onOpen(gate.name, why, until ? new Date(until).toISOString() : null).then(
      () => setWanted(''),
      error => setTrouble(String((error as Error).message))
    );
  return (
    <form className="oc-drawer-part" onSubmit={event => (event.preventDefault(), open())}>
      <h3>{words.__('Open %1 for %2', gate.title, props.student)}</h3>
      <p className="oc-quiet">{words.__('Mastery stays as it is. %1 sees your name and the reason.', props.student)}</p>
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
        <button type="button" className="oc-btn" onClick={() => setWanted('')}>
          {words.__('Cancel')}
        </button>
        <button type="submit" className="oc-btn oc-primary" disabled={!why.trim()}>
          {words.__('Open it')}
        </button>
      </div>
      {trouble ? <p role="alert">{trouble}</p> : null}
    </form>
  );
}
