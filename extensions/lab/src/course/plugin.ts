/** Finds the course once Lab stands, and follows the notebook in front. */
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { SHARED_ACTIONS } from '@openclass-nb/ui';
import { addActions } from '../actions.js';
import { ICourses } from '../tokens.js';
import { Courses } from './courses.js';
import { Kept } from './kept.js';

const AGAIN_SECONDS = 60;

export const coursePlugin: JupyterFrontEndPlugin<ICourses> = {
  id: 'openclass-nb:course',
  description: 'The course at hand, as the service tells it.',
  autoStart: true,
  provides: ICourses,
  optional: [INotebookTracker, IDefaultFileBrowser, ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    notebooks: INotebookTracker | null,
    files: IDefaultFileBrowser | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    addActions(app, (translator ?? nullTranslator).load('openclass_nb'), palette, SHARED_ACTIONS);
    const settings = app.serviceManager.serverSettings;
    const courses = new Courses(settings, new Kept(settings.baseUrl, storage()));
    const follow = (): void => void courses.enter(notebooks?.currentWidget?.context.path ?? '');
    void app.restored.then(() => {
      follow();
      notebooks?.currentChanged.connect(follow);
      files?.model.pathChanged.connect((_, { newValue }) => {
        if (!courses.current && !notebooks?.currentWidget) {
          void courses.enter(`${newValue}/`); // the folder of a course was opened
        }
      });
      window.setInterval(look, AGAIN_SECONDS * 1000);
      document.addEventListener('visibilitychange', look);
    });
    return courses;

    /** What a teacher opened meanwhile shows up by itself; what has not changed is not sent again. */
    function look(): void {
      if (document.visibilityState === 'visible' && courses.current?.connection === 'ready') {
        void courses.current.refresh();
      }
    }
  }
};

/** None where the browser allows none. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
