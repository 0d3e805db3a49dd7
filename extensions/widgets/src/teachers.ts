/** The module of the teachers' widgets. */
import { ClassView } from './class-view.js';
import { ExerciseEditorView } from './exercise-view.js';
import { ObjectiveEditorView } from './objectives-view.js';
import { drawing } from './widget.js';

export default { render: drawing({ class: ClassView, exercise: ExerciseEditorView, objectives: ObjectiveEditorView }) };
