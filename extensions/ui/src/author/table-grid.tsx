/** The right table: heads, cells, and a tick on those that students fill in. */
import { does, type ActionName } from '../actions.js';
import { useState, type ReactElement } from 'react';
import { useWords } from '../words.js';
import type { Values } from './schema-fields.js';
import { cellOf } from './texts.js';

type Spot = readonly [number, number];

interface Table {
  columns: string[];
  rows: unknown[][];
  blank: Spot[];
}

interface PartProps {
  table: Table;
  give: (change: Partial<Table>) => void;
}

export function TableGrid(props: { value: Values; onChange: (value: Values) => void }): ReactElement {
  const words = useWords();
  const [marking, setMarking] = useState(false);
  const table: Table = {
    columns: (props.value['columns'] as string[] | undefined) ?? [],
    rows: (props.value['rows'] as unknown[][] | undefined) ?? [],
    blank: (props.value['blank'] as Spot[] | undefined) ?? []
  };
  const give = (change: Partial<Table>): void => {
    const next = { ...table, ...change };
    const blank = next.blank.filter(([row, column]) => row <= next.rows.length && column <= next.columns.length);
    props.onChange({ ...props.value, ...next, blank: blank.length ? blank : undefined });
  };
  return (
    <fieldset className="oc-field">
      <legend>
        {words.__('The right table')}
        <button
          type="button"
          className="oc-link"
          aria-pressed={marking}
          {...does('fill-in')}
          onClick={() => setMarking(!marking)}
        >
          {marking ? words.__('Back to the values') : words.__('Which cells are filled in?')}
        </button>
      </legend>
      <table className="oc-cells">
        <Heads table={table} give={give} />
        <tbody>
          {table.rows.map((_, at) => (
            <Row key={at} table={table} give={give} at={at} marking={marking} />
          ))}
        </tbody>
      </table>
      <Size table={table} give={give} />
    </fieldset>
  );
}

function Heads({ table, give }: PartProps): ReactElement {
  const words = useWords();
  return (
    <thead>
      <tr>
        {table.columns.map((name, column) => (
          <th key={column} scope="col">
            <input
              className="oc-in"
              aria-label={words.__('Column %1', column + 1)}
              value={name}
              onChange={event => give({ columns: put(table.columns, column, event.target.value) })}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The values of a row, or a tick at each that students fill in. */
function Row({ table, give, at, marking }: PartProps & { at: number; marking: boolean }): ReactElement {
  const words = useWords();
  const row = table.rows[at] ?? [];
  const isBlank = (column: number): boolean =>
    !table.blank.length || table.blank.some(one => one[0] === at + 1 && one[1] === column + 1);
  return (
    <tr>
      {row.map((cell, column) => (
        <td key={column} className={isBlank(column) ? 'oc-blank' : ''}>
          {marking ? (
            <input
              type="checkbox"
              aria-label={words.__('Students fill in row %1, column %2', at + 1, column + 1)}
              checked={isBlank(column)}
              onChange={() => give({ blank: toggled(table, at, column) })}
            />
          ) : (
            <Cell
              label={words.__('Row %1, column %2', at + 1, column + 1)}
              value={cell}
              onChange={one => give({ rows: put(table.rows, at, put(row, column, one)) })}
            />
          )}
        </td>
      ))}
    </tr>
  );
}

/** More and fewer rows and columns. */
function Size({ table, give }: PartProps): ReactElement {
  const words = useWords();
  const { columns, rows } = table;
  const wider = { columns: [...columns, `column ${columns.length + 1}`], rows: rows.map(one => [...one, 0]) };
  const narrower = { columns: columns.slice(0, -1), rows: rows.map(one => one.slice(0, -1)) };
  return (
    <p className="oc-row oc-wrap">
      <Sized does="add-row" label={words.__('Add a row')} act={() => give({ rows: [...rows, columns.map(() => 0)] })} />
      <Sized does="add-column" label={words.__('Add a column')} act={() => give(wider)} />
      {rows.length > 1 ? (
        <Sized
          does="remove-row"
          label={words.__('Remove the last row')}
          act={() => give({ rows: rows.slice(0, -1) })}
        />
      ) : null}
      {columns.length > 1 ? (
        <Sized does="remove-column" label={words.__('Remove the last column')} act={() => give(narrower)} />
      ) : null}
    </p>
  );
}

/** A number is one again when the cell is left: “1.” is on its way to 1.5. */
function Cell(props: { label: string; value: unknown; onChange: (value: unknown) => void }): ReactElement {
  const [text, setText] = useState<string | null>(null);
  return (
    <input
      className="oc-in"
      aria-label={props.label}
      value={text ?? String(props.value ?? '')}
      onChange={event => setText(event.target.value)}
      onBlur={() => {
        if (text !== null) {
          props.onChange(cellOf(text));
        }
        setText(null);
      }}
    />
  );
}

const Sized = (props: { does: ActionName; label: string; act: () => void }): ReactElement => (
  <button type="button" className="oc-link" {...does(props.does)} onClick={props.act}>
    {props.label}
  </button>
);

function put<T>(list: readonly T[], at: number, value: T): T[] {
  return list.map((one, each) => (each === at ? value : one));
}

/** None named means all: the first one that is taken off names all others. */
function toggled(table: Table, row: number, column: number): Spot[] {
  const all = table.rows.flatMap((one, at) => one.map((_, each): Spot => [at + 1, each + 1]));
  const now = table.blank.length ? table.blank : all;
  const is = (one: Spot): boolean => one[0] === row + 1 && one[1] === column + 1;
  const next = now.some(is) ? now.filter(one => !is(one)) : all.filter(one => is(one) || now.includes(one));
  return next.length === all.length || !next.length ? [] : next;
}
