/** Objectives as boxes, what requires what as arrows: by mouse and by keyboard. */
import { does } from '../actions.js';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { towards } from '../course-map.js';
import { Icon } from '../icon.js';
import { placed, type Place } from '../layout.js';
import { useRoving } from '../roving.js';
import type { Coverage } from '../views.js';
import { useWords, type Words } from '../words.js';
import type { Zoom } from '../zoom.js';
import { Arrows, NODE, type Spot } from './objective-arrows.js';
import type { ObjectivesEditorProps } from './objectives-editor.js';

const GRIP = 'oc-grip';

interface GraphProps extends ObjectivesEditorProps {
  sought: string;
  zoom: Zoom;
}

export function ObjectiveGraph(props: GraphProps): ReactElement {
  const words = useWords();
  const { model } = props;
  const { box, scale } = props.zoom;
  const { objectives } = model;
  const places = useMemo(
    () => placed(objectives.map(one => ({ id: one.objective, requires: one.requires }))),
    [objectives]
  );
  const at = useMemo(() => spots(places), [places]);
  const spotsList = [...at.values()];
  const size = {
    width: Math.max(0, ...spotsList.map(one => one.x)) + NODE.width + NODE.edge,
    height: Math.max(0, ...spotsList.map(one => one.y)) + NODE.height + NODE.edge
  };
  const { settle, ref, onKeyDown, onFocus } = useRoving<HTMLDivElement>((key, stops, from) =>
    towards(key, stops, from, places)
  );
  useEffect(settle);
  const [pull, setPull] = useState<{ from: string; to: Spot } | null>(null);
  const pullTo = usePull(ref, scale, setPull, (from, to) => void model.connect(from, to));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && (model.connecting !== null || model.refused)) {
      model.draw(null);
      model.forget();
    } else {
      onKeyDown(event);
    }
  };
  return (
    <div className="oc-map-scroll" ref={box}>
      <div
        className={model.connecting === null ? 'oc-graph' : 'oc-graph oc-drawing'}
        role="group"
        aria-label={words.__('Objectives and what they require')}
        ref={ref}
        onFocus={onFocus}
        onKeyDown={onKey}
        {...pullTo}
        style={{ ...size, zoom: scale }}
      >
        <Arrows model={model} at={at} size={size} pull={pull} />
        {objectives.map(one => (
          <Box key={model.identity(one.objective)} {...props} objective={one} place={at.get(one.objective)!} />
        ))}
      </div>
    </div>
  );
}

function spots(places: readonly Place[]): Map<string, Spot> {
  const top = Math.min(0, ...places.map(one => one.row));
  return new Map(
    places.map(one => [
      one.id,
      { x: NODE.edge + one.column * NODE.across, y: NODE.above + (one.row - top) * NODE.down }
    ])
  );
}

/** Pull an arrow from a box's right edge to another box. */
function usePull(
  graph: { current: HTMLDivElement | null },
  scale: number,
  setPull: (pull: { from: string; to: Spot } | null) => void,
  connect: (from: string, to: string) => void
): { onPointerDown: (event: PointerEvent) => void } & Record<string, (event: PointerEvent) => void> {
  const from = useRef<string | null>(null);
  const objectiveAt = (target: Element | null): string | null =>
    target?.closest<HTMLElement>('[data-objective]')?.dataset['objective'] ?? null;
  const spot = (event: PointerEvent): Spot => {
    const box = graph.current!.getBoundingClientRect();
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  };
  return {
    onPointerDown: event => {
      const target = event.target as Element;
      from.current = target.closest(`.${GRIP}`) ? objectiveAt(target) : null;
    },
    onPointerMove: event => {
      if (from.current) {
        setPull({ from: from.current, to: spot(event) });
      }
    },
    onPointerUp: event => {
      const to = objectiveAt(document.elementFromPoint(event.clientX, event.clientY));
      if (from.current && to && to !== from.current) {
        connect(from.current, to);
      }
      from.current = null;
      setPull(null);
    }
  };
}

function Box(props: GraphProps & { objective: Coverage; place: Spot }): ReactElement {
  const words = useWords();
  const { objective, place, model } = props;
  const { connecting } = model;
  const id = objective.objective;
  const act = (byKey: boolean): void => {
    if (connecting === '') {
      model.draw(id);
    } else if (connecting !== null) {
      void model.connect(connecting, id);
    } else {
      model.choose(id);
      if (byKey) {
        props.onOpen(id);
      }
    }
  };
  const found = props.sought && objective.name.toLowerCase().includes(props.sought.toLowerCase());
  const classes = ['oc-node', id === model.chosen || found ? 'oc-on' : '', id === connecting ? 'oc-from' : ''];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      data-objective={id}
      {...does('choose-objective', objective.name)}
      data-here={id === model.chosen || undefined}
      aria-current={id === model.chosen || undefined}
      style={{ left: place.x, top: place.y, width: NODE.width, height: NODE.height }}
      title={objective.statement}
      onClick={event => act(event.detail === 0)}
    >
      <strong>{objective.name}</strong>
      <span className={objective.missing ? 'oc-cover oc-notice' : 'oc-cover'}>
        <Pips exercises={objective.exercises} missing={objective.missing} />
        {covered(objective, words)}
      </span>
      <span className={GRIP} aria-hidden="true" title={words.__('Pull to what builds on it')}>
        <Icon name="forward" size={10} />
      </span>
    </button>
  );
}

function Pips(props: { exercises: number; missing: number }): ReactElement {
  const full = Math.min(6, props.exercises);
  return (
    <span className="oc-pips" aria-hidden="true">
      {Array.from({ length: full + Math.min(3, props.missing) }, (_, at) => (
        <b key={at} className={at < full ? '' : 'oc-no'} />
      ))}
    </span>
  );
}

/** “2 more needed”, or “5, 3 fresh”. */
export function covered(one: Coverage, words: Words): string {
  if (one.missing) {
    return words.__('%1 more needed', one.missing);
  }
  return one.fresh
    ? words.__('%1, %2 fresh', one.exercises, one.fresh)
    : words._n('%1 exercise', '%1 exercises', one.exercises);
}
