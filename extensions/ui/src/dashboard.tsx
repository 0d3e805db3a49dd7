/** The class: where everybody is, objectives by students, who is stuck; a student in a drawer, with an exception. */
import { useMemo, useState, type ReactElement } from 'react';
import { ordered, whereabouts, type Order } from './class-order.js';
import { HeatMap } from './heat-map.js';
import { StateNote } from './states.js';
import { StudentDrawer, type DrawerActions } from './student-drawer.js';
import type { ClassProgress, StudentRow } from './views.js';
import { clock, useWords } from './words.js';

export interface DashboardProps extends DrawerActions {
  title: string;
  progress: ClassProgress;
  asOf: Date;
}

export function Dashboard(props: DashboardProps): ReactElement {
  const words = useWords();
  const [order, setOrder] = useState<Order>('needs you');
  const [find, setFind] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { students, objectives } = props.progress;
  const shown = useMemo(
    () => ordered(students, order).filter(one => one.student.toLowerCase().includes(find.trim().toLowerCase())),
    [students, order, find]
  );
  if (!students.length) {
    return <StateNote title={words.__('No tries yet')} sentence={words.__('The first try shows up here at once.')} />;
  }
  const row = students.find(one => one.student === chosen);
  const step = (by: number): void => {
    const at = shown.findIndex(one => one.student === chosen);
    setChosen(shown[Math.max(0, Math.min(shown.length - 1, at + by))]?.student ?? chosen);
  };
  return (
    <div className={row ? 'oc-dash oc-with-drawer' : 'oc-dash'}>
      <div className="oc-dash-main">
        <div className="oc-dash-tools">
          <label>
            <span className="oc-unseen">{words.__('Find a student')}</span>
            <input
              className="oc-in"
              type="search"
              placeholder={words.__('Find a student')}
              value={find}
              onChange={event => setFind(event.target.value)}
            />
          </label>
          <label className="oc-row">
            {words.__('Sort by')}
            <select className="oc-in" value={order} onChange={event => setOrder(event.target.value as Order)}>
              <option value="needs you">{words.__('Needs you first')}</option>
              <option value="name">{words.__('Name')}</option>
              <option value="mastered">{words.__('Most mastered first')}</option>
            </select>
          </label>
        </div>
        <Where students={students} titles={props.progress.assignments.map(one => one.name)} asOf={props.asOf} />
        {shown.length ? (
          <HeatMap objectives={objectives} students={shown} chosen={chosen} onChoose={setChosen} />
        ) : (
          <p className="oc-quiet">{words.__('Nobody here is called that.')}</p>
        )}
        <Stuck students={students} onChoose={setChosen} />
      </div>
      {row ? (
        <StudentDrawer
          key={row.student}
          row={row}
          onStep={step}
          onClose={() => setChosen(null)}
          load={props.load}
          explain={props.explain}
          override={props.override}
        />
      ) : null}
    </div>
  );
}

function Where(props: { students: readonly StudentRow[]; titles: string[]; asOf: Date }): ReactElement {
  const words = useWords();
  const { students } = props;
  const where = whereabouts(students, props.titles);
  const most = [...where].sort((one, other) => other.count - one.count)[0];
  const stuck = students.filter(one => one.stuck.length).length;
  return (
    <div>
      <h1>
        {most
          ? words._n('%1 student is at %2', '%1 students are at %2', most.count, most.title)
          : words.__('Nobody has begun')}
      </h1>
      <p className="oc-quiet">
        {words._n('%1 student.', '%1 students.', students.length)}{' '}
        {stuck ? words._n('%1 is stuck.', '%1 are stuck.', stuck) : words.__('Nobody is stuck.')}{' '}
        {words.__('As of %1.', clock(props.asOf))}
      </p>
      <ul className="oc-where" aria-label={words.__('Where the students are')}>
        {where.map(one => (
          <li key={one.title} style={{ flexGrow: one.count }}>
            <b className="oc-num">{one.count}</b> {one.title}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Stuck(props: { students: readonly StudentRow[]; onChoose: (student: string) => void }): ReactElement {
  const words = useWords();
  const stuck = props.students.filter(one => one.stuck.length);
  return (
    <section>
      <h2>{words.__('Stuck, %1', stuck.length)}</h2>
      {stuck.length ? (
        <table className="oc-table">
          <thead className="oc-unseen-head">
            <tr>
              <th scope="col">{words.__('Student')}</th>
              <th scope="col">{words.__('On what')}</th>
            </tr>
          </thead>
          <tbody>
            {stuck.slice(0, 20).map(one => (
              <tr key={one.student}>
                <th scope="row">
                  <button type="button" className="oc-link" onClick={() => props.onChoose(one.student)}>
                    {one.student}
                  </button>
                </th>
                <td>{one.stuck.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="oc-quiet">{words.__('Nobody is stuck. Who is shows up here.')}</p>
      )}
    </section>
  );
}
