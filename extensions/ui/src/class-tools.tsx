/** The toolbar of the class: find, sort, the written hints, and tables to take along. */
import { does } from './actions.js';
import type { ReactElement } from 'react';
import type { Order } from './class-order.js';
import type { HintActions } from './dashboard.js';
import { Icon } from './icon.js';
import { useWords } from './words.js';

/** A table of the class that can be taken along. */
export type Table = 'scores.csv' | 'mastery.csv';

export interface ToolsProps {
  refresh: () => void;
  /** Null for who may look but not export. */
  save: ((table: Table) => void) | null;
  find: string;
  onFind: (find: string) => void;
  order: Order;
  onOrder: (order: Order) => void;
  /** Null where there are none. */
  hints: Pick<HintActions, 'waiting' | 'shown' | 'onShown'> | null;
}

export function Tools(props: ToolsProps): ReactElement {
  const words = useWords();
  const { save, hints } = props;
  return (
    <div className="oc-dash-tools" role="toolbar" aria-label={words.__('Class')}>
      {hints?.shown ? null : <Sought {...props} />}
      {hints ? (
        <button
          type="button"
          className="oc-btn oc-row"
          aria-pressed={hints.shown}
          {...does('show-written-hints')}
          onClick={() => hints.onShown(!hints.shown)}
        >
          <Icon name="hint" /> {words.__('Hints')}
          {hints.waiting ? <Waiting count={hints.waiting} /> : null}
        </button>
      ) : null}
      <span className="oc-grow" />
      {save ? (
        <>
          <button type="button" className="oc-tool" {...does('export-scores')} onClick={() => save('scores.csv')}>
            <Icon name="submit" /> {words.__('Export scores')}
          </button>
          <button type="button" className="oc-tool" {...does('export-mastery')} onClick={() => save('mastery.csv')}>
            <Icon name="submit" /> {words.__('Export mastery')}
          </button>
        </>
      ) : null}
      <button
        type="button"
        className="oc-tool"
        aria-label={words.__('Refresh')}
        {...does('refresh-class')}
        onClick={props.refresh}
      >
        <Icon name="turn" />
      </button>
    </div>
  );
}

/** How many wait for the teacher: a number to see, a sentence to hear. */
function Waiting({ count }: { count: number }): ReactElement {
  const words = useWords();
  return (
    <>
      <b className="oc-num oc-notice" aria-hidden="true">
        {count}
      </b>
      <span className="oc-unseen">{words._n('%1 waits for you', '%1 wait for you', count)}</span>
    </>
  );
}

/** Whom the map shows, and in which order. */
function Sought(props: ToolsProps): ReactElement {
  const words = useWords();
  return (
    <>
      <label className="oc-row">
        <Icon name="search" />
        <span className="oc-unseen">{words.__('Find a student')}</span>
        <input
          className="oc-in"
          type="search"
          {...does('find-student')}
          placeholder={words.__('Find a student')}
          value={props.find}
          onChange={event => props.onFind(event.target.value)}
        />
      </label>
      <label className="oc-row">
        {words.__('Sort by')}
        <select
          className="oc-in"
          {...does('sort-class')}
          value={props.order}
          onChange={event => props.onOrder(event.target.value as Order)}
        >
          <option value="needs you">{words.__('Needs you first')}</option>
          <option value="name">{words.__('Name')}</option>
          <option value="mastered">{words.__('Most mastered first')}</option>
        </select>
      </label>
    </>
  );
}
