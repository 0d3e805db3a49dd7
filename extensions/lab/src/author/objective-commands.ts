/** Commands of the objectives editor, in the palette and on keys. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { MainAreaWidget } from '@jupyterlab/apputils';
import { ObjectiveIDs } from '../commands.js';
import { focusFirst } from '../focus.js';
import { mapIcon, newIcon } from '../icons.js';
import type { Author } from './author.js';
import type { ObjectivesView } from './objectives-view.js';

/** The main area's widget. */
export const OBJECTIVES = 'openclass-objectives';

export function addObjectiveCommands(
  app: JupyterFrontEnd,
  author: Author,
  showForm: () => Promise<void>,
  /** Notebook 7 has one notebook in main. */
  area: 'main' | 'right'
): void {
  const { commands, shell } = app;
  const { words } = author;
  let view: ObjectivesView | null = null;

  async function show(): Promise<void> {
    const { ObjectivesView } = await import('./objectives-view.js');
    if (!view || view.isDisposed) {
      view = new ObjectivesView(author, { add: () => void add(), form: () => void form() });
      shell.add(framed(view, words.__('Objectives')), area);
    }
    shell.activateById(OBJECTIVES);
    await author.objectives?.load();
  }

  async function add(): Promise<void> {
    await author.objectives?.addUnnamed(words.__('New objective'));
    await form();
  }

  async function form(): Promise<void> {
    await showForm();
    focusFirst(document, ['#openclass-exercise [data-first]']);
  }

  const inSight = (): boolean => view !== null && !view.isDisposed && view.isVisible;
  const edits = { isEnabled: inSight, isVisible: inSight };
  commands.addCommand(ObjectiveIDs.show, {
    label: words.__('Objectives'),
    caption: words.__('What requires what, and what shows it'),
    icon: mapIcon,
    isEnabled: () => author.teaches,
    isVisible: () => author.teaches,
    execute: show
  });
  commands.addCommand(ObjectiveIDs.add, {
    label: words.__('Add objective'),
    icon: newIcon,
    isEnabled: () => author.teaches,
    isVisible: () => author.teaches,
    execute: async () => {
      await show();
      await add();
    }
  });
  commands.addCommand(ObjectiveIDs.connect, {
    label: words.__('Connect this objective with what builds on it'),
    ...edits,
    execute: () => author.objectives?.draw(view?.atHand ?? '')
  });
  commands.addCommand(ObjectiveIDs.remove, {
    label: words.__('Remove this objective'),
    ...edits,
    execute: async () => {
      const id = view?.atHand;
      if (id) {
        await author.objectives?.remove(id);
        view?.focus(author.objectives?.find(id) ? id : (author.objectives?.objectives[0]?.objective ?? null));
      }
    }
  });
  commands.addCommand(ObjectiveIDs.asList, {
    label: words.__('Objectives as list'),
    ...edits,
    isToggled: () => author.objectives?.asList ?? false,
    execute: () => author.objectives?.toggleList()
  });
  commands.addCommand(ObjectiveIDs.undo, {
    label: words.__('Undo the last change of objectives'),
    isEnabled: () => inSight() && Boolean(author.objectives?.canUndo),
    isVisible: inSight,
    execute: () => author.objectives?.undo()
  });
}

function framed(content: ObjectivesView, label: string): MainAreaWidget {
  const shown = new MainAreaWidget({ content });
  shown.id = OBJECTIVES;
  shown.toolbar.hide(); // it has one of its own, or none
  shown.title.label = label;
  shown.title.icon = mapIcon;
  shown.title.closable = true;
  return shown;
}
