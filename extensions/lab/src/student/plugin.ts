/** The student's side: path, checks, hints, map, handing in. */
import { ILabShell, ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { STUDENT_ACTIONS } from '@openclass-nb/ui';
import { addActions } from '../actions.js';
import { ICourses } from '../tokens.js';
import { Answers, isStudents } from './answers.js';
import { addCommands } from './student-commands.js';
import { followOpenings } from './notices.js';
import { LockedNote } from './locked-note.js';
import { PathPanel } from './panel.js';
import { MasteryStatus, SendingStatus } from './status.js';
import { Student } from './student.js';

export const studentPlugin: JupyterFrontEndPlugin<void> = {
  id: 'openclass-nb:student',
  description: 'The course path, checks and hints in the notebook, the course map and handing in.',
  autoStart: true,
  requires: [ICourses, INotebookTracker],
  optional: [ITranslator, ICommandPalette, IStatusBar, ILayoutRestorer, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    courses: ICourses,
    notebooks: INotebookTracker,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    status: IStatusBar | null,
    restorer: ILayoutRestorer | null,
    lab: ILabShell | null
  ) => {
    const words = (translator ?? nullTranslator).load('openclass_nb');
    const student = new Student(app, courses, notebooks, words, lab ? 'main' : 'right');
    const panel = new PathPanel(courses, words, student);
    app.shell.add(panel, 'left', { rank: 150, type: 'Course path' });
    restorer?.add(panel, panel.id);
    addCommands(student, panel.id, palette);
    addActions(app, words, palette, STUDENT_ACTIONS);
    followOpenings(courses, student, words);
    notebooks.widgetAdded.connect((_, notebook) => void attend(notebook));
    notebooks.forEach(notebook => void attend(notebook));
    status?.registerStatusItem('openclass-nb:mastery', {
      item: new MasteryStatus(courses, words, () => app.shell.activateById(panel.id)),
      align: 'right',
      rank: 200
    });
    status?.registerStatusItem('openclass-nb:sending', {
      item: new SendingStatus(courses, words, () => student.tryNow()),
      align: 'right',
      rank: 190
    });

    async function attend(notebook: NotebookPanel): Promise<void> {
      await notebook.context.ready;
      const place = await courses.place(notebook.context.path).catch(() => null);
      if (place && isStudents(place) && place.assignment) {
        const here = courses.of(notebook.context.path);
        const answers = new Answers(
          notebook,
          here,
          words,
          place.assignment,
          exercise => void student.takeHint(exercise),
          () => student.enabledChanged(),
          exercise => void student.fresh(exercise)
        );
        student.attend(notebook, answers);
        if (here === courses) {
          notebook.contentHeader.addWidget(new LockedNote(courses, words, place.assignment, student));
        }
        void here.current?.load(place.assignment);
      }
    }
  }
};
