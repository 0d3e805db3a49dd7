/** What is on screen from the start. Gate and map are imported by their own paths, when they are opened. */
export * from './actions.js';
export * from './api.js';
export * from './course-model.js';
export * from './course-path.js';
export * from './hint-box.js';
export * from './icon.js';
export * from './icon-paths.js';
export * from './meter.js';
export * from './results.js';
export * from './roving.js';
export * from './standing.js';
export * from './states.js';
export * from './verdict.js';
export * from './views.js';
export * from './waiting.js';
export * from './words.js';
