/** Every command, by what it does. The same names are in schema/*.json. */
export const CommandIDs = {
  check: 'openclass:check',
  hint: 'openclass:hint',
  source: 'openclass:show-source',
  next: 'openclass:next',
  explain: 'openclass:explain-gate',
  submit: 'openclass:submit',
  path: 'openclass:show-path',
  map: 'openclass:show-map',
  fresh: 'openclass:fresh-version',
  mapAsList: 'openclass:map-as-list',
  tryNow: 'openclass:try-now'
} as const;

export const AuthorIDs = {
  newExercise: 'openclass:new-exercise',
  makeExercise: 'openclass:make-exercise',
  checkCourse: 'openclass:check-course',
  release: 'openclass:release',
  preview: 'openclass:preview-as-student',
  again: 'openclass:begin-preview-again',
  exercise: 'openclass:show-exercise',
  findings: 'openclass:show-findings',
  grade: 'openclass:grade',
  newCourse: 'openclass:new-course'
} as const;

/** In the toolbar of a cell, by what the cell is to its exercise. */
export const PartIDs = {
  prompt: 'openclass:show-exercise-of-prompt',
  answer: 'openclass:show-exercise-of-answer',
  test: 'openclass:show-exercise-of-tests',
  variant: 'openclass:show-exercise-of-versions'
} as const;

export const ObjectiveIDs = {
  show: 'openclass:show-objectives',
  add: 'openclass:add-objective',
  connect: 'openclass:connect-objective',
  remove: 'openclass:remove-objective',
  undo: 'openclass:undo-objective',
  asList: 'openclass:objectives-as-list'
} as const;

export const DashboardIDs = {
  open: 'openclass:show-class',
  refresh: 'openclass:refresh-class',
  find: 'openclass:find-student',
  hints: 'openclass:show-written-hints',
  scores: 'openclass:export-scores',
  mastery: 'openclass:export-mastery'
} as const;
