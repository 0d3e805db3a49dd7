/** Dragging a line with a pointer: where in the program it would land, and how deep. */
import { useRef, useState, type PointerEvent } from 'react';
import { putLine, type LineOrder } from './line-order.js';

const STEP_PX = 28;
const STARTS_PX = 4;

interface Drag {
  line: number;
  x: number;
  y: number;
  depth: number;
  moved: boolean;
}

/** The order as it would be if the line were dropped now, and the handlers of a line. */
export function useDrag(
  order: LineOrder,
  drop: (made: LineOrder) => void
): {
  preview: LineOrder | null;
  handlers: (line: number) => Record<string, (event: PointerEvent<HTMLElement>) => void>;
} {
  const drag = useRef<Drag | null>(null);
  const [preview, setPreview] = useState<LineOrder | null>(null);
  const start = (line: number) => (event: PointerEvent<HTMLElement>) => {
    if (event.button === 0) {
      const depth = order.used.find(one => one.line === line)?.depth ?? 0;
      drag.current = { line, x: event.clientX, y: event.clientY, depth, moved: false };
    }
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    const now = drag.current;
    if (!now) {
      return;
    }
    if (!now.moved && Math.hypot(event.clientX - now.x, event.clientY - now.y) > STARTS_PX) {
      now.moved = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (now.moved) {
      const lists = event.currentTarget.closest('.oc-order');
      const depth = now.depth + Math.round((event.clientX - now.x) / STEP_PX);
      setPreview(putLine(order, now.line, placeAt(lists, now.line, event.clientY), depth));
    }
  };
  const end = (): void => {
    if (drag.current?.moved && preview) {
      drop(preview);
    }
    drag.current = null;
    setPreview(null);
  };
  const cancel = (): void => {
    drag.current = null;
    setPreview(null);
  };
  const handlers = (line: number): ReturnType<ReturnType<typeof useDrag>['handlers']> => ({
    onPointerDown: start(line),
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: cancel
  });
  return { preview, handlers };
}

/** The place in the program at a height; null where the lines not used stand. */
function placeAt(lists: Element | null, line: number, y: number): number | null {
  const unused = lists?.querySelector('.oc-unused');
  if (unused && y >= unused.getBoundingClientRect().top) {
    return null;
  }
  const others = [...(lists?.querySelectorAll<HTMLElement>('.oc-program > [data-line]') ?? [])].filter(
    one => Number(one.dataset['line']) !== line
  );
  const below = others.findIndex(one => {
    const box = one.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return below < 0 ? others.length : below;
}
