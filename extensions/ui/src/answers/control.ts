/** What every control over an answer gets. */
import type { ReactNode } from 'react';
import type { Outcome, Reading } from '../views.js';
import type { Value } from './python-values.js';

/** How the service understands what was typed. */
export type Read = (typed: string) => Promise<Reading>;

export interface ControlProps<Form> {
  form: Form;
  values: Value[];
  /** The exercise's title, for readers. */
  title: string;
  /** The last check could not read it. */
  unread: boolean;
  /** What the last check said of parts of the answer. */
  parts?: Outcome['parts'] | undefined;
  onValues: (values: Value[]) => void;
  /** A teacher's words, with formulas where the front end can. */
  text: (words: string) => ReactNode;
  read: Read;
}
