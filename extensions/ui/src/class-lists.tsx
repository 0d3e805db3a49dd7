/** A list below the map, and who is stuck and on what. */
import { does } from './actions.js';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import type { Insight, StudentRow } from './views.js';
import { TableHead } from './table-head.js';
import { since, useWords } from './words.js';

const FEW = 5;

interface ListProps<T> {
  title: string;
  all: readonly T[];
  empty: string;
  heads: [string, string, string];
  row: (one: T) => ReactNode;
}

/** The first few, and the rest on request. */
export function List<T>(props: ListProps<T>): ReactElement {
  const words = useWords();
  const [whole, setWhole] = useState(false);
  const title = useId();
  const shown = whole ? props.all : props.all.slice(0, FEW);
  return (
    <section aria-labelledby={title}>
      <div className="oc-row oc-list-head">
        <h2 id={title} className="oc-grow">
          {props.title}
        </h2>
        {props.all.length > FEW ? (
          <button
            type="button"
            className="oc-link oc-small"
            aria-expanded={whole}
            {...does('show-all', props.title)}
            onClick={() => setWhole(!whole)}
          >
            {whole ? words.__('Show fewer') : words.__('Show all')}
          </button>
        ) : null}
      </div>
      {props.all.length ? (
        <table className="oc-table" aria-labelledby={title}>
          <TableHead heads={props.heads} className="oc-unseen-head" />
          <tbody>{shown.map(props.row)}</tbody>
        </table>
      ) : (
        <p className="oc-quiet">{props.empty}</p>
      )}
    </section>
  );
}

interface StuckProps {
  students: readonly StudentRow[];
  insight: Insight | null;
  chosen: string | null;
  onChoose: (student: string) => void;
}

export function Stuck(props: StuckProps): ReactElement {
  const words = useWords();
  const known = props.insight?.stuck ?? plain(props.students);
  const now = new Date();
  return (
    <List
      title={words.__('Stuck, %1', new Set(known.map(one => one.student)).size)}
      all={known}
      empty={words.__('Nobody is stuck. Who is shows up here.')}
      heads={[words.__('Student'), words.__('On what'), words.__('Last try')]}
      row={one => (
        <tr key={`${one.student} ${one.name}`}>
          <th scope="row">
            <button
              type="button"
              className="oc-link"
              aria-current={one.student === props.chosen ? 'true' : undefined}
              {...does('choose-student')}
              onClick={() => props.onChoose(one.student)}
            >
              {one.student}
            </button>
          </th>
          <td>{words.__('%1: %2', one.name, one.what)}</td>
          <td className="oc-quiet oc-nowrap">{one.last ? since(new Date(one.last), now, words) : ''}</td>
        </tr>
      )}
    />
  );
}

/** What the class itself says, until the rest has arrived: “Friction: Eight tries …”. */
function plain(
  students: readonly StudentRow[]
): { student: string; name: string; what: string; last: string | null }[] {
  return students.flatMap(({ student, stuck }) =>
    stuck.map(told => {
      const [name = '', ...what] = told.split(': ');
      return { student, name, what: what.join(': '), last: null };
    })
  );
}
