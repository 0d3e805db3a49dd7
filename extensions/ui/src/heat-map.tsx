/** Objectives by students: a grid of the visible cells, however large the class; arrows move, Enter opens. */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { windowAt } from './class-order.js';
import type { ClassProgress, StudentRow } from './views.js';
import { useWords, type Words } from './words.js';

const COLUMN = 20;
const NAMES = 150;

export interface HeatMapProps {
  objectives: ClassProgress['objectives'];
  students: readonly StudentRow[];
  chosen: string | null;
  onChoose: (student: string) => void;
}

const SIGNS: Record<string, string> = { none: '·', stuck: '!', full: '✓' };

function spoken(level: string, words: Words): string {
  const known: Record<string, string> = {
    none: words.__('not begun'),
    low: words.__('below 30%'),
    middle: words.__('30 to 55%'),
    high: words.__('55 to 80%'),
    full: words.__('mastered'),
    stuck: words.__('stuck')
  };
  return known[level] ?? level;
}

export function HeatMap(props: HeatMapProps): ReactElement {
  const words = useWords();
  const { students, objectives } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(40);
  const [from, setFrom] = useState(0);
  const [at, setAt] = useState({ column: 0, row: 0 });
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) =>
      setSize(Math.max(5, Math.floor(((entry?.contentRect.width ?? 950) - NAMES) / COLUMN)))
    );
    if (frame.current) {
      watch.observe(frame.current);
    }
    return () => watch.disconnect();
  }, []);
  const first = windowAt(from, Math.min(from, students.length - 1), size, students.length);
  const shown = students.slice(first, first + size);
  const go = (column: number, row: number): void => {
    const to = {
      column: Math.max(0, Math.min(students.length - 1, column)),
      row: Math.max(0, Math.min(objectives.length - 1, row))
    };
    setAt(to);
    setFrom(windowAt(first, to.column, size, students.length));
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  const press = (event: KeyboardEvent): void => {
    const moves: Record<string, [number, number]> = {
      ArrowRight: [at.column + 1, at.row],
      ArrowLeft: [at.column - 1, at.row],
      ArrowDown: [at.column, at.row + 1],
      ArrowUp: [at.column, at.row - 1],
      Home: [0, at.row],
      End: [students.length - 1, at.row],
      PageDown: [at.column + size, at.row],
      PageUp: [at.column - size, at.row]
    };
    const to = moves[event.key];
    const student = students[at.column]?.student;
    if (to) {
      event.preventDefault();
      go(...to);
    } else if (event.key === 'Enter' && student) {
      props.onChoose(student);
    }
  };
  const focused = Math.max(first, Math.min(at.column, first + shown.length - 1));
  return (
    <section aria-label={words.__('Objectives by students')}>
      <h2>
        {words.__('Objectives by students')}{' '}
        <span className="oc-quiet oc-plain">
          {words.__('Students %1 to %2 of %3', first + 1, first + shown.length, students.length)}
        </span>
      </h2>
      {students.length > size ? (
        <input
          type="range"
          className="oc-range"
          min={0}
          max={students.length - size}
          value={first}
          aria-label={words.__('First student shown')}
          onChange={event => setFrom(Number(event.target.value))}
        />
      ) : null}
      <div
        ref={frame}
        className="oc-heat"
        role="grid"
        aria-rowcount={objectives.length + 1}
        aria-colcount={students.length + 1}
        onKeyDown={press}
      >
        <div role="row" className="oc-heat-names">
          <span role="columnheader" className="oc-unseen">
            {words.__('Objective')}
          </span>
          {shown.map((one, index) => (
            <span
              key={one.student}
              role="columnheader"
              aria-colindex={first + index + 2}
              className={one.student === props.chosen ? 'oc-on' : undefined}
            >
              <span>{one.student}</span>
            </span>
          ))}
        </div>
        {objectives.map((objective, row) => (
          <div role="row" key={objective.id} className="oc-heat-row">
            <span role="rowheader">{objective.name}</span>
            {shown.map((one, index) => {
              const level = one.levels[row] ?? 'none';
              const here = first + index === focused && row === at.row;
              return (
                <span
                  key={one.student}
                  role="gridcell"
                  aria-colindex={first + index + 2}
                  tabIndex={here ? 0 : -1}
                  className={`oc-cell oc-level-${level}`}
                  title={`${one.student}, ${objective.name}: ${spoken(level, words)}`}
                  aria-label={`${one.student}, ${objective.name}: ${spoken(level, words)}`}
                  onClick={() => (setAt({ column: first + index, row }), props.onChoose(one.student))}
                >
                  {SIGNS[level] ?? ''}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      <p className="oc-legend oc-small" aria-hidden="true">
        {['none', 'low', 'middle', 'high', 'full', 'stuck'].map(level => (
          <span key={level}>
            <span className={`oc-cell oc-level-${level}`}>{SIGNS[level] ?? ''}</span> {spoken(level, words)}
          </span>
        ))}
      </p>
    </section>
  );
}
