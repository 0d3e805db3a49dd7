/** Picking lines up, moving them and putting them down, by keyboard or by single clicks. */
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Words } from '../words.js';
import { indentLine, moveLine, type LineOrder } from './line-order.js';

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const MOVES: Record<Direction, (order: LineOrder, line: number) => LineOrder> = {
  ArrowUp: (order, line) => moveLine(order, line, -1),
  ArrowDown: (order, line) => moveLine(order, line, 1),
  ArrowLeft: (order, line) => indentLine(order, line, -1),
  ArrowRight: (order, line) => indentLine(order, line, 1)
};

export interface LineMoves {
  box: RefObject<HTMLDivElement>;
  /** The line that is one tab stop for all. */
  stop: number | undefined;
  picked: number | null;
  /** What happened last, for readers. */
  said: string;
  arrive(line: number): void;
  pick(line: number): void;
  move(line: number, where: Direction): void;
  onKeyDown(event: KeyboardEvent, line: number): void;
}

export function useLineMoves(order: LineOrder, write: (made: LineOrder) => void, words: Words): LineMoves {
  const all = [...order.used.map(one => one.line), ...order.unused];
  const [at, setAt] = useState<number | null>(null);
  const [picked, setPicked] = useState<{ line: number; before: LineOrder } | null>(null);
  const [said, say] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const next = useRef<number | null>(null);
  const focus = (line: number | undefined): void =>
    box.current?.querySelector<HTMLElement>(`[data-line="${line}"] > button`)?.focus();
  useEffect(() => {
    if (next.current !== null) {
      focus(next.current); // a line that changed its place has lost the focus
      next.current = null;
    }
  });
  const changed = (line: number, made: LineOrder, words: string): void => {
    next.current = line;
    say(words);
    write(made);
  };
  const move = (line: number, where: Direction): void => {
    const made = MOVES[where](order, line);
    changed(line, made, whereIs(made, line, words));
  };
  const pick = (line: number): void => {
    const down = picked?.line === line;
    say(down ? words.__('Put down, %1.', whereIs(order, line, words)) : words.__('Picked up.'));
    setPicked(down ? null : { line, before: order });
  };
  const onKeyDown = (event: KeyboardEvent, line: number): void => {
    const own = picked?.line === line ? picked : null;
    if (own && event.key === 'Escape') {
      event.stopPropagation();
      setPicked(null);
      changed(line, own.before, words.__('Put back, %1.', whereIs(own.before, line, words)));
    } else if (own && event.key in MOVES) {
      event.preventDefault();
      move(line, event.key as Direction);
    } else {
      const to = walk(event.key, all.indexOf(line), all.length);
      if (to !== null) {
        event.preventDefault();
        focus(all[to]);
      }
    }
  };
  const stop = at !== null && all.includes(at) ? at : all[0];
  return { box, stop, picked: picked?.line ?? null, said, arrive: setAt, pick, move, onKeyDown };
}

function walk(key: string, from: number, count: number): number | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      return from - 1;
    case 'ArrowDown':
    case 'ArrowRight':
      return from + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** “line 3, indented 1”, or that it is not used. */
export function whereIs(order: LineOrder, line: number, words: Words): string {
  const at = order.used.findIndex(one => one.line === line);
  const depth = order.used[at]?.depth ?? 0;
  if (at < 0) {
    return words.__('not used');
  }
  return depth ? words.__('line %1, indented %2', at + 1, depth) : words.__('line %1', at + 1);
}
