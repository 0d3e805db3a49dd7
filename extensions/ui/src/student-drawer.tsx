/** One student: what is at hand, why the next gate is closed, what was tried, and an exception with a reason. */
import { does } from './actions.js';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { GateObjective } from './gate.js';
import { Icon } from './icon.js';
import { Meter } from './meter.js';
import { OpenByHand } from './open-by-hand.js';
import { isMastered, listed } from './standing.js';
import { Done } from './states.js';
import { Tries } from './tries.js';
import type { Assignment, Explanation, Objective, Progress, Step, StudentRow } from './views.js';
import { percent, useWords } from './words.js';

export interface DrawerActions {
  load: (student: string) => Promise<Progress>;
  tries: (student: string) => Promise<Step[]>;
  explain: (student: string, assignment: string) => Promise<Explanation>;
  /** Null for who may look but makes no exceptions. */
  override: ((student: string, assignment: string, why: string, until: string | null) => Promise<void>) | null;
}

export interface StudentDrawerProps extends DrawerActions {
  row: StudentRow;
  onStep: (by: number) => void;
  onClose: () => void;
}

export function StudentDrawer(props: StudentDrawerProps): ReactElement {
  const words = useWords();
  const { row, override } = props;
  const drawer = useRef<HTMLElement>(null);
  const [done, setDone] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [steps, setSteps] = useState<Step[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const failed = (error: unknown): void => setTrouble(String((error as Error).message));
  const read = (): void => {
    void props.load(row.student).then(setProgress, failed);
    void props.tries(row.student).then(setSteps, failed);
  };
  useEffect(read, [row]);
  const locked = progress?.assignments.filter(one => one.state === 'locked') ?? [];
  const open = async (assignment: string, why: string, until: string | null): Promise<void> => {
    await override!(row.student, assignment, why, until);
    const title = locked.find(one => one.name === assignment)?.title ?? assignment;
    setDone(words.__('%1 is open for %2 now.', title, row.student));
    drawer.current?.focus(); // the form goes
    read();
  };
  return (
    <aside className="oc-drawer" aria-label={row.student} ref={drawer} tabIndex={-1}>
      <Head {...props} />
      {trouble ? <p role="alert">{trouble}</p> : null}
      {progress ? <Objectives objectives={progress.objectives} /> : null}
      {locked[0] ? (
        <WhyClosed
          key={`${locked[0].name} ${steps?.[0]?.at}`}
          student={row.student}
          gate={locked[0]}
          explain={props.explain}
        />
      ) : null}
      {steps ? <Tries steps={steps} /> : null}
      {locked.length && override ? <OpenByHand student={row.student} locked={locked} onOpen={open} /> : null}
      <Done what={done} className="oc-row oc-top" />
    </aside>
  );
}

function Head(props: StudentDrawerProps): ReactElement {
  const words = useWords();
  const { row } = props;
  return (
    <div className="oc-row oc-top">
      <div className="oc-grow">
        <h2>{row.student}</h2>
        <p className="oc-quiet">{row.at ? words.__('At %1', row.at) : words.__('Has not begun')}</p>
      </div>
      <button
        type="button"
        className="oc-tool"
        aria-label={words.__('Student before')}
        {...does('student-before')}
        onClick={() => props.onStep(-1)}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className="oc-tool"
        aria-label={words.__('Next student')}
        {...does('next-student')}
        onClick={() => props.onStep(1)}
      >
        <Icon name="forward" />
      </button>
      <button
        type="button"
        className="oc-tool"
        aria-label={words.__('Close')}
        {...does('close')}
        onClick={props.onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** What is at hand, stuck ones first; what is mastered in one line. */
function Objectives(props: { objectives: readonly Objective[] }): ReactElement {
  const words = useWords();
  const begun = props.objectives.filter(one => one.state !== 'not begun' && !isMastered(one));
  const mastered = props.objectives.filter(isMastered);
  begun.sort((one, other) => Number(!one.stuck) - Number(!other.stuck));
  return (
    <>
      {begun.map(one => (
        <div key={one.objective} className="oc-drawer-objective">
          <p className="oc-obj-name">
            <strong className="oc-h">{one.name}</strong>
            <span className="oc-num">{percent(one.mastery)}%</span>
          </p>
          <Meter name={one.name} mastery={one.mastery} needed={one.needed} />
          {one.stuck ? (
            <p className="oc-row oc-top">
              <Icon name="person" tone="notice" />
              <span className="oc-grow">{one.stuck}</span>
            </p>
          ) : null}
          <p className={one.stuck ? 'oc-small oc-quiet' : undefined}>{one.lead}</p>
        </div>
      ))}
      {mastered.length ? (
        <p className="oc-row oc-drawer-objective">
          <Icon name="tick" tone="good" />
          <span className="oc-grow">
            {words.__(
              'Mastered: %1',
              listed(
                mastered.map(one => one.name),
                words
              )
            )}
          </span>
        </p>
      ) : null}
    </>
  );
}

function WhyClosed(props: { student: string; gate: Assignment; explain: DrawerActions['explain'] }): ReactElement {
  const words = useWords();
  const [told, setTold] = useState<Explanation | null>(null);
  const missing = told?.objectives.filter(one => !one.mastered) ?? [];
  return (
    <section className="oc-drawer-gate">
      <button
        type="button"
        className="oc-link"
        aria-expanded={told !== null}
        {...does('gate-of-student')}
        onClick={() => (told ? setTold(null) : void props.explain(props.student, props.gate.name).then(setTold))}
      >
        {words.__('Explain the gate of %1', props.gate.title)}
      </button>
      {told ? (
        <>
          <p>{told.headline}.</p>
          {missing.map(one => (
            <GateObjective key={one.objective} decision={one} alone={missing.length === 1} reader="teacher" />
          ))}
        </>
      ) : null}
    </section>
  );
}
