/** What can be done with the buttons and fields of our views, by name. A view marks each with `does`; Lab makes a command
 *  of each name, which presses the button that is in sight. So there is one handler for mouse, palette and keys. */

export const SHARED_ACTIONS = {
  close: 'Close what was opened beside the view',
  cancel: 'Leave the form as it was',
  'show-all': 'Show all of a list, or fewer',
  'read-again': 'Read again what could not be read',
  'zoom-in': 'Zoom in on the objectives',
  'zoom-out': 'Zoom out of the objectives',
  'zoom-fit': 'Show all objectives at once'
} as const;

export const STUDENT_ACTIONS = {
  'open-assignment': 'Open an assignment, or why it is locked',
  'show-missing': 'What is missing for an objective',
  'what-opens': 'What opens an assignment',
  practice: 'Practice what the gate asks for',
  'open-folder': 'Open the folder of a course',
  'pick-line': 'Pick up a line, or put it down',
  'line-up': 'Move the line up',
  'line-down': 'Move the line down',
  'line-out': 'Indent the line less',
  'line-in': 'Indent the line more'
} as const;

export const CLASS_ACTIONS = {
  'choose-student': 'Choose a student who is stuck',
  'student-before': 'Student before',
  'next-student': 'Next student',
  'gate-of-student': 'Gate of this student',
  'show-try': 'Show what the student wrote',
  'open-for-student': 'Make an exception for this student',
  'open-it': 'Open it for this student, with the reason',
  'sort-class': 'Sort the class',
  'show-message': 'Message about what the class gets wrong',
  'fails-alike': 'Who fails alike',
  'write-hint': 'Write a hint for who fails alike',
  'send-hint': 'Keep what you wrote about the hint',
  'keep-hint': 'Keep the written hint',
  'edit-hint': 'Edit the written hint',
  'own-hint': 'Make the written hint mine',
  'drop-hint': 'Say that the written hint is not good'
} as const;

export const AUTHOR_ACTIONS = {
  'exercise-title': 'Exercise: title',
  'exercise-kind': 'Exercise: kind',
  'exercise-points': 'Exercise: points',
  'exercise-shows': 'Exercise: objectives that it shows',
  'exercise-difficulty': 'Exercise: difficulty',
  'exercise-scoring': 'Exercise: scoring and more',
  'write-cells': 'Write the answer’s cells anew',
  'add-hint': 'Add a hint',
  'hint-up': 'Move a hint up',
  'remove-hint': 'Remove a hint',
  'add-wrong-answer': 'Add a wrong answer',
  'change-wrong-answer': 'Change a wrong answer',
  'done-wrong-answer': 'Done with the wrong answer',
  'remove-wrong-answer': 'Remove the wrong answer',
  'exercise-misconception': 'Misconception behind the wrong answer',
  'keep-misconception': 'Keep the new misconception',
  'make-versions': 'Make fresh versions',
  'write-versions': 'Exercise: function that makes a version',
  'add-entry': 'Add an entry: option, wrong value, rubric line …',
  'open-entry': 'Open an entry, or close it',
  'entry-up': 'Move an entry up',
  'remove-entry': 'Remove an entry',
  'take-away': 'Take one of those chosen away',
  'fill-in': 'Which cells of the table are filled in',
  'add-row': 'Add a row to the table',
  'add-column': 'Add a column to the table',
  'remove-row': 'Remove the last row of the table',
  'remove-column': 'Remove the last column of the table',
  'keep-theirs': 'Keep what somebody else changed',
  'use-mine': 'Put back what somebody else changed',
  'open-finding': 'Go to what the check found',
  'only-this-notebook': 'Findings of this notebook only',
  'find-objective': 'Find an objective',
  'choose-objective': 'Choose an objective',
  'cut-arrow': 'Take an arrow away',
  'leave-refused': 'Leave what was refused',
  'objective-name': 'Objective: name',
  'objective-can': 'Objective: what a student can',
  'objective-requires': 'Objective: what it requires',
  'objective-id': 'Objective: id, to be renamed everywhere',
  'rename-everywhere': 'Rename everywhere',
  'open-exercise': 'Open an exercise that shows the objective'
} as const;

/** Commands of their own in Lab, with more to them than a button; extensions/lab/src/commands.ts has them. */
export const COMMANDS = [
  'check',
  'hint',
  'next',
  'show-map',
  'map-as-list',
  'explain-gate',
  'fresh-version',
  'show-path',
  'try-now',
  'new-course',
  'new-exercise',
  'make-exercise',
  'release',
  'show-findings',
  'begin-preview-again',
  'add-objective',
  'connect-objective',
  'undo-objective',
  'remove-objective',
  'objectives-as-list',
  'refresh-class',
  'find-student',
  'show-written-hints',
  'export-scores',
  'export-mastery'
] as const;

export type ActionName =
  | keyof typeof SHARED_ACTIONS
  | keyof typeof STUDENT_ACTIONS
  | keyof typeof CLASS_ACTIONS
  | keyof typeof AUTHOR_ACTIONS
  | (typeof COMMANDS)[number];

interface Mark {
  'data-oc-act': ActionName;
  'data-oc-of'?: string;
}

/** Marks a button or field with what it does; `of` tells it from others like it: “Hint 2”. */
export function does(name: ActionName, of?: string): Mark {
  return of === undefined ? { 'data-oc-act': name } : { 'data-oc-act': name, 'data-oc-of': of };
}

/** A part of the page, as far as it matters here. */
interface Part<P> {
  contains(other: P): boolean;
  parentElement: P | null;
}

/** Of all that could be meant those nearest to where the focus was last: in the same row, or else the same list, or view. */
export function nearest<P extends Part<P>>(all: readonly P[], last: P | null): P[] {
  for (let around: P | null = last; around; around = around.parentElement) {
    const within = all.filter(one => around.contains(one));
    if (within.length) {
      return within;
    }
  }
  return [...all];
}

/** What each is called, where one has to be chosen; of those with one name the first. */
export function named<P extends Pick<HTMLElement, 'getAttribute' | 'textContent'>>(all: readonly P[]): Map<string, P> {
  const names = new Map<string, P>();
  all.forEach(one => {
    const called = one.getAttribute('data-oc-of') ?? one.getAttribute('aria-label') ?? one.textContent;
    const name = (called ?? '').trim();
    names.set(name, names.get(name) ?? one);
  });
  return names;
}
