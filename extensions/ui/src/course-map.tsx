/** The prerequisite graph with one's own mastery on it; the same as a table for who prefers that. */
import { does } from './actions.js';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import type { Tone } from './icon.js';
import { placed, type Place } from './layout.js';
import { Meter } from './meter.js';
import { useRoving } from './roving.js';
import { isMastered } from './standing.js';
import type { Assignment, Objective, Progress } from './views.js';
import { TableHead } from './table-head.js';
import { percent, useWords, type Words } from './words.js';
import { useZoom, type Zoom } from './zoom.js';
import { ZoomTools } from './zoom-tools.js';

const NODE = { width: 176, height: 68, across: 236, down: 90, edge: 24 };

export interface CourseMapProps {
  progress: Progress;
  onOpen: (assignment: string) => void;
  onExplain: (assignment: string, from: HTMLElement) => void;
  /** Whether it is shown as a table, where who shows it keeps that. */
  asList?: boolean;
  onList?: () => void;
}

export function CourseMap(props: CourseMapProps): ReactElement {
  const words = useWords();
  const [chosen, setChosen] = useState(false);
  const asList = props.asList ?? chosen;
  const zoom = useZoom();
  const toggle = props.onList ?? (() => setChosen(!asList));
  const { objectives } = props.progress;
  const mastered = objectives.filter(isMastered).length;
  return (
    <div className="oc-map">
      <div className="oc-map-head">
        <p className="oc-grow">
          <strong>{words.__('%1 of %2 objectives mastered.', mastered, objectives.length)}</strong>{' '}
          {words.__('An arrow leads from what comes first to what builds on it.')}
        </p>
        {asList ? null : <ZoomTools zoom={zoom} of={words.__('Course map')} />}
        <button type="button" className="oc-btn" aria-pressed={asList} {...does('map-as-list')} onClick={toggle}>
          {words.__('As list')}
        </button>
      </div>
      {asList ? <AsList {...props} /> : <Graph {...props} zoom={zoom} />}
    </div>
  );
}

function Graph(props: CourseMapProps & { zoom: Zoom }): ReactElement {
  const words = useWords();
  const { objectives, next } = props.progress;
  const { box, scale } = props.zoom;
  const places = useMemo(
    () => placed(objectives.map(one => ({ id: one.objective, requires: one.requires }))),
    [objectives]
  );
  const top = Math.min(0, ...places.map(one => one.row));
  const at = new Map(places.map(one => [one.id, spot(one, top)]));
  const size = {
    width: Math.max(...[...at.values()].map(one => one.x)) + NODE.width + NODE.edge,
    height: Math.max(...[...at.values()].map(one => one.y)) + NODE.height + NODE.edge
  };
  const { settle, ref, ...roving } = useRoving<HTMLDivElement>((key, stops, from) => towards(key, stops, from, places));
  useEffect(settle);
  return (
    <div className="oc-map-scroll" ref={box}>
      <div
        className="oc-graph"
        role="group"
        aria-label={words.__('Objectives')}
        ref={ref}
        {...roving}
        style={{ ...size, zoom: scale }}
      >
        <Edges objectives={objectives} at={at} size={size} />
        {objectives.map(one => (
          <Node
            key={one.objective}
            objective={one}
            place={at.get(one.objective)!}
            isNext={one.objective === next?.objective}
            {...props}
          />
        ))}
      </div>
    </div>
  );
}

interface Spot {
  x: number;
  y: number;
}

function spot(place: Place, top: number): Spot {
  return { x: NODE.edge + place.column * NODE.across, y: NODE.edge + (place.row - top) * NODE.down };
}

function Edges(props: {
  objectives: readonly Objective[];
  at: Map<string, Spot>;
  size: { width: number; height: number };
}): ReactElement {
  const { at, size, objectives } = props;
  return (
    <svg className="oc-edges" {...size} aria-hidden="true">
      <defs>
        <marker id="oc-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0.8 7.5 4 0 7.2z" fill="currentColor" stroke="none" />
        </marker>
      </defs>
      {objectives.flatMap(one =>
        one.requires.map(other => {
          const [from, to] = [at.get(other), at.get(one.objective)];
          return from && to ? (
            <path key={`${other} ${one.objective}`} d={curve(from, to)} markerEnd="url(#oc-arrow)" />
          ) : null;
        })
      )}
    </svg>
  );
}

function curve(from: Spot, to: Spot): string {
  const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [x2, y2] = [to.x - 2, to.y + NODE.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** Icon and word of an objective, as on the path. */
export function objectiveState(one: Objective, words: Words): { icon: IconName; tone: Tone; words: string } {
  if (one.state === 'review due') {
    return { icon: 'review', tone: 'notice', words: words.__('Review due') };
  }
  if (isMastered(one)) {
    return { icon: 'mastered', tone: 'good', words: words.__('Mastered') };
  }
  if (one.state === 'not begun') {
    return { icon: 'open', tone: 'quiet', words: words.__('Not begun') };
  }
  return { icon: 'progress', tone: 'accent', words: words.__('In progress') };
}

function Node(props: CourseMapProps & { objective: Objective; place: Spot; isNext: boolean }): ReactElement {
  const words = useWords();
  const { objective, place } = props;
  const state = objectiveState(objective, words);
  const home = shownBy(objective, props.progress.assignments);
  const locked = home?.state === 'locked';
  return (
    <button
      type="button"
      className={props.isNext ? 'oc-node oc-on' : 'oc-node'}
      data-here={props.isNext || undefined}
      data-objective={objective.objective}
      {...does('open-assignment', objective.name)}
      style={{ left: place.x, top: place.y, width: NODE.width, height: NODE.height }}
      title={locked ? home.reason : objective.lead}
      onClick={event => home && (locked ? props.onExplain(home.name, event.currentTarget) : props.onOpen(home.name))}
    >
      <strong>{objective.name}</strong>
      <span className="oc-node-state">
        {locked ? (
          <Icon name="locked" tone="quiet" size={14} />
        ) : (
          <Icon name={state.icon} tone={state.tone} size={14} />
        )}
        <span className="oc-grow">{locked ? words.__('Locked') : state.words}</span>
        <span className="oc-num">{percent(objective.mastery)}%</span>
      </span>
      <Meter name={objective.name} mastery={objective.mastery} needed={objective.needed} />
    </button>
  );
}

function shownBy(objective: Objective, assignments: readonly Assignment[]): Assignment | undefined {
  return assignments.find(one => one.objectives.includes(objective.objective));
}

/** Left and right follow the arrows of the graph, up and down stay in the column. */
export function towards(key: string, stops: HTMLElement[], from: number, places: readonly Place[]): number {
  const known = new Map(places.map(one => [one.id, one]));
  const own = known.get(stops[from]?.dataset['objective'] ?? '');
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  if (key === 'Home' || key === 'End') {
    return key === 'Home' ? 0 : stops.length - 1;
  }
  if (!own || !way) {
    return from;
  }
  const [dx = 0, dy = 0] = way;
  const ahead = stops
    .map((stop, index) => ({ index, place: known.get(stop.dataset['objective'] ?? '') }))
    .filter(
      ({ place }) =>
        place && (dx ? place.column === own.column + dx : place.column === own.column && dy * (place.row - own.row) > 0)
    )
    .sort((one, other) => Math.abs(one.place!.row - own.row) - Math.abs(other.place!.row - own.row));
  return ahead[0]?.index ?? from;
}

function AsList(props: CourseMapProps): ReactElement {
  const words = useWords();
  const { objectives, assignments } = props.progress;
  const names = new Map(objectives.map(one => [one.objective, one.name]));
  return (
    <div className="oc-map-scroll">
      <table className="oc-table">
        <TableHead
          heads={[
            words.__('Objective'),
            words.__('State'),
            words.__('Mastery'),
            words.__('Needed'),
            words.__('Comes after'),
            words.__('Assignment')
          ]}
        />
        <tbody>
          {objectives.map(one => {
            const home = shownBy(one, assignments);
            return (
              <tr key={one.objective}>
                <th scope="row">{one.name}</th>
                <td>{objectiveState(one, words).words}</td>
                <td className="oc-num">{percent(one.mastery)}%</td>
                <td className="oc-num">{percent(one.needed)}%</td>
                <td>{one.requires.map(each => names.get(each) ?? each).join(', ')}</td>
                <td>
                  {home && home.state !== 'locked' ? (
                    <button
                      type="button"
                      className="oc-link"
                      {...does('open-assignment', home.title)}
                      onClick={() => props.onOpen(home.name)}
                    >
                      {home.title}
                    </button>
                  ) : (
                    home?.title
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
