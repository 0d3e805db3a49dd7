/** How large a graph is shown: a step smaller or larger, or so that all of it is in sight. */
import { useRef, useState, type RefObject } from 'react';

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];

export interface Size {
  width: number;
  height: number;
}

export interface Zoom {
  scale: number;
  /** The part of the page in which the graph scrolls; the graph is its first child. */
  box: RefObject<HTMLDivElement>;
  step: (way: 1 | -1) => void;
  fit: () => void;
}

export function useZoom(): Zoom {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const fit = (): void => {
    const graph = box.current?.firstElementChild as HTMLElement | null | undefined;
    if (box.current && graph) {
      graph.style.zoom = '1'; // where the box is as high as the graph, it says how high that would be
      const found = fitting(sizeOf(graph), sizeOf(box.current));
      graph.style.zoom = String(scale);
      setScale(found);
    }
  };
  return { scale, box, fit, step: way => setScale(stepped(scale, way)) };
}

const sizeOf = (one: HTMLElement): Size => ({ width: one.offsetWidth, height: one.offsetHeight });

/** The next step from any scale; at either end it stays. */
export function stepped(scale: number, way: 1 | -1): number {
  const further = STEPS.filter(one => way * (one - scale) > 0);
  return (way > 0 ? further[0] : further[further.length - 1]) ?? scale;
}

/** The scale at which all of it is in sight; nothing is made larger than it is. */
export function fitting(graph: Size, room: Size): number {
  const scale = Math.min(1, room.width / graph.width, room.height / graph.height);
  return Math.max(0.01, Math.floor(scale * 100) / 100);
}
