/** The prerequisite graph as an editor: what requires what, and what shows it. */
import { does, type ActionName } from '../actions.js';
import { useState, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import type { IconName } from '../icon-paths.js';
import { StateNote } from '../states.js';
import type { Coverage } from '../views.js';
import { useWords, type Words } from '../words.js';
import { useZoom, type Zoom } from '../zoom.js';
import { ZoomTools } from '../zoom-tools.js';
import { ObjectiveGraph } from './objective-graph.js';
import { ObjectiveTable } from './objective-table.js';
import type { ObjectivesModel } from './objectives-model.js';

export interface ObjectivesEditorProps {
  model: ObjectivesModel;
  /** Enter on an objective: what is said of it is wanted. */
  onOpen: (objective: string) => void;
  onAdd: () => void;
}

export function ObjectivesEditor(props: ObjectivesEditorProps): ReactElement {
  const { model } = props;
  const { asList } = model;
  const [sought, setSought] = useState('');
  const zoom = useZoom();
  return (
    <div className="oc-map oc-objectives">
      <Toolbar {...props} sought={sought} onSeek={setSought} zoom={zoom} />
      {model.objectives.length ? <Summary objectives={model.objectives} /> : <Empty onAdd={props.onAdd} />}
      {model.objectives.length === 0 ? null : asList ? (
        <ObjectiveTable {...props} sought={sought} />
      ) : (
        <ObjectiveGraph {...props} sought={sought} zoom={zoom} />
      )}
      <Told model={model} />
    </div>
  );
}

interface ToolbarProps extends ObjectivesEditorProps {
  sought: string;
  onSeek: (words: string) => void;
  zoom: Zoom;
}

function Toolbar(props: ToolbarProps): ReactElement {
  const words = useWords();
  const { model } = props;
  const tool = (name: ActionName, icon: IconName, label: string, act: () => void, more: object = {}): ReactElement => (
    <button type="button" className="oc-tool" {...does(name)} aria-label={label} onClick={act} {...more}>
      <Icon name={icon} />
      <span className="oc-tool-words">{label}</span>
    </button>
  );
  return (
    <div className="oc-toolbar" role="toolbar" aria-label={words.__('Objectives')}>
      {tool('add-objective', 'plus', words.__('Add objective'), props.onAdd)}
      {tool(
        'connect-objective',
        'path',
        words.__('Connect'),
        () => model.draw(model.connecting === null ? (model.chosen ?? '') : null),
        {
          'aria-pressed': model.connecting !== null,
          disabled: model.objectives.length < 2
        }
      )}
      {tool('undo-objective', 'undo', words.__('Undo'), () => void model.undo(), { disabled: !model.canUndo })}
      <span className="oc-grow" />
      {model.objectives.length ? <Looking {...props} /> : null}
    </div>
  );
}

/** What is seen of them: found by a name, larger or smaller, or as a table. */
function Looking(props: ToolbarProps): ReactElement {
  const words = useWords();
  const { model } = props;
  return (
    <>
      <label className="oc-seek">
        <Icon name="search" />
        <span className="oc-unseen">{words.__('Find an objective')}</span>
        <input
          className="oc-in"
          {...does('find-objective')}
          value={props.sought}
          placeholder={words.__('Find an objective')}
          onChange={event => props.onSeek(event.target.value)}
        />
      </label>
      {model.asList ? null : <ZoomTools zoom={props.zoom} of={words.__('Objectives')} />}
      <button
        type="button"
        className="oc-tool"
        aria-pressed={model.asList}
        {...does('objectives-as-list')}
        onClick={() => model.toggleList()}
      >
        {words.__('As list')}
      </button>
    </>
  );
}

function Empty(props: { onAdd: () => void }): ReactElement {
  const words = useWords();
  return (
    <StateNote
      title={words.__('What should students be able to do?')}
      sentence={words.__('Add the first objective. Draw an arrow from it to what builds on it.')}
      action={{ does: 'add-objective', words: words.__('Add objective'), act: props.onAdd, primary: true }}
    />
  );
}

function Summary(props: { objectives: readonly Coverage[] }): ReactElement {
  const words = useWords();
  const { objectives } = props;
  const few = objectives.filter(one => one.missing > 0);
  return (
    <p className="oc-objectives-sum">
      <strong className="oc-h">{words._n('%1 objective.', '%1 objectives.', objectives.length)}</strong>{' '}
      {few.length
        ? words._n(
            '%2 can be shown. %3 needs more exercises; no gate can rest on it yet.',
            '%2 can be shown. %3 need more exercises; no gate can rest on them yet.',
            few.length,
            objectives.length - few.length,
            listed(
              few.map(one => one.name),
              words
            )
          )
        : words.__('All of them can be shown.')}
    </p>
  );
}

/** “Springs, Work and 3 more”. */
export function listed(names: readonly string[], words: Words): string {
  const [shown, more] = names.length > 4 ? [names.slice(0, 3), names.length - 3] : [names, 0];
  if (more) {
    return words.__('%1 and %2 more', shown.join(', '), more);
  }
  return shown.length < 2
    ? (shown[0] ?? '')
    : words.__('%1 and %2', shown.slice(0, -1).join(', '), shown[shown.length - 1]);
}

function Told(props: { model: ObjectivesModel }): ReactElement | null {
  const words = useWords();
  const { refused, note, connecting } = props.model;
  if (refused) {
    const [first, ...rest] = refused.message.split(/(?<=\.) /);
    return (
      <div className="oc-told" role="alert">
        <Icon name="notYet" tone="wrong" />
        <p className="oc-grow">
          <strong className="oc-h oc-wrong">{first}</strong> {rest.join(' ')} {refused.next}
        </p>
        <button type="button" className="oc-btn" {...does('leave-refused')} onClick={() => props.model.forget()}>
          {words.__('Leave it')}
        </button>
      </div>
    );
  }
  const said =
    connecting === null
      ? note
      : connecting === ''
        ? words.__('Choose what comes first.')
        : words.__('What builds on %1? Choose it; Escape leaves all as it is.', props.model.name(connecting));
  return (
    <div className={said ? 'oc-told' : ''} role="status">
      {said ? <p>{said}</p> : null}
    </div>
  );
}
