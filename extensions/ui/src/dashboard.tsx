/** The class: where everybody is, objectives by students, who is stuck, what goes wrong; a student in a drawer. */
import { useMemo, useRef, useState, type ReactElement } from 'react';
import { Mistakes } from './class-mistakes.js';
import { Stuck } from './class-lists.js';
import { ordered, whereabouts, type Order } from './class-order.js';
import { Tools, type Table } from './class-tools.js';
import type { GroupActions } from './failing-groups.js';
import { HeatMap } from './heat-map.js';
import { StateNote } from './states.js';
import { StudentDrawer, type DrawerActions } from './student-drawer.js';
import type { ClassProgress, Insight, StudentRow } from './views.js';
import { clock, useWords, type Words } from './words.js';
import { WrittenHints, type WrittenHintsProps } from './written-hints.js';

export type { Table } from './class-tools.js';

export interface DashboardProps extends DrawerActions {
  title: string;
  progress: ClassProgress;
  insight: Insight | null;
  asOf: Date;
  away: boolean;
  refresh: () => void;
  /** Null for who may look but not export. */
  save: ((table: Table) => void) | null;
  /** Null in a notebook, which only shows the class. */
  hints: HintActions | null;
}

/** What a teacher does with hints. */
export interface HintActions extends GroupActions, WrittenHintsProps {
  /** How many written ones wait for a decision; null as long as nobody knows. */
  waiting: number | null;
  /** Whether they are shown in the place of the class. */
  shown: boolean;
  onShown: (on: boolean) => void;
}

export function Dashboard(props: DashboardProps): ReactElement {
  const words = useWords();
  const [order, setOrder] = useState<Order>('needs you');
  const [find, setFind] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const { students, objectives } = props.progress;
  const shown = useMemo(
    () => ordered(students, order).filter(one => one.student.toLowerCase().includes(find.trim().toLowerCase())),
    [students, order, find]
  );
  if (!students.length) {
    return <StateNote title={words.__('No tries yet')} sentence={words.__('The first try shows up here at once.')} />;
  }
  const { hints } = props;
  const queued = hints?.shown ?? false;
  const row = queued ? undefined : students.find(one => one.student === chosen);
  const choose = (student: string): void => {
    opener.current = document.activeElement as HTMLElement | null;
    setChosen(student);
  };
  const close = (): void => {
    setChosen(null);
    giveBack(root.current, opener.current);
  };
  const step = (by: number): void => {
    const at = shown.findIndex(one => one.student === chosen);
    setChosen(shown[Math.max(0, Math.min(shown.length - 1, at + by))]?.student ?? chosen);
  };
  return (
    <div
      ref={root}
      className={row ? 'oc-dash oc-with-drawer' : 'oc-dash'}
      onKeyDown={event => event.key === 'Escape' && row && close()}
    >
      <Tools
        save={props.save}
        refresh={() => (props.refresh(), setAsked(asked + 1))}
        find={find}
        onFind={setFind}
        order={order}
        onOrder={setOrder}
        hints={hints && { ...hints, onShown: on => (setChosen(null), hints.onShown(on)) }}
      />
      {queued && hints ? (
        <div className="oc-dash-main">
          <WrittenHints key={asked} {...hints} />
        </div>
      ) : null}
      <div className="oc-dash-main" hidden={queued}>
        <Where {...props} />
        {shown.length ? (
          <HeatMap
            objectives={objectives}
            students={shown}
            held={props.insight?.held_up?.objective ?? null}
            chosen={chosen}
            onChoose={choose}
          />
        ) : (
          <p className="oc-quiet">{words.__('Nobody here is called that.')}</p>
        )}
        <div className="oc-dash-lists">
          <Stuck students={students} insight={props.insight} chosen={chosen} onChoose={choose} />
          <Mistakes insight={props.insight} actions={hints} />
        </div>
      </div>
      {row ? <StudentDrawer key={row.student} {...props} row={row} onStep={step} onClose={close} /> : null}
    </div>
  );
}

/** Who was in the drawer goes on where it was opened, or in the map. */
function giveBack(root: HTMLElement | null, opener: HTMLElement | null): void {
  if (root?.querySelector('.oc-drawer')?.contains(document.activeElement)) {
    (opener?.isConnected ? opener : root.querySelector<HTMLElement>('.oc-heat [tabindex="0"]'))?.focus();
  }
}

/** “164 students are at Forces, and Friction holds them up”. */
function headline(insight: Insight | null, where: readonly { title: string; count: number }[], words: Words): string {
  const held = insight?.held_up;
  if (held) {
    const at = words._n('%1 student is at %2', '%1 students are at %2', held.students, held.assignment);
    if (held.objective === held.assignment) {
      return words.__('%1, which holds them up', at); // one name for both
    }
    return held.objective ? words.__('%1, and %2 holds them up', at, held.objective) : at;
  }
  const most = [...where].sort((one, other) => other.count - one.count)[0];
  return most
    ? words._n('%1 student is at %2', '%1 students are at %2', most.count, most.title)
    : words.__('Nobody has begun');
}

function Where(props: DashboardProps): ReactElement {
  const words = useWords();
  const { students, assignments } = props.progress;
  const { insight } = props;
  const where = whereabouts(
    students,
    assignments.map(one => one.name)
  );
  return (
    <div>
      <h1>{headline(insight, where, words)}</h1>
      <p className="oc-quiet" role="status">
        {told(students, insight, words)}{' '}
        {props.away ? words.__('Not connected since %1.', clock(props.asOf)) : words.__('As of %1.', clock(props.asOf))}
      </p>
      <ul className="oc-where" aria-label={words.__('Where the students are')}>
        {where.map(one => (
          <li key={one.title} style={{ flexGrow: one.count }}>
            <b className="oc-num">{one.count}</b>
            <span className="oc-small">{one.title}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function told(students: readonly StudentRow[], insight: Insight | null, words: Words): string {
  const stuck = students.filter(one => one.stuck.length).length;
  const due = insight?.reviews_due ?? 0;
  const byHand = insight?.opened_by_hand ?? 0;
  const parts = [
    stuck ? words._n('%1 is stuck', '%1 are stuck', stuck) : words.__('nobody is stuck'),
    due ? words._n('%1 has a review due', '%1 have a review due', due) : '',
    byHand ? words._n('%1 assignment was opened by hand', '%1 assignments were opened by hand', byHand) : ''
  ].filter(Boolean);
  const rest = parts.join(', ');
  return `${words._n('%1 student.', '%1 students.', students.length)} ${rest.charAt(0).toUpperCase()}${rest.slice(1)}.`;
}
