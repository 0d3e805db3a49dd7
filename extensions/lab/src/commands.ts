/** Every command, by what it does. The same names are in schema/*.json. */
export const CommandIDs = {
  check: 'openclass:check',
  hint: 'openclass:hint',
  next: 'openclass:next',
  explain: 'openclass:explain-gate',
  submit: 'openclass:submit',
  path: 'openclass:show-path',
  map: 'openclass:show-map',
  tryNow: 'openclass:try-now'
} as const;
