/** One tab stop for a whole list, tree or graph: arrows move the focus, Home and End jump. */
import { useCallback, useRef, type KeyboardEvent, type RefObject } from 'react';

const STOPS = 'button:not([disabled]), a[href]';

/** The next place in a list; arrows stop at both ends. */
export function step(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return at;
  }
}

interface Roving<E extends HTMLElement> {
  ref: RefObject<E>;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: { target: EventTarget }) => void;
}

/** Props for the container; its buttons become one stop. Call `settle` after each change of its buttons. */
export function useRoving<E extends HTMLElement>(
  move: (key: string, stops: HTMLElement[], at: number) => number = (key, stops, at) => step(key, at, stops.length)
): Roving<E> & { settle: () => void } {
  const ref = useRef<E>(null);
  const stops = useCallback(() => [...(ref.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])], []);
  const only = useCallback(
    (chosen: HTMLElement | undefined) => stops().forEach(one => (one.tabIndex = one === chosen ? 0 : -1)),
    [stops]
  );
  const settle = useCallback(() => {
    const all = stops();
    only(
      all.find(one => one.tabIndex === 0 && one === document.activeElement) ??
        all.find(one => one.dataset.here) ??
        all[0]
    );
  }, [stops, only]);
  const onFocus = useCallback((event: { target: EventTarget }) => only(event.target as HTMLElement), [only]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = stops();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = at < 0 ? at : move(event.key, all, at);
    if (to !== at) {
      event.preventDefault();
      all[to]?.focus();
    }
  };
  return { ref, onKeyDown, onFocus, settle };
}
