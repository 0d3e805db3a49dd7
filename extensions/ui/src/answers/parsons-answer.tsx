/** Lines put in order: dragged, moved by keyboard, or by the buttons of a line that is picked up. */
import { does, type ActionName } from '../actions.js';
import { useId, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords } from '../words.js';
import type { ControlProps } from './control.js';
import type { FormOf } from './forms.js';
import { useLineMoves, whereIs, type Direction } from './line-moves.js';
import { orderOf, orderValues, type LineOrder } from './line-order.js';
import { useDrag } from './lines-drag.js';

const STEP_PX = 28;

export function ParsonsAnswer(props: ControlProps<FormOf<'parsons'>>): ReactElement {
  const words = useWords();
  const help = useId();
  const { lines, indentation } = props.form;
  const order = orderOf(props.values, lines) ?? { used: [], unused: lines.map((_, place) => place) };
  const write = (made: LineOrder): void => props.onValues(orderValues(made, lines));
  const { preview, handlers } = useDrag(order, write);
  const moves = useLineMoves(order, write, words);
  const shown = preview ?? order;
  const row = (line: number, depth: number): ReactElement => {
    const up = moves.picked === line;
    return (
      <li
        key={line}
        data-line={line}
        className={up || (preview && moves.stop === line) ? 'oc-line oc-up' : 'oc-line'}
        style={{ marginLeft: depth * STEP_PX }}
        {...handlers(line)}
      >
        <button
          type="button"
          tabIndex={line === moves.stop ? 0 : -1}
          aria-pressed={up}
          aria-describedby={help}
          {...does('pick-line', lines[line]!.trim())}
          onFocus={() => moves.arrive(line)}
          onClick={() => moves.pick(line)}
          onKeyDown={event => moves.onKeyDown(event, line)}
        >
          <Icon name="grip" />
          <span className="oc-unseen">{whereIs(shown, line, words)}: </span>
          <code>{lines[line]!.trim()}</code>
        </button>
        {up ? <Moves onMove={where => moves.move(line, where)} indent={indentation} /> : null}
      </li>
    );
  };
  return (
    <div className="oc-order" ref={moves.box} role="group" aria-label={props.title}>
      {shown.used.length ? (
        <ol className="oc-lines oc-program" aria-label={words.__('Your program')}>
          {shown.used.map(one => row(one.line, one.depth))}
        </ol>
      ) : (
        <p className="oc-small oc-quiet oc-drop">{words.__('Nothing is here yet. Bring the lines up, one by one.')}</p>
      )}
      <div className="oc-unused">
        <p className="oc-small oc-quiet">{shown.unused.length ? words.__('Not used') : ''}</p>
        {shown.unused.length ? (
          <ol className="oc-lines" aria-label={words.__('Lines not used')}>
            {shown.unused.map(line => row(line, 0))}
          </ol>
        ) : null}
      </div>
      <p className="oc-small oc-quiet oc-help" id={help}>
        {words.__(
          'Drag a line, or: Space picks up and puts down; up and down move, left and right indent; Escape puts back.'
        )}
      </p>
      <span className="oc-unseen" role="status">
        {moves.said}
      </span>
    </div>
  );
}

/** The same by single clicks. */
function Moves(props: { onMove: (where: Direction) => void; indent: boolean }): ReactElement {
  const words = useWords();
  const button = (where: Direction, name: ActionName, label: string, turned: string): ReactElement => (
    <button
      type="button"
      tabIndex={-1}
      {...does(name)}
      aria-label={label}
      title={label}
      onClick={() => props.onMove(where)}
    >
      <span className={turned}>
        <Icon name="up" size={14} />
      </span>
    </button>
  );
  return (
    <span className="oc-moves" onPointerDown={event => event.stopPropagation()}>
      {button('ArrowUp', 'line-up', words.__('Move up'), '')}
      {button('ArrowDown', 'line-down', words.__('Move down'), 'oc-turn-down')}
      {props.indent ? button('ArrowLeft', 'line-out', words.__('Less indented'), 'oc-turn-left') : null}
      {props.indent ? button('ArrowRight', 'line-in', words.__('More indented'), 'oc-turn-right') : null}
    </span>
  );
}
