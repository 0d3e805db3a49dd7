/** How fields are called and how they look, where their name alone would not do. */
import type { Words } from '../words.js';

type Look = 'lines' | 'text' | 'code' | 'grid';

const LOOKS: Readonly<Record<string, Look>> = {
  lines: 'lines',
  text: 'text',
  message: 'text',
  note: 'text',
  formula: 'code',
  value: 'code',
  line: 'code',
  source: 'text',
  columns: 'grid',
  rows: 'grid',
  blank: 'grid'
};

const LABELS: Readonly<Record<string, string>> = {
  options: 'Options',
  text: 'Text',
  right: 'Right',
  several: 'Several may be chosen',
  credit: 'Credit',
  value: 'Value',
  tolerance: 'Tolerance',
  relative: 'Relative',
  absolute: 'Absolute',
  figures: 'Significant figures',
  parts: 'Shares of the points',
  unit: 'Unit',
  wrong_values: 'Known wrong values',
  formula: 'Formula',
  symbols: 'Symbols',
  low: 'From',
  high: 'To',
  form: 'Form',
  wrong_formulas: 'Known wrong formulas',
  lines: 'Lines, in a right order',
  distractors: 'Lines that do not belong',
  line: 'Line',
  orders: 'Other right orders',
  order: 'Order',
  wrong_orders: 'Known wrong orders',
  axes: 'Name of the axes',
  x: 'To the right (x)',
  y: 'Upwards (y)',
  label: 'Words in the label',
  limits: 'Limits',
  scale: 'Scale',
  heading: 'Words in the title',
  data: 'Data in the plot',
  what: 'Drawn as',
  rubric: 'Rubric',
  points: 'Points',
  frame: 'Data frame',
  dtypes: 'Kinds of columns',
  wrong_cells: 'Known wrong cells',
  row: 'Row',
  column: 'Column',
  message: 'Message to the student',
  all: 'All or nothing',
  each: 'A share for each',
  minus: 'Right less wrong',
  longest: 'The longest right stretch',
  any: 'Any',
  log: 'Logarithmic'
};

/** What one more of a list is called: “Add option”. */
const ONE: Readonly<Record<string, string>> = {
  options: 'Add an option',
  wrong_values: 'Add a wrong value',
  wrong_formulas: 'Add a wrong formula',
  distractors: 'Add a line',
  wrong_orders: 'Add a wrong order',
  data: 'Add data',
  rubric: 'Add a line',
  wrong_cells: 'Add a wrong cell',
  symbols: 'Add a symbol',
  dtypes: 'Add a column'
};

export const looksOf = (name: string): Look | undefined => LOOKS[name];

export function labelOf(name: string, words: Words): string {
  const plain = name.replace(/_/g, ' ');
  return words.__(LABELS[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1));
}

export const addWords = (name: string, words: Words): string => words.__(ONE[name] ?? 'Add');
