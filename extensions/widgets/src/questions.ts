/** The module of exercises and their hints: the one that has to set formulas. */
import { HintsView } from './hints-view.js';
import { QuestionView } from './question.js';
import { drawing } from './widget.js';

export default { render: drawing({ question: QuestionView, hints: HintsView }) };
