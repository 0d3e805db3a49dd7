/** What a teacher can decide about a hint that a model wrote, and what each decision means. */
import type { QueuedHint, Review } from './views.js';
import type { Words } from './words.js';

export type Decision = Review['decision'];

export interface Choice {
  decision: Decision;
  name: string;
  means: string;
}

/** In the order of the buttons. */
export function choices(words: Words): Choice[] {
  return [
    {
      decision: 'approved',
      name: words.__('Keep'),
      means: words.__('Students who fail alike go on getting it.')
    },
    {
      decision: 'edited',
      name: words.__('Edit'),
      means: words.__('Students who fail alike get it in your words from now on.')
    },
    {
      decision: 'promoted',
      name: words.__('Make it mine'),
      means: words.__('It joins your own hints in the source notebook. Students get it there with the next release.')
    },
    {
      decision: 'reported',
      name: words.__('Not good'),
      means: words.__('Nobody gets it any more.')
    }
  ];
}

/** Those nobody has decided about, most often shown first. */
export function undecided(queue: readonly QueuedHint[]): QueuedHint[] {
  return queue.filter(one => !one.decision).sort((one, other) => other.shown - one.shown);
}

/** What was decided, as it is told afterwards: “Kept. Students who fail alike go on getting it.” */
export function told(decision: Decision, words: Words): string {
  const done: Record<Decision, string> = {
    approved: words.__('Kept.'),
    edited: words.__('Edited.'),
    promoted: words.__('Yours now.'),
    reported: words.__('Taken out.')
  };
  const means = choices(words).find(one => one.decision === decision)?.means ?? '';
  return `${done[decision]} ${means}`;
}

/** How far a hint goes, as the rungs of written hints are called. */
export function rung(name: string, words: Words): string {
  const known: Record<string, string> = {
    orient: words.__('What the task asks'),
    diagnose: words.__('Which idea is wrong'),
    point: words.__('Where to look'),
    partial: words.__('One small step')
  };
  return known[name] ?? name;
}
