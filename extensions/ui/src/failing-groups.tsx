/** Students who fail at an exercise in the same way, the hint that they would get, and one written for all of them. */
import { does } from './actions.js';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { HintForm } from './hint-form.js';
import type { AuthoredHint, FailingGroup } from './views.js';
import { listed } from './standing.js';
import { CodeBehind } from './written-hint.js';
import { useWords } from './words.js';

const MOST_NAMES = 8;

export interface GroupActions {
  failing: (exercise: string) => Promise<FailingGroup[]>;
  /** Null for who may look but not write. */
  write: ((exercise: string, text: string) => Promise<AuthoredHint>) | null;
}

export interface FailingGroupsProps extends GroupActions {
  exercise: string;
  title: string;
}

export function FailingGroups(props: FailingGroupsProps): ReactElement {
  const words = useWords();
  const { exercise, title } = props;
  const [groups, setGroups] = useState<FailingGroup[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const read = (): void => {
    setTrouble('');
    void props.failing(exercise).then(setGroups, (error: unknown) => setTrouble(String((error as Error).message)));
  };
  useEffect(read, [exercise]);
  return (
    <section
      className="oc-alikes"
      aria-label={words.__('Who fails alike at %1', title)}
      aria-busy={!groups && !trouble}
    >
      <h3>{title}</h3>
      {trouble ? (
        <p role="alert">
          {trouble}{' '}
          <button type="button" className="oc-link" {...does('read-again')} onClick={read}>
            {words.__('Try now')}
          </button>
        </p>
      ) : null}
      {groups || trouble ? null : <p className="oc-quiet">{words.__('Their last tries are run once more.')}</p>}
      {groups && !groups.length ? <p className="oc-quiet">{words.__('Nobody fails there now.')}</p> : null}
      {groups?.map((one, at) => (
        <Group key={at} {...props} group={one} />
      ))}
    </section>
  );
}

function Group(props: FailingGroupsProps & { group: FailingGroup }): ReactElement {
  const words = useWords();
  const { group, exercise, title, write } = props;
  const who = named(group.students, words);
  const [writing, setWriting] = useState(false);
  const [done, setDone] = useState('');
  const holder = useRef<HTMLDivElement>(null);
  const left = useRef(false); // the form was left: its button has the focus again
  useEffect(() => {
    if (!writing && left.current) {
      left.current = false;
      holder.current?.querySelector<HTMLElement>('.oc-btn')?.focus();
    }
  }, [writing]);
  const leave = (): void => {
    left.current = true;
    setWriting(false);
  };
  const send = async (text: string): Promise<void> => {
    const now = await write!(exercise, text);
    setDone(
      words._n(
        '%2 has %1 hint in its source notebook now. Students get it with the next release.',
        '%2 has %1 hints in its source notebook now. Students get yours with the next release.',
        now.hints,
        title
      )
    );
    leave();
  };
  return (
    <div className="oc-alike" ref={holder}>
      <p>
        <strong className="oc-h">{words._n('%1 student', '%1 students', group.students.length)}</strong>{' '}
        <span className="oc-small">{who}</span>
      </p>
      <CodeBehind label={words.__('What %1 wrote for %2', who, title)} code={group.example} />
      <p className="oc-small oc-quiet">{words.__('The next hint that they would get:')}</p>
      <p className="oc-said">{group.hint}</p>
      {writing ? (
        <HintForm
          label={words.__('Your hint')}
          about={words.__('It joins your own hints in the source notebook. Students get it with the next release.')}
          start=""
          send={words.__('Add it')}
          onSend={send}
          onCancel={leave}
        />
      ) : null}
      {write && !writing ? (
        <button type="button" className="oc-btn" {...does('write-hint', who)} onClick={() => setWriting(true)}>
          {words.__('Write a hint for them')}
        </button>
      ) : null}
      <p role="status">{done}</p>
    </div>
  );
}

/** A few names, and that there are more. */
function named(students: readonly string[], words: ReturnType<typeof useWords>): string {
  const more = students.length - MOST_NAMES;
  return more > 0
    ? words._n('%2, and %1 more', '%2, and %1 more', more, students.slice(0, MOST_NAMES).join(', '))
    : listed(students, words);
}
