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

function isDark(body: HTMLElement): boolean {
  const code = body.dataset['vscodeThemeKind'];
  return code ? code.includes('dark') : window.matchMedia('(prefers-color-scheme: dark)').matches;
}
