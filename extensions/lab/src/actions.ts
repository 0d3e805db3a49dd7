/** What the buttons and fields of our views do, as commands: there while a view shows one, and pressing that. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { InputDialog, type ICommandPalette } from '@jupyterlab/apputils';
import { MessageLoop } from '@lumino/messaging';
import type { Widget } from '@lumino/widgets';
import { named, nearest, type Words } from '@openclass-nb/ui';
import { afterPalette } from './focus.js';

const SIDES = ['left', 'right'];
const FIELDS = 'textarea, select, input:not([type="checkbox"])';
/** The focus is in one of these while somebody says what is to be done. */
const BETWEEN = '.lm-CommandPalette, .jp-ModalCommandPalette, .jp-Dialog, .lm-Menu, .lm-MenuBar';

/** A command for each of these names, with its label; see `does`, which marks what it presses. */
export function addActions(
  app: JupyterFrontEnd,
  words: Words,
  palette: ICommandPalette | null,
  actions: Readonly<Record<string, string>>
): void {
  const page = new Marked(app);
  const category = words.__('Course');
  Object.entries(actions).forEach(([name, label]) => {
    const command = `openclass:${name}`;
    const isPossible = (): boolean => page.find(name).length > 0;
    app.commands.addCommand(command, {
      label: words.__(label),
      caption: () => page.find(name)[0]?.title || words.__(label),
      isEnabled: isPossible,
      isVisible: isPossible,
      execute: async () => {
        const meant = await chosen(words.__(label), nearest(page.find(name), page.last));
        await afterPalette();
        if (meant?.isConnected) {
          page.press(meant);
        }
      }
    });
    palette?.addItem({ command, category });
  });
}

/** Where several could be meant, the person says which. */
async function chosen(title: string, all: readonly HTMLElement[]): Promise<HTMLElement | undefined> {
  const names = named(all);
  if (names.size < 2) {
    return all[0];
  }
  const { value } = await InputDialog.getItem({ title, items: [...names.keys()] });
  return names.get(value ?? '');
}

/** What is marked on the page, and where the focus was before the palette took it. */
class Marked {
  last: HTMLElement | null = null;
  private seen: HTMLElement[] | null = null;

  constructor(private readonly app: JupyterFrontEnd) {
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && !target.closest(BETWEEN)) {
        this.last = target;
      }
    });
  }

  /** Those of this name that can be pressed now. */
  find(name: string): HTMLElement[] {
    return this.all().filter(
      one => one.dataset['ocAct'] === name && !(one as Partial<HTMLButtonElement>).disabled && this.isAtHand(one)
    );
  }

  /** As by hand: a field gets the focus, a button is clicked. What it stands in is opened before. */
  press(one: HTMLElement): void {
    const side = this.sideOf(one);
    if (side && !side.isVisible) {
      this.app.shell.activateById(side.id);
      MessageLoop.flush(); // it puts the focus where one begins
    }
    one.focus();
    if (one.matches(FIELDS)) {
      (one as Partial<HTMLInputElement>).select?.();
    } else {
      one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  }

  /** The palette asks for each command: the page is searched once for all of them. */
  private all(): HTMLElement[] {
    if (!this.seen) {
      this.seen = [...document.querySelectorAll<HTMLElement>('[data-oc-act]')];
      queueMicrotask(() => (this.seen = null));
    }
    return this.seen;
  }

  /** In sight, or in a panel at the side, which can be opened. */
  private isAtHand(one: HTMLElement): boolean {
    return this.sideOf(one) ? !one.closest('[hidden]') : one.checkVisibility();
  }

  private sideOf(one: HTMLElement): Widget | undefined {
    return SIDES.flatMap(side => [...this.app.shell.widgets(side)]).find(widget => widget.node.contains(one));
  }
}
