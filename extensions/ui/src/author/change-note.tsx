/** Says what somebody else changed in the exercise at hand: “Points were changed by Sam Reed. From 4 to 6, just now.” */
import { does } from '../actions.js';
import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords, type Words } from '../words.js';
import type { Change } from './others-changes.js';

export interface ChangeNoteProps {
  change: Change | null;
  /** What an objective is called. */
  nameOf: (objective: string) => string;
  onKeep: (field: string) => void;
  /** Write this value in its place. */
  onUse: (field: string, value: unknown) => void;
}

const AGAIN_MS = 20_000;
const LONGEST = 24;

export function ChangeNote(props: ChangeNoteProps): ReactElement {
  const words = useWords();
  const { change } = props;
  const now = useNow(change !== null);
  return (
    <div className={change ? 'oc-change' : undefined}>
      <p className="oc-h oc-row oc-top" role="status">
        {change ? (
          <>
            <Icon name="person" tone="notice" />
            <span className="oc-grow">{headline(change, words)}</span>
          </>
        ) : null}
      </p>
      {change ? (
        <>
          <p className="oc-small">{about(change, now, props.nameOf, words)}</p>
          <Choice {...props} change={change} />
        </>
      ) : null}
    </div>
  );
}

function Choice(props: ChangeNoteProps & { change: Change }): ReactElement {
  const words = useWords();
  const { change, nameOf } = props;
  const [theirs, other] = [plain(change.field, change.to, nameOf, words), otherOf(change)];
  const use = plain(change.field, other, nameOf, words);
  const short = [theirs, use].every(one => one !== null && one.length <= LONGEST);
  return (
    <div className="oc-acts-row">
      <button type="button" className="oc-btn" {...does('keep-theirs')} onClick={() => props.onKeep(change.field)}>
        {short ? words.__('Keep %1', theirs) : words.__('Keep theirs')}
      </button>
      {change.field === 'kind' ? null : ( // its cells have changed with it: chosen above, they change again
        <button type="button" className="oc-btn" {...does('use-mine')} onClick={() => props.onUse(change.field, other)}>
          {short ? words.__('Use %1', use) : change.mine ? words.__('Use mine') : words.__('Use what was there')}
        </button>
      )}
    </div>
  );
}

const otherOf = (change: Change): unknown => (change.mine ? change.mine.value : change.from);

/** What it is called, and by whom it was changed. */
export function headline({ field, by }: Change, words: Words): string {
  const who = by ?? words.__('somebody else');
  const known: Record<string, string> = {
    title: words.__('The title was changed by %1', who),
    kind: words.__('The kind was changed by %1', who),
    points: words.__('Points were changed by %1', who),
    objectives: words.__('What it shows was changed by %1', who),
    difficulty: words.__('Difficulty was changed by %1', who),
    hints: words.__('Hints were changed by %1', who),
    wrong_answers: words.__('Known wrong answers were changed by %1', who)
  };
  return known[field] ?? words.__('%1: changed by %2', capital(field.replaceAll('_', ' ')), who);
}

/** From what to what, when, and what was typed here. */
export function about(change: Change, now: number, nameOf: (id: string) => string, words: Words): string {
  const told = (value: unknown): string | null => plain(change.field, value, nameOf, words);
  const [from, to] = [told(change.from), told(change.to)];
  const when = ago(now - change.at, words);
  const what = from === null || to === null ? `${capital(when)}.` : words.__('From %1 to %2, %3.', from, to, when);
  return [what, change.mine ? yours(told(change.mine.value), words) : ''].filter(Boolean).join(' ');
}

const yours = (typed: string | null, words: Words): string =>
  typed === null ? words.__('You changed it too.') : words.__('You typed %1.', typed);

function ago(seconds: number, words: Words): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 1
    ? words.__('just now')
    : minutes === 1
      ? words.__('a minute ago')
      : words._n('%1 minute ago', '%1 minutes ago', minutes);
}

/** A value in a sentence; null where it is more than a few words. */
function plain(field: string, value: unknown, nameOf: (id: string) => string, words: Words): string | null {
  if (value === undefined || value === null || value === '') {
    return words.__('nothing');
  }
  if (field === 'objectives') {
    return (value as string[]).length ? (value as string[]).map(nameOf).join(', ') : words.__('nothing');
  }
  if (field === 'difficulty' || field === 'kind') {
    return capital(words.__(String(value)));
  }
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? `“${value}”` : null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The time in seconds, as it goes by. */
function useNow(ticking: boolean): number {
  const [, setTicks] = useState(0);
  useEffect(() => {
    const timer = ticking ? window.setInterval(() => setTicks(ticks => ticks + 1), AGAIN_MS) : undefined;
    return () => window.clearInterval(timer);
  }, [ticking]);
  return Date.now() / 1000;
}
