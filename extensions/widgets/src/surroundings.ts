/** Colours and sizes where the page has none of Jupyter's: VS Code's, or plain ones; light or dark as the page is. */

const BARE = 'oc-bare';

/** The result ends it: until then it follows VS Code's theme. */
export function fitIn(root: HTMLElement): () => void {
  root.classList.add('oc-root', 'oc-widget');
  const { body } = document;
  const fit = (): void => {
    const code = body.dataset['vscodeThemeKind'];
    // VS Code's widgets bring the variables of Lab's light theme, whatever theme VS Code has.
    root.classList.toggle(BARE, code !== undefined || !hasTheme(body));
    if (body.dataset['jpThemeLight'] === undefined) {
      root.dataset['jpThemeLight'] = String(!isDark(code));
    }
  };
  fit();
  const theme = new MutationObserver(fit);
  theme.observe(body, { attributes: true, attributeFilter: ['data-vscode-theme-kind'] });
  return () => theme.disconnect();
}

const hasTheme = (body: HTMLElement): boolean =>
  getComputedStyle(body).getPropertyValue('--jp-layout-color1').trim() !== '';

/** Letters and arrows are no commands of the notebook in a widget; keys with Ctrl or Command still are. The result
 *  ends that. Window comes before the document, where Notebook 7 listens. */
export function keepKeys(root: HTMLElement): () => void {
  const settle = (event: KeyboardEvent): void =>
    void root.toggleAttribute('data-lm-suppress-shortcuts', !(event.ctrlKey || event.metaKey));
  window.addEventListener('keydown', settle, true);
  root.addEventListener('keydown', keepFromCode);
  return () => {
    window.removeEventListener('keydown', settle, true);
    root.removeEventListener('keydown', keepFromCode);
  };
}

/** VS Code's notebook hears each key that leaves its output: Delete would remove the cell, Enter go into its text. */
function keepFromCode(event: KeyboardEvent): void {
  const meant = (event.ctrlKey || event.metaKey || /^F\d/.test(event.key)) && !event.defaultPrevented;
  if (document.body.dataset['vscodeThemeKind'] !== undefined && !meant) {
    event.stopPropagation();
  }
}

/** Of VS Code's four kinds of themes two are light: “vscode-light” and “vscode-high-contrast-light”. */
function isDark(code: string | undefined): boolean {
  return code ? !code.endsWith('light') : window.matchMedia('(prefers-color-scheme: dark)').matches;
}
