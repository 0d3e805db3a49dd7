/** Finds the course once Lab stands, and follows the notebook in front. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IStateDB } from '@jupyterlab/statedb';
import { ICourses } from '../tokens.js';
import { Courses } from './courses.js';

export const coursePlugin: JupyterFrontEndPlugin<ICourses> = {
  id: 'openclass-nb:course',
  description: 'The course at hand, as the service tells it.',
  autoStart: true,
  provides: ICourses,
  optional: [INotebookTracker, IStateDB],
  activate: (app: JupyterFrontEnd, notebooks: INotebookTracker | null, state: IStateDB | null) => {
    const courses = new Courses(app.serviceManager.serverSettings, state);
    const follow = (): void => void courses.enter(notebooks?.currentWidget?.context.path ?? '');
    void app.restored.then(() => {
      follow();
      notebooks?.currentChanged.connect(follow);
    });
    return courses;
  }
};
