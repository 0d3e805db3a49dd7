/** Cards in the launcher that are there only while they lead somewhere: the launcher shows what can't be done too. */
import type { ILauncher } from '@jupyterlab/launcher';
import type { Courses } from '../course/courses.js';

export function showWhile(
  launcher: ILauncher,
  courses: Courses,
  is: () => boolean,
  card: ILauncher.IItemOptions
): void {
  let shown: { dispose(): void } | null = null;
  const settle = (): void => {
    if (is() && !shown) {
      shown = launcher.add(card);
    } else if (!is() && shown) {
      shown.dispose();
      shown = null;
    }
  };
  courses.changed.connect(settle);
  settle();
}
