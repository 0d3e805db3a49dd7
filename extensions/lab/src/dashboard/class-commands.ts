/** What can be done with the class, as commands. */
import type { CommandRegistry } from '@lumino/commands';
import { DashboardIDs } from '../commands.js';
import { afterPalette } from '../focus.js';
import { classIcon, hintIcon } from '../icons.js';
import type { ShownClasses } from './shown-classes.js';

export function addClassCommands(commands: CommandRegistry, shown: ShownClasses): void {
  const { words } = shown;
  const looks = { isEnabled: () => shown.looks, isVisible: () => shown.looks };
  commands.addCommand(DashboardIDs.open, {
    label: args => (args['isLauncher'] ? words.__('Class') : words.__('Show the class')),
    caption: words.__('Where everybody is, who is stuck, and on what'),
    icon: classIcon,
    ...looks,
    execute: async () => void (await shown.show())
  });
  commands.addCommand(DashboardIDs.hints, {
    label: words.__('Show written hints'),
    caption: words.__('Hints that a model wrote, and that wait for your decision'),
    icon: hintIcon,
    ...looks,
    execute: async () => {
      await afterPalette();
      (await shown.show())?.showHints();
    }
  });
  commands.addCommand(DashboardIDs.find, {
    label: words.__('Find a student'),
    ...looks,
    execute: async () => {
      await afterPalette();
      (await shown.show())?.find();
    }
  });
  commands.addCommand(DashboardIDs.refresh, {
    label: words.__('Refresh the class'),
    isEnabled: () => shown.current !== null,
    execute: () => shown.current?.read()
  });
  commands.addCommand(DashboardIDs.scores, {
    label: words.__('Export scores (CSV)'),
    isEnabled: () => shown.teaches,
    execute: () => shown.save('scores.csv')
  });
  commands.addCommand(DashboardIDs.mastery, {
    label: words.__('Export mastery (CSV)'),
    isEnabled: () => shown.teaches,
    execute: () => shown.save('mastery.csv')
  });
}
