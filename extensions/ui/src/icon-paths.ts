/** Icons as 16 px strokes of 1.5 in the text's colour; the same drawings for React and for Lab's LabIcon. */
export const iconPaths = {
  alert: '<path d="M8 2.5 14.2 13H1.8zM8 6.5v3M8 11.3h.01"/>',
  back: '<path d="M9.5 4 5.5 8l4 4"/>',
  bars: '<path d="M3 13V8M8 13V3M13 13V6"/>',
  check: '<path d="M2 4.2l1.2 1.2L5.5 3M2 9.2l1.2 1.2L5.5 8M8 4.5h6M8 9.5h6M8 13h4M2.5 13h1.5"/>',
  clock: '<circle cx="8" cy="8" r="5.75"/><path d="M8 4.8V8l2.3 1.5"/>',
  close: '<path d="m4 4 8 8M12 4l-8 8"/>',
  cloud: '<path d="M4.5 12.5a3 3 0 0 1-.3-6A4 4 0 0 1 12 7.2a2.7 2.7 0 0 1-.3 5.3z"/>',
  cloudOff: '<path d="M4.5 12.5a3 3 0 0 1-.3-6M6 4.4a4 4 0 0 1 6 2.8 2.7 2.7 0 0 1 1.7 4M2.5 2.5l11 11M4.5 12.5h6.5"/>',
  forward: '<path d="m6.5 4 4 4-4 4"/>',
  grip: '<g fill="currentColor" stroke="none"><circle cx="6" cy="4" r="1.1"/><circle cx="10" cy="4" r="1.1"/><circle cx="6" cy="8" r="1.1"/><circle cx="10" cy="8" r="1.1"/><circle cx="6" cy="12" r="1.1"/><circle cx="10" cy="12" r="1.1"/></g>',
  hint: '<path d="M6 11.5c0-1.5-2-2.3-2-4.8a4 4 0 0 1 8 0c0 2.5-2 3.3-2 4.8zM6.5 14h3"/>',
  locked: '<rect x="3.5" y="7" width="9" height="6.5" rx="1"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
  map: '<circle cx="3.5" cy="8" r="1.75"/><circle cx="12.5" cy="4" r="1.75"/><circle cx="12.5" cy="12" r="1.75"/><path d="m5.2 7.3 5.6-2.5M5.2 8.7l5.6 2.5"/>',
  mastered:
    '<circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none"/><path d="m5 8.2 2.2 2.3L11 5.8" stroke="var(--jp-layout-color1)"/>',
  minus: '<path d="M3 8h10"/>',
  note: '<circle cx="8" cy="8" r="5.75"/><path d="M8 7.4v3.4M8 5.2h.01"/>',
  notRead:
    '<circle cx="8" cy="8" r="5.75" stroke-dasharray="2.6 1.9"/><path d="M6.6 6.6a1.5 1.5 0 1 1 2.1 1.4c-.5.2-.7.5-.7 1M8 10.9h.01"/>',
  notYet: '<circle cx="8" cy="8" r="5.75"/><path d="m5.9 5.9 4.2 4.2M10.1 5.9 5.9 10.1"/>',
  open: '<circle cx="8" cy="8" r="5.75"/>',
  passed: '<circle cx="8" cy="8" r="5.75"/><path d="m5.4 8.2 1.9 2 3.4-4.2"/>',
  path: '<circle cx="3.5" cy="12.5" r="1.75"/><circle cx="12.5" cy="3.5" r="1.75"/><path d="M5.5 12.5H10A2.25 2.25 0 0 0 10 8H6a2.25 2.25 0 0 1 0-4.5h4.5"/>',
  pencil: '<path d="m3 13 .6-2.9L10.7 3 13 5.3 5.9 12.4z"/>',
  person: '<circle cx="8" cy="5.5" r="2.5"/><path d="M3 13.5c.5-2.8 2.5-4 5-4s4.5 1.2 5 4"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  preview: '<path d="M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8z"/><circle cx="8" cy="8" r="1.8"/>',
  progress: '<circle cx="8" cy="8" r="5.75"/><path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" stroke="none"/>',
  release: '<path d="m2.2 8 11.6-5.3-2.6 11-3.6-3.4zM7.6 10.3l6.2-7.6"/>',
  review: '<path d="M13.25 8A5.25 5.25 0 1 1 11.6 4.2M13.25 2.2v3h-3M8 5.5V8l1.8 1.3"/>',
  ruler: '<path d="m2 11 9-9 3 3-9 9zM5 8l1.5 1.5M7.5 5.5 9 7M10 3l1.5 1.5"/>',
  search: '<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.3 3.3"/>',
  source: '<path d="m5.5 4.5-3.5 3.5 3.5 3.5M10.5 4.5 14 8l-3.5 3.5"/>',
  submit: '<path d="M8 10V2.5M4.8 5.5 8 2.3l3.2 3.2M3 9.5V13h10V9.5"/>',
  tick: '<path d="m3.5 8.5 3 3 6-7"/>',
  undo: '<path d="M5 3 2.5 5.5 5 8M2.5 5.5h7a4 4 0 0 1 0 8H6"/>',
  up: '<path d="M8 13V3M4 7l4-4 4 4"/>',
  turn: '<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3"/>'
} as const;

export type IconName = keyof typeof iconPaths;

/** A whole svg, for Lab's LabIcon. */
export function svgOf(name: IconName): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 16 16" class="oc-icon" fill="none" ' +
    'stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">' +
    `${iconPaths[name]}</svg>`
  );
}
