/** The whole class at a glance, and the frame that says which part of it the map below shows: drag it, or use arrows. */
import { useMemo, type ReactElement } from 'react';
import { shapes } from './class-order.js';
import type { StudentRow } from './views.js';
import { useWords } from './words.js';

export interface ClassStripProps {
  students: readonly StudentRow[];
  rows: number;
  first: number;
  size: number;
  onMove: (first: number) => void;
}

const ROW = 4;

export function ClassStrip(props: ClassStripProps): ReactElement {
  const words = useWords();
  const { students, rows, first, size } = props;
  const drawn = useMemo(() => Object.entries(shapes(students, rows)), [students, rows]);
  const frame = { '--oc-frame': `${(100 * size) / students.length}%` } as Record<string, string>;
  return (
    <div className="oc-strip" style={frame}>
      <span className="oc-strip-name oc-small">
        {words.__('All %1 students', students.length)}
        <br />
        <span className="oc-quiet">{words.__('in the order below')}</span>
      </span>
      <span className="oc-strip-all" style={{ height: rows * ROW + 4 }}>
        <svg viewBox={`0 0 ${students.length} ${rows}`} preserveAspectRatio="none" aria-hidden="true">
          {drawn.map(([level, path]) => (
            <path key={level} className={`oc-fill-${level}`} d={path} />
          ))}
        </svg>
        <input
          type="range"
          min={0}
          max={students.length - size}
          value={first}
          aria-label={words.__('First student shown')}
          aria-valuetext={words.__('Students %1 to %2 of %3', first + 1, first + size, students.length)}
          onChange={event => props.onMove(Number(event.target.value))}
        />
      </span>
    </div>
  );
}
