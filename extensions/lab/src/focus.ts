/** Where the focus goes for whoever works by keyboard. */
const PATIENCE_MS = 10_000;

/** Put it on the first thing that a selector finds, in the order of the selectors. What is not drawn yet is waited for,
 *  on a slow machine too; not if the person has gone elsewhere meanwhile. */
export function focusFirst(node: Node & ParentNode, selectors: readonly string[]): void {
  if (takeFirst(node, selectors)) {
    return;
  }
  const before = document.activeElement;
  const isElsewhere = (): boolean => ![before, document.body].includes(document.activeElement);
  const watch = new MutationObserver(() => {
    if (isElsewhere() || takeFirst(node, selectors)) {
      stop();
    }
  });
  const timer = window.setTimeout(() => watch.disconnect(), PATIENCE_MS);
  const stop = (): void => {
    watch.disconnect();
    window.clearTimeout(timer);
  };
  watch.observe(node, { childList: true, subtree: true });
}

function takeFirst(node: ParentNode, selectors: readonly string[]): boolean {
  const first = selectors.map(one => node.querySelector<HTMLElement>(one)).find(Boolean);
  first?.focus();
  (first as Partial<HTMLInputElement> | undefined)?.select?.();
  return first !== undefined && first !== null;
}

const MILLISECONDS = 50;

/** The palette gives the focus back to the notebook, which takes it some moments later: what a command opens comes after. */
export function afterPalette(): Promise<void> {
  return new Promise(resolve => window.setTimeout(resolve, MILLISECONDS));
}
