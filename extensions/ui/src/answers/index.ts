/** Controls over answer cells; loaded when a notebook with a form is opened. */
export * from './answer-control.js';
export * from './answer-source.js';
export * from './forms.js';
