/** Nothing yet, nothing reachable: one bold line, one sentence, one thing to do. */
import { does, type ActionName } from './actions.js';
import type { ReactElement } from 'react';
import { Icon, type Tone } from './icon.js';
import type { IconName } from './icon-paths.js';
import { clock, useWords } from './words.js';

export interface StateProps {
  title: string;
  sentence: string;
  icon?: { name: IconName; tone: Tone };
  action?: Action | undefined;
  /** Another way, as a link beside it. */
  other?: Action | undefined;
}

interface Action {
  does: ActionName;
  words: string;
  act: (from?: HTMLElement) => void;
  /** The one main action in sight. */
  primary?: boolean;
}

export function StateNote(props: StateProps): ReactElement {
  return (
    <section className="oc-state">
      <h2 className="oc-h oc-row">
        {props.icon ? <Icon {...props.icon} /> : null}
        {props.title}
      </h2>
      <p>{props.sentence}</p>
      {props.action || props.other ? <Actions {...props} /> : null}
    </section>
  );
}

function Actions({ action, other }: StateProps): ReactElement {
  return (
    <div className="oc-acts-row">
      {action ? (
        <button
          type="button"
          className={action.primary ? 'oc-btn oc-primary' : 'oc-btn'}
          {...does(action.does)}
          onClick={event => action.act(event.currentTarget)}
        >
          {action.words}
        </button>
      ) : null}
      {other ? (
        <button
          type="button"
          className="oc-link"
          {...does(other.does)}
          onClick={event => other.act(event.currentTarget)}
        >
          {other.words}
        </button>
      ) : null}
    </div>
  );
}

/** The course service does not answer, `why` if that is known: what is shown is from before, and checks wait. */
export function Away(props: { asOf: Date | null; waiting: number; why?: string; onTry: () => void }): ReactElement {
  const words = useWords();
  const { asOf, waiting } = props;
  const checks = words._n(
    '%1 check waits and is sent by itself.',
    '%1 checks wait and are sent by themselves.',
    waiting
  );
  const silent = props.why || words.__('The course service does not answer.');
  const seen = asOf ? words.__('What you see is from then.') : silent;
  return (
    <StateNote
      icon={{ name: 'cloudOff', tone: 'notice' }}
      title={asOf ? words.__('Not connected since %1', clock(asOf)) : words.__('Not connected')}
      sentence={[seen, words.__('Go on working.'), waiting ? checks : ''].filter(Boolean).join(' ')}
      action={{ does: 'try-now', words: words.__('Try now'), act: props.onTry }}
    />
  );
}

/** The shape of what will come. */
export function Loading(props: { title: string }): ReactElement {
  const words = useWords();
  return (
    <section className="oc-state oc-loading" aria-busy="true">
      <h2>{props.title}</h2>
      <p className="oc-quiet">{words.__('Reading your course')}</p>
      {[0, 1, 2].map(one => (
        <span key={one} className="oc-meter" aria-hidden="true">
          <span className="oc-meter-need" style={{ left: '80%' }} />
        </span>
      ))}
    </section>
  );
}

/** What was done, once it is: the place is there before, so that it is read out. */
export function Done(props: { what: string; className?: string }): ReactElement {
  return (
    <p role="status" className={props.className ?? 'oc-row'}>
      {props.what ? (
        <>
          <Icon name="tick" tone="good" />
          <span className="oc-grow">{props.what}</span>
        </>
      ) : null}
    </p>
  );
}
