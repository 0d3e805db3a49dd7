/** Where the focus goes for whoever works by keyboard. */
const FRAMES = 30;

/** Put it on the first thing that a selector finds, in the order of the selectors; that may be drawn some frames later. */
export function focusFirst(node: ParentNode, selectors: readonly string[], frames = FRAMES): void {
  const first = selectors.map(one => node.querySelector<HTMLElement>(one)).find(Boolean);
  if (first) {
    first.focus();
    (first as Partial<HTMLInputElement>).select?.();
  } else if (frames) {
    window.requestAnimationFrame(() => focusFirst(node, selectors, frames - 1));
  }
}

const MILLISECONDS = 50;

/** The palette gives the focus back to the notebook, which takes it some moments later: what a command opens comes after. */
export function afterPalette(): Promise<void> {
  return new Promise(resolve => window.setTimeout(resolve, MILLISECONDS));
}
