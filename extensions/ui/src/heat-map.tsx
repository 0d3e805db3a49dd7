/** Objectives by students: a grid of the visible cells, however large the class; arrows move, Enter opens. */
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  type WheelEvent
} from 'react';
import { ClassStrip } from './class-strip.js';
import { windowAt } from './class-order.js';
import type { ClassProgress, StudentRow } from './views.js';
import { useWords, type Words } from './words.js';

const COLUMN = 20;
const NAMES = 160;
const FEWEST = 5;

export interface HeatMapProps {
  objectives: ClassProgress['objectives'];
  students: readonly StudentRow[];
  /** The objective that holds the largest group up, by its name. */
  held: string | null;
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

/** How many columns fit, and which come first. */
function useWindow(count: number): {
  frame: RefObject<HTMLDivElement>;
  first: number;
  size: number;
  show: (column: number) => void;
  start: (first: number) => void;
} {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(40);
  const [from, setFrom] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) =>
      setSize(Math.max(FEWEST, Math.floor(((entry?.contentRect.width ?? 950) - NAMES) / COLUMN)))
    );
    if (frame.current) {
      watch.observe(frame.current);
    }
    return () => watch.disconnect();
  }, []);
  const start = (column: number): void => setFrom(Math.max(0, Math.min(column, count - size)));
  const first = Math.max(0, Math.min(from, count - size));
  return { frame, first, size, start, show: column => setFrom(windowAt(first, column, size, count)) };
}

/** Where a key leads from a cell; null for keys that lead nowhere. */
function moved(key: string, at: Cell, size: number, students: number): Cell | null {
  const moves: Record<string, Cell> = {
    ArrowRight: { column: at.column + 1, row: at.row },
    ArrowLeft: { column: at.column - 1, row: at.row },
    ArrowDown: { column: at.column, row: at.row + 1 },
    ArrowUp: { column: at.column, row: at.row - 1 },
    Home: { column: 0, row: at.row },
    End: { column: students - 1, row: at.row },
    PageDown: { column: at.column + size, row: at.row },
    PageUp: { column: at.column - size, row: at.row }
  };
  return moves[key] ?? null;
}

/** Asks for the focus to be on the chosen cell before the next key: the one that had it may be gone by then. */
function useFocusAfter(frame: RefObject<HTMLDivElement>): () => void {
  const asked = useRef(false);
  useLayoutEffect(() => {
    if (asked.current) {
      asked.current = false;
      frame.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
  });
  return () => {
    asked.current = true;
  };
}

interface Cell {
  column: number;
  row: number;
}

export function HeatMap(props: HeatMapProps): ReactElement {
  const words = useWords();
  const { students, objectives } = props;
  const { frame, first, size, show, start } = useWindow(students.length);
  const [at, setAt] = useState<Cell>({ column: 0, row: 0 });
  const shown = students.slice(first, first + size);
  const takeFocus = useFocusAfter(frame);
  const press = (event: KeyboardEvent): void => {
    const to = moved(event.key, at, size, students.length);
    const student = students[at.column]?.student;
    if (to) {
      event.preventDefault();
      const column = Math.max(0, Math.min(students.length - 1, to.column));
      setAt({ column, row: Math.max(0, Math.min(objectives.length - 1, to.row)) });
      show(column);
      takeFocus();
    } else if (event.key === 'Enter' && student) {
      props.onChoose(student);
    }
  };
  const roll = (event: WheelEvent): void => {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      start(first + Math.sign(event.deltaX));
    }
  };
  const focused = Math.max(first, Math.min(at.column, first + shown.length - 1));
  return (
    <section aria-label={words.__('Objectives by students')}>
      <h2>
        {words.__('Objectives by students')}{' '}
        <span className="oc-quiet oc-plain oc-num">
          {students.length > size
            ? words.__(
                'Students %1 to %2 of %3. Drag the frame, or use the arrow keys.',
                first + 1,
                first + shown.length,
                students.length
              )
            : words._n('%1 student', '%1 students', students.length)}
        </span>
      </h2>
      {students.length > size ? (
        <ClassStrip students={students} rows={objectives.length} first={first} size={size} onMove={start} />
      ) : null}
      <div
        ref={frame}
        className="oc-heat"
        role="grid"
        aria-label={words.__('Mastery of %1 objectives by %2 students', objectives.length, students.length)}
        aria-rowcount={objectives.length + 1}
        aria-colcount={students.length + 1}
        onKeyDown={press}
        onWheel={roll}
      >
        <Names
          shown={shown}
          first={first}
          chosen={props.chosen}
          longest={Math.max(...students.map(one => one.student.length))}
        />
        {objectives.map((objective, row) => (
          <Row
            key={objective.id}
            row={row}
            name={objective.name}
            held={objective.name === props.held}
            shown={shown}
            first={first}
            focused={row === at.row ? focused : -1}
            chosen={props.chosen}
            onCell={column => (setAt({ column, row }), props.onChoose(students[column]!.student))}
          />
        ))}
      </div>
      <Legend />
    </section>
  );
}

interface WindowProps {
  shown: readonly StudentRow[];
  first: number;
  chosen: string | null;
}

/** As high as the longest name in the class, so that the rows stay where they are. */
function Names(props: WindowProps & { longest: number }): ReactElement {
  const words = useWords();
  return (
    <div role="row" className="oc-heat-names" style={{ height: `min(100px, calc(${props.longest}ch + 8px))` }}>
      <span role="columnheader" className="oc-unseen">
        {words.__('Objective')}
      </span>
      {props.shown.map((one, index) => (
        <span
          key={one.student}
          role="columnheader"
          aria-colindex={props.first + index + 2}
          className={one.student === props.chosen ? 'oc-on' : undefined}
        >
          <span>{one.student}</span>
        </span>
      ))}
    </div>
  );
}

interface RowProps extends WindowProps {
  row: number;
  name: string;
  held: boolean;
  focused: number;
  onCell: (column: number) => void;
}

function Row(props: RowProps): ReactElement {
  const words = useWords();
  return (
    <div role="row" className="oc-heat-row">
      <span role="rowheader" className={props.held ? 'oc-held' : undefined}>
        {props.name}
      </span>
      {props.shown.map((one, index) => {
        const level = one.levels[props.row] ?? 'none';
        const column = props.first + index;
        const name = `${one.student}, ${props.name}: ${spoken(level, words)}`;
        return (
          <span
            key={one.student}
            role="gridcell"
            aria-colindex={column + 2}
            tabIndex={column === props.focused ? 0 : -1}
            className={`oc-cell oc-level-${level}${one.student === props.chosen ? ' oc-on' : ''}`}
            title={name}
            aria-label={name}
            onClick={() => props.onCell(column)}
          >
            {SIGNS[level] ?? ''}
          </span>
        );
      })}
    </div>
  );
}

function Legend(): ReactElement {
  const words = useWords();
  return (
    <p className="oc-legend oc-small" aria-hidden="true">
      {['none', 'low', 'middle', 'high', 'full', 'stuck'].map(level => (
        <span key={level}>
          <span className={`oc-cell oc-level-${level}`}>{SIGNS[level] ?? ''}</span> {spoken(level, words)}
        </span>
      ))}
    </p>
  );
}
