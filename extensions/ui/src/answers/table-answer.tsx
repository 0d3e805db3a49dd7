/** A small table: given cells are text, the others fields. */
import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords } from '../words.js';
import type { ControlProps } from './control.js';
import type { Cell, FormOf } from './forms.js';
import { wrongPlaces } from './places.js';
import { rowsOf, shownCell, typedCell, withCell } from './table-cells.js';
import { TableHead } from '../table-head.js';
import { useTyping } from './typing.js';

export function TableAnswer(props: ControlProps<FormOf<'table'>>): ReactElement {
  const words = useWords();
  const { columns, rows } = props.form;
  const values = rowsOf(props.values, rows) ?? [];
  const [wrong, changed] = useWrong(props.parts);
  const rowName = (row: Cell[], at: number): string =>
    row[0] === null || row[0] === undefined ? words.__('row %1', at + 1) : `${columns[0]} ${shownCell(row[0])}`;
  return (
    <div className="oc-grid-room" role="group" aria-label={props.title}>
      <table className="oc-grid">
        <TableHead heads={columns} />
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((given, place) =>
                given === null ? (
                  <td key={place}>
                    <Field
                      label={`${rowName(row, at)}, ${columns[place]}`}
                      value={shownCell(values[at]?.[place] ?? null)}
                      wrong={wrong.has(`${at + 1}:${place + 1}`)}
                      onText={text => {
                        changed(`${at + 1}:${place + 1}`);
                        props.onValues(withCell(values, at, place, typedCell(text)));
                      }}
                    />
                  </td>
                ) : place === 0 ? (
                  <th key={place} scope="row">
                    {shownCell(given)}
                  </th>
                ) : (
                  <td key={place} className="oc-given">
                    {shownCell(given)}
                  </td>
                )
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cells that the last check found wrong, without those that were changed since. */
function useWrong(parts: ControlProps<FormOf<'table'>>['parts']): [ReadonlySet<string>, (place: string) => void] {
  const [wrong, setWrong] = useState(() => wrongPlaces(parts));
  useEffect(() => setWrong(wrongPlaces(parts)), [parts]);
  return [wrong, place => setWrong(all => new Set([...all].filter(one => one !== place)))];
}

function Field(props: { label: string; value: string; wrong: boolean; onText: (text: string) => void }): ReactElement {
  const words = useWords();
  const [text, type] = useTyping(props.value, props.onText);
  return (
    <span className={props.wrong ? 'oc-slot oc-wrong-cell' : 'oc-slot'}>
      {props.wrong ? <Icon name="notYet" tone="wrong" size={14} /> : null}
      <input
        aria-label={props.wrong ? words.__('%1: not yet', props.label) : props.label}
        autoComplete="off"
        placeholder="–"
        value={text}
        onChange={event => type(event.target.value)}
      />
    </span>
  );
}
