/** What a student did, the newest first; an answer opens as it was recorded. */
import { does } from './actions.js';
import { useState, type ReactElement } from 'react';
import { Icon, type Tone } from './icon.js';
import type { IconName } from './icon-paths.js';
import { idea, named, together } from './steps-together.js';
import type { Step } from './views.js';
import { moment, nthTry, sinceMoment, useWords } from './words.js';

const FEW = 6;

export function Tries(props: { steps: readonly Step[] }): ReactElement {
  const words = useWords();
  const [whole, setWhole] = useState(false);
  const groups = together(props.steps);
  return (
    <section className="oc-drawer-part">
      <h3>{words.__('Tries')}</h3>
      {groups.length ? null : <p className="oc-quiet">{words.__('None yet.')}</p>}
      <ol className="oc-list">
        {(whole ? groups : groups.slice(0, FEW)).map(group => (
          <Group key={`${group[0]?.at} ${group[0]?.exercise} ${group[0]?.nth}`} group={group} />
        ))}
      </ol>
      {groups.length > FEW && !whole ? (
        <button
          type="button"
          className="oc-link"
          {...does('show-all', words.__('Tries'))}
          onClick={() => setWhole(true)}
        >
          {words.__('Show all %1', groups.length)}
        </button>
      ) : null}
    </section>
  );
}

function look(step: Step): { name: IconName; tone: Tone } {
  if (step.kind === 'hint') {
    return { name: 'hint', tone: 'accent' };
  }
  switch (step.outcome) {
    case 'passed':
      return { name: 'passed', tone: 'good' };
    case 'unreadable':
      return { name: 'notRead', tone: 'notice' };
    case 'by hand':
      return { name: 'person', tone: 'quiet' };
    default:
      return { name: 'notYet', tone: 'wrong' };
  }
}

function Group(props: { group: readonly Step[] }): ReactElement | null {
  const words = useWords();
  const [on, setOn] = useState(false);
  const { group } = props;
  const [newest, oldest] = [group[0], group[group.length - 1]];
  if (!newest || !oldest) {
    return null;
  }
  const now = new Date();
  const when = (group.length > 1 ? sinceMoment : moment)(new Date(oldest.at), now, words);
  const hint = newest.kind === 'hint';
  const told = hint ? '' : `${idea(group, words)}. `;
  const name = named(group, words);
  const label = hint ? words.__('Hint') : words._n('Answer', 'Answers', group.length);
  return (
    <li>
      <Icon {...look(newest)} />
      <div className="oc-grow">
        {name}
        <p className="oc-small oc-quiet">
          {told}
          {when}
        </p>
        {on ? group.map(one => <Recorded key={one.at} step={one} alone={group.length === 1} />) : null}
      </div>
      <button
        type="button"
        className="oc-link"
        aria-expanded={on}
        {...does('show-try')}
        aria-label={words.__('%1: %2', label, name)}
        onClick={() => setOn(!on)}
      >
        {label}
      </button>
    </li>
  );
}

function Recorded(props: { step: Step; alone: boolean }): ReactElement {
  const words = useWords();
  const { step } = props;
  if (step.kind === 'hint') {
    return <p className="oc-said">{step.text}</p>;
  }
  const about = words.__('Answer, %1', nthTry(step.nth, words));
  return (
    <>
      {props.alone ? null : <p className="oc-small">{nthTry(step.nth, words)}</p>}
      <pre className="oc-recorded" tabIndex={0} role="region" aria-label={about}>
        <code>{step.answer.trim() || words.__('No answer was recorded.')}</code>
      </pre>
      {step.text ? <p className="oc-said">{step.text}</p> : null}
    </>
  );
}
