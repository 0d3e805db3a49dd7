/** Only wires: each plugin can be switched off by itself. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { coursePlugin } from './course/plugin.js';
import { authorPlugin } from './author/plugin.js';
import { dashboardPlugin } from './dashboard/plugin.js';
import { studentPlugin } from './student/plugin.js';

/** The same plugin, its activation on the browser's own timeline: benchmarks/lab.py reads it there. */
function timed<T>(plugin: JupyterFrontEndPlugin<T>): JupyterFrontEndPlugin<T> {
  const activate = plugin.activate;
  return {
    ...plugin,
    activate: (app: JupyterFrontEnd, ...services: unknown[]) => {
      const start = performance.now();
      const provided = activate(app, ...services);
      performance.measure(plugin.id, { start, end: performance.now() });
      return provided;
    }
  };
}

export default [timed(coursePlugin), timed(studentPlugin), timed(authorPlugin), timed(dashboardPlugin)];
