/** A small table: given cells are text, the others fields. */
import type { ReactElement } from 'react';
import { useWords } from '../words.js';
import type { ControlProps } from './control.js';
import type { Cell, FormOf } from './forms.js';
import { rowsOf, shownCell, typedCell, withCell } from './table-cells.js';
import { TableHead } from '../table-head.js';
import { useTyping } from './typing.js';

export function TableAnswer(props: ControlProps<FormOf<'table'>>): ReactElement {
  const words = useWords();
  const { columns, rows } = props.form;
  const values = rowsOf(props.values, rows) ?? [];
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
                      onText={text => props.onValues(withCell(values, at, place, typedCell(text)))}
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

function Field(props: { label: string; value: string; onText: (text: string) => void }): ReactElement {
  const [text, type] = useTyping(props.value, props.onText);
  return (
    <input
      aria-label={props.label}
      autoComplete="off"
      placeholder="–"
      value={text}
      onChange={event => type(event.target.value)}
    />
  );
}
