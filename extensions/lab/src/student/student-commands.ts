/** Every action of a student as a command: palette, keys, toolbars and the panel use the same. */
import type { ICommandPalette } from '@jupyterlab/apputils';
import { CommandIDs } from '../commands.js';
import { afterPalette } from '../focus.js';
import { checkIcon, hintIcon, mapIcon, pathIcon, sourceIcon, submitIcon } from '../icons.js';
import type { Student } from './student.js';

export function addCommands(student: Student, panel: string, palette: ICommandPalette | null): void {
  const { words, app } = student;
  const { commands } = app;
  const focused = (): HTMLElement | null => document.activeElement as HTMLElement | null;
  commands.addCommand(CommandIDs.check, {
    label: words.__('Check'),
    caption: words.__('Check this exercise'),
    icon: checkIcon,
    isEnabled: () => student.onExercise,
    isVisible: () => student.onAnswer,
    execute: () => student.check()
  });
  commands.addCommand(CommandIDs.hint, {
    label: words.__('Hint'),
    caption: words.__('Show a hint for this exercise'),
    icon: hintIcon,
    isEnabled: () => student.onExercise,
    isVisible: () => student.onAnswer,
    execute: () => student.hint()
  });
  commands.addCommand(CommandIDs.source, {
    label: words.__('Source'),
    caption: words.__('The answer as text, or its control again'),
    icon: sourceIcon,
    isEnabled: () => !!student.control,
    isVisible: () => !!student.control,
    isToggled: () => !!student.control?.showsText,
    execute: () => student.control?.toggle()
  });
  commands.addCommand(CommandIDs.fresh, {
    label: words.__('One more, a fresh version'),
    caption: words.__('Put a version that you have not tried in place of this one'),
    isEnabled: () => student.canRenew,
    execute: () => student.renew()
  });
  commands.addCommand(CommandIDs.next, {
    label: words.__('What next'),
    caption: words.__('Open the exercise that helps most now'),
    isEnabled: () => !!student.courses.current?.progress?.next,
    execute: () => student.next()
  });
  commands.addCommand(CommandIDs.explain, {
    label: words.__('Explain the gate'),
    caption: words.__('What opens the next assignment, and how far it is'),
    isEnabled: () => !!student.courses.current?.progress?.assignments.some(one => one.state === 'locked'),
    execute: () => student.explainNext(focused())
  });
  commands.addCommand(CommandIDs.submit, {
    label: words.__('Submit'),
    caption: words.__('Hand this assignment in'),
    icon: submitIcon,
    isEnabled: () => student.canSubmit,
    isVisible: () => student.canSubmit,
    execute: () => student.submit()
  });
  commands.addCommand(CommandIDs.tryNow, {
    label: words.__('Send waiting checks now'),
    isEnabled: () => student.courses.current !== null,
    execute: () => student.tryNow()
  });
  addViews(student, panel);
  const category = words.__('Course');
  Object.values(CommandIDs).forEach(command => palette?.addItem({ command, category }));
}

/** Path and map. */
function addViews(student: Student, panel: string): void {
  const { words, app } = student;
  const { commands } = app;
  commands.addCommand(CommandIDs.path, {
    label: words.__('Show the course path'),
    icon: pathIcon,
    execute: async () => {
      await afterPalette();
      app.shell.activateById(panel);
    }
  });
  commands.addCommand(CommandIDs.map, {
    label: words.__('Show the course map'),
    icon: mapIcon,
    isEnabled: () => student.courses.current !== null,
    execute: () => student.showMap()
  });
  commands.addCommand(CommandIDs.mapAsList, {
    label: words.__('Course map as list'),
    isEnabled: () => student.mapInSight !== null,
    isVisible: () => student.mapInSight !== null,
    isToggled: () => student.mapInSight?.asList ?? false,
    execute: () => student.mapInSight?.toggleList()
  });
}
