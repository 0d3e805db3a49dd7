/** A verdict's message where the code itself stopped: said in a sentence, with Python's own words beside it. */
import type { Words } from './words.js';

export interface Told {
  sentence: string;
  /** What Python said, to be shown as code; empty where the sentence says all. */
  code: string;
}

const RAISED = /^(?:[A-Za-z_]\w*\.)*([A-Z]\w*(?:Error|Exception|Iteration|Interrupt))(?::|$)/;
const SECONDS = /longer than (\S+) seconds/;

export function toldOf(message: string, words: Words): Told {
  const kind = RAISED.exec(message)?.[1];
  if (!kind) {
    return { sentence: message, code: '' };
  }
  const seconds = SECONDS.exec(message)?.[1];
  if (kind === 'CallTimedOutError') {
    const when = seconds
      ? words.__('Your code did not finish within %1 seconds.', seconds)
      : words.__('Your code did not finish in time.');
    return { sentence: `${when} ${words.__('Look for a loop that never ends.')}`, code: '' };
  }
  return { sentence: words.__('Your code stopped:'), code: message };
}
