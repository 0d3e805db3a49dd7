/** The arrows of the graph: what there is, what is pulled, and what was refused. */
import { does } from '../actions.js';
import type { ReactElement } from 'react';
import { useWords } from '../words.js';
import type { ObjectivesModel } from './objectives-model.js';

export const NODE = { width: 176, height: 56, across: 232, down: 84, edge: 24, above: 48 };

export interface Spot {
  x: number;
  y: number;
}

interface ArrowsProps {
  model: ObjectivesModel;
  at: ReadonlyMap<string, Spot>;
  size: { width: number; height: number };
  pull: { from: string; to: Spot } | null;
}

export function Arrows(props: ArrowsProps): ReactElement {
  const words = useWords();
  const { model, at, size, pull } = props;
  const links = model.objectives.flatMap(one => one.requires.map(from => ({ from, to: one.objective })));
  const { refused } = model;
  return (
    <svg className="oc-edges" {...size} aria-hidden="true">
      <defs>
        {['', 'oc-hot', 'oc-refused'].map(one => (
          <marker
            key={one}
            id={`oc-head-${one}`}
            className={one}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0.8 7.5 4 0 7.2z" fill="currentColor" stroke="none" />
          </marker>
        ))}
      </defs>
      {links.map(({ from, to }) => {
        const [start, end] = [at.get(from), at.get(to)];
        const hot = from === model.chosen || to === model.chosen;
        return start && end ? (
          <Arrow
            key={`${from} ${to}`}
            start={start}
            end={end}
            hot={hot}
            about={words.__('%1, %2', model.name(from), model.name(to))}
            onCut={() => void model.disconnect(from, to)}
          />
        ) : null;
      })}
      {pull && at.get(pull.from) ? <path className="oc-hot" d={curve(right(at.get(pull.from)!), pull.to)} /> : null}
      {refused?.from && refused.to && at.get(refused.from) && at.get(refused.to) ? (
        <Refused start={at.get(refused.from)!} end={at.get(refused.to)!} />
      ) : null}
    </svg>
  );
}

const right = (box: Spot): Spot => ({ x: box.x + NODE.width, y: box.y + NODE.height / 2 });
const left = (box: Spot): Spot => ({ x: box.x - 2, y: box.y + NODE.height / 2 });
const above = (box: Spot): Spot => ({ x: box.x + NODE.width / 2, y: box.y });

function curve(from: Spot, to: Spot): string {
  const bend = Math.max(24, (to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

/** One of the chosen objective's can be cut in its middle; with keys that is done in the form. */
function Arrow(props: { start: Spot; end: Spot; hot: boolean; about: string; onCut: () => void }): ReactElement {
  const words = useWords();
  const [from, to] = [right(props.start), left(props.end)];
  const kind = props.hot ? 'oc-hot' : '';
  return (
    <g className={kind}>
      <path d={curve(from, to)} markerEnd={`url(#oc-head-${kind})`} />
      {props.hot ? (
        <g
          className="oc-cut"
          transform={`translate(${(from.x + to.x) / 2} ${(from.y + to.y) / 2})`}
          {...does('cut-arrow', props.about)}
          onClick={props.onCut}
        >
          <title>{words.__('Take this arrow away')}</title>
          <circle r="12" className="oc-cut-room" />
          <circle r="8" />
          <path d="M-3-3 3 3M3-3-3 3" />
        </g>
      ) : null}
    </g>
  );
}

/** Over the top, dashed and crossed out. */
function Refused(props: { start: Spot; end: Spot }): ReactElement {
  const [from, to] = [above(props.start), above(props.end)];
  const top = Math.max(14, Math.min(from.y, to.y) - 70);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + 3 * top * 2 + to.y) / 8 };
  return (
    <g className="oc-refused">
      <path
        strokeDasharray="5 4"
        d={`M${from.x} ${from.y}C${from.x} ${top} ${to.x} ${top} ${to.x} ${to.y}`}
        markerEnd="url(#oc-head-oc-refused)"
      />
      <g transform={`translate(${middle.x} ${middle.y})`}>
        <circle r="9" className="oc-cut-face" />
        <path d="M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5" />
      </g>
    </g>
  );
}
