/** What the class gets wrong most, and who fails alike there. */
import { does } from './actions.js';
import { useState, type ReactElement } from 'react';
import { List } from './class-lists.js';
import { FailingGroups, type GroupActions } from './failing-groups.js';
import type { Insight } from './views.js';
import { useWords } from './words.js';

interface Wrong {
  key: string;
  title: string;
  about: string;
  message: string;
  students: number;
  /** Where it was seen. */
  exercises: { id: string; title: string }[];
}

export interface MistakesProps {
  insight: Insight | null;
  /** Null in a notebook, which only shows the class. */
  actions: GroupActions | null;
}

export function Mistakes(props: MistakesProps): ReactElement {
  const words = useWords();
  const known: Wrong[] = (props.insight?.mistakes ?? []).map(one => ({
    key: one.misconception,
    title: one.title,
    about: [
      `${one.objectives.join(', ')}.`,
      one.next_tries ? words.__('%1 of %2 next tries are right.', one.next_right, one.next_tries) : '',
      one.helps_few ? words.__('The message helps few.') : ''
    ]
      .filter(Boolean)
      .join(' '),
    message: one.message,
    students: one.students,
    exercises: one.exercise_ids.map((id, at) => ({ id, title: one.exercises[at] ?? id }))
  }));
  const others: Wrong[] = (props.insight?.unexplained ?? []).map(one => ({
    key: `${one.exercise} ${one.message}`,
    title: words.__('“%1”', one.message),
    about: words.__('%1. No known misconception.', one.title),
    message: '',
    students: one.students,
    exercises: [{ id: one.exercise, title: one.title }]
  }));
  return (
    <List
      title={words.__('What the class gets wrong most')}
      all={[...known, ...others]}
      empty={words.__('Nothing that several get wrong. What they do shows up here.')}
      heads={[words.__('What'), words.__('Message'), words.__('Students')]}
      row={one => <WrongRow key={one.key} actions={props.actions} wrong={one} />}
    />
  );
}

function WrongRow(props: { wrong: Wrong; actions: GroupActions | null }): ReactElement {
  const words = useWords();
  const [on, setOn] = useState(false);
  const [alike, setAlike] = useState(false);
  const { wrong, actions } = props;
  return (
    <>
      <tr>
        <th scope="row" colSpan={2} className="oc-wrong-row">
          {wrong.message ? (
            <button
              type="button"
              className="oc-link oc-bare"
              aria-expanded={on}
              {...does('show-message', wrong.title)}
              onClick={() => setOn(!on)}
            >
              {wrong.title}
            </button>
          ) : (
            <span className="oc-clamp" title={wrong.title}>
              {wrong.title}
            </span>
          )}
          <br />
          <span className="oc-small oc-quiet">{wrong.about}</span>{' '}
          {actions ? (
            <button
              type="button"
              className="oc-link oc-small"
              aria-expanded={alike}
              {...does('fails-alike', wrong.title)}
              aria-label={words.__('Who fails alike: %1', wrong.title)}
              onClick={() => setAlike(!alike)}
            >
              {words.__('Who fails alike')}
            </button>
          ) : null}
          {on ? <span className="oc-said">{words.__('Students read: “%1”', wrong.message)}</span> : null}
        </th>
        <td className="oc-num oc-nowrap oc-right">{words._n('%1 student', '%1 students', wrong.students)}</td>
      </tr>
      {alike && actions ? (
        <tr className="oc-more-row">
          <td colSpan={3}>
            {wrong.exercises.map(one => (
              <FailingGroups key={one.id} {...actions} exercise={one.id} title={one.title} />
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
}
