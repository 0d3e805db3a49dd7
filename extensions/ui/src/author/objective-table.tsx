/** The same as the graph, as a table: for who prefers it, and for readers of the screen. */
import { does } from '../actions.js';
import type { ReactElement } from 'react';
import { useWords } from '../words.js';
import { covered } from './objective-graph.js';
import { TableHead } from '../table-head.js';
import type { ObjectivesEditorProps } from './objectives-editor.js';

export function ObjectiveTable(props: ObjectivesEditorProps & { sought: string }): ReactElement {
  const words = useWords();
  const { model } = props;
  const heads = [words.__('Objective'), words.__('A student can'), words.__('Requires'), words.__('Exercises')];
  const found = model.objectives.filter(one => one.name.toLowerCase().includes(props.sought.toLowerCase()));
  return (
    <div className="oc-map-scroll">
      <table className="oc-table">
        <TableHead heads={heads} />
        <tbody>
          {found.map(one => (
            <tr key={one.objective} aria-current={one.objective === model.chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="oc-link"
                  {...does('choose-objective')}
                  onClick={() => props.onOpen(one.objective)}
                >
                  {one.name}
                </button>
              </th>
              <td>{one.statement}</td>
              <td data-head={one.requires.length ? heads[2] : undefined}>
                {one.requires.map(each => model.name(each)).join(', ')}
              </td>
              <td className={one.missing ? 'oc-notice' : ''}>{covered(one, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
