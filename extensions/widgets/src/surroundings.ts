/** Colours and sizes where the page has none of Jupyter's: VS Code's, or plain ones; light or dark as the page is. */

const BARE = 'oc-bare';

export function fitIn(root: HTMLElement): void {
  root.classList.add('oc-root', 'oc-widget');
  const { body } = document;
  const hasTheme = getComputedStyle(body).getPropertyValue('--jp-layout-color1').trim() !== '';
  if (!hasTheme) {
    root.classList.add(BARE);
  }
  if (body.dataset['jpThemeLight'] === undefined) {
    root.dataset['jpThemeLight'] = String(!isDark(body));
  }
}

/** Letters and arrows are no commands of the notebook in a widget; keys with Ctrl or Command still are. The result
 *  ends that. Window comes before the document, where Notebook 7 listens. */
export function keepKeys(root: HTMLElement): () => void {
  const settle = (event: KeyboardEvent): void =>
    void root.toggleAttribute('data-lm-suppress-shortcuts', !(event.ctrlKey || event.metaKey));
  window.addEventListener('keydown', settle, true);
  return () => window.removeEventListener('keydown', settle, true);
}

function isDark(body: HTMLElement): boolean {
  const code = body.dataset['vscodeThemeKind'];
  return code ? code.includes('dark') : window.matchMedia('(prefers-color-scheme: dark)').matches;
}
