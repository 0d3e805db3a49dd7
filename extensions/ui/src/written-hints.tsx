/** The queue of hints that a model wrote and students got: a teacher keeps them, edits them or takes them out. */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Done, Loading, StateNote } from './states.js';
import type { QueuedHint } from './views.js';
import { useWords } from './words.js';
import { WrittenHint, type Decide } from './written-hint.js';
import { choices, told, undecided, type Decision } from './written-hints-model.js';

export interface WrittenHintsProps {
  queue: () => Promise<QueuedHint[]>;
  /** Null for who may look but not decide. */
  review: ((hint: string, decision: Decision, more: { text?: string; why?: string }) => Promise<QueuedHint>) | null;
}

export function WrittenHints(props: WrittenHintsProps): ReactElement {
  const words = useWords();
  const [queue, setQueue] = useState<QueuedHint[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const [done, setDone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const read = (): void => {
    setTrouble('');
    void props.queue().then(setQueue, (error: unknown) => setTrouble(String((error as Error).message)));
  };
  useEffect(read, []);
  const { review } = props;
  const decide: Decide = async (hint, decision, more) => {
    const now = await review!(hint.id, decision, more);
    setDone(words.__('%1: %2', hint.title, told(decision, words)));
    setQueue(known => known?.map(one => (one.id === now.id ? { ...one, decision: now.decision } : one)) ?? null);
    heading.current?.focus(); // its buttons go with it
  };
  if (trouble && !queue) {
    return (
      <StateNote
        icon={{ name: 'cloudOff', tone: 'notice' }}
        title={words.__('The hints could not be read')}
        sentence={trouble}
        action={{ does: 'read-again', words: words.__('Try now'), act: read }}
      />
    );
  }
  if (!queue) {
    return <Loading title={words.__('Hints')} />;
  }
  const waiting = undecided(queue);
  return (
    <section className="oc-written-hints">
      <h1 ref={heading} tabIndex={-1}>
        {waiting.length
          ? words._n('%1 written hint waits for you', '%1 written hints wait for you', waiting.length)
          : words.__('No written hint waits for you')}
      </h1>
      <p className="oc-quiet">
        {queue.length
          ? words.__('A model wrote them for students who failed; the most often shown comes first.')
          : words.__('Hints that a model writes show up here once a student gets one. Without a model there are none.')}
      </p>
      <Done what={done} />
      {waiting.length && review ? <Meanings /> : null}
      <ul>
        {waiting.map((one, at) => (
          <WrittenHint key={one.id} hint={one} number={at + 1} onDecide={review ? decide : null} />
        ))}
      </ul>
    </section>
  );
}

/** What each button means, once for all of them. */
function Meanings(): ReactElement {
  const words = useWords();
  return (
    <dl className="oc-meanings oc-small">
      {choices(words).map(one => (
        <div key={one.decision}>
          <dt>{one.name}</dt>
          <dd>{one.means}</dd>
        </div>
      ))}
    </dl>
  );
}
