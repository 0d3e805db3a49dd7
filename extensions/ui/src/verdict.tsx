/** The line under an answer: what came of the check, how many tries, and what it did to mastery. */
import type { ReactElement, ReactNode } from 'react';
import { isPlace } from './answers/places.js';
import { Icon, type Tone } from './icon.js';
import type { IconName } from './icon-paths.js';
import type { Result } from './results.js';
import { toldOf } from './stopped.js';
import type { Move, Outcome } from './views.js';
import { nthTry, percent, useWords, type Words } from './words.js';

interface Headline {
  icon: IconName;
  tone: Tone;
  words: string;
}

/** Icon, word and colour of an outcome; they always come together. */
export function headline(verdict: Outcome, words: Words): Headline {
  switch (verdict.outcome) {
    case 'passed':
      return { icon: 'passed', tone: 'good', words: words.__('Passed') };
    case 'partly':
      return {
        icon: 'notYet',
        tone: 'wrong',
        words: words.__('Almost, %1 of %2 points', points(verdict.score ?? 0), points(verdict.max_score))
      };
    case 'failed':
      return { icon: 'notYet', tone: 'wrong', words: words.__('Not yet') };
    case 'by hand':
      return { icon: 'person', tone: 'quiet', words: words.__('Read by a person') };
    case 'blank':
      return { icon: 'notRead', tone: 'notice', words: words.__('No answer yet') };
    default:
      return { icon: 'notRead', tone: 'notice', words: words.__('Not read') };
  }
}

function points(score: number): string {
  return String(Math.round(score * 100) / 100);
}

function tries(result: Extract<Result, { state: 'told' }>, words: Words): string {
  const { verdict } = result;
  if (!verdict.counted) {
    return words.__('This cost nothing.');
  }
  const nth = nthTry(Math.max(1, result.tries), words);
  if (result.tries > 1 && verdict.objectives.length && !movesOf(verdict).length) {
    return words.__('%1; the first has counted.', nth);
  }
  if (verdict.outcome !== 'passed') {
    return `${nth}.`;
  }
  return result.hints > 0 ? words.__('%1, with a hint.', nth) : words.__('%1, unaided.', nth);
}

/** What it did to mastery: nothing where an earlier try had counted. */
function movesOf(verdict: Outcome): Move[] {
  return verdict.objectives.filter(one => one.mastered_now || percent(one.before) !== percent(one.after));
}

function Effect(props: { move: Move }): ReactElement {
  const words = useWords();
  const { move } = props;
  const [before, after] = [percent(move.before), percent(move.after)];
  const spoken = words.__('%1: mastery from %2 to %3 percent.', move.name, before, after);
  return (
    <span className="oc-effect oc-num">
      <span className="oc-unseen">{spoken}</span>
      <span aria-hidden="true">{move.name}</span>
      <span aria-hidden="true" className="oc-quiet">
        {before} →
      </span>
      <strong aria-hidden="true">{after}%</strong>
      {move.mastered_now ? <span>{words.__('Mastered')}</span> : null}
    </span>
  );
}

function Line(props: {
  icon: IconName;
  tone: Tone;
  title: string;
  aside?: ReactNode;
  children?: ReactNode;
}): ReactElement {
  return (
    <>
      <span className="oc-gutter">
        <Icon name={props.icon} tone={props.tone} />
      </span>
      <div className="oc-under-body">
        <p className="oc-verdict">
          <strong className={`oc-${props.tone}`}>{props.title}</strong>
          {props.aside}
        </p>
        {props.children}
      </div>
    </>
  );
}

/** `text` shows a teacher's words, with formulas where the front end can. */
export function ResultLine(props: { result: Result; text: (words: string) => ReactNode }): ReactElement {
  const words = useWords();
  const { result } = props;
  switch (result.state) {
    case 'checking':
      return <Line icon="turn" tone="quiet" title={words.__('Checking')} />;
    case 'waiting':
      return (
        <Line
          icon="cloudOff"
          tone="notice"
          title={words.__('Waits to be checked')}
          aside={<span>{words.__('The course service does not answer. Go on; this try is sent by itself.')}</span>}
        />
      );
    case 'refused':
      return (
        <Line
          icon="alert"
          tone="notice"
          title={result.ours ? words.__('This check went wrong, not your answer') : words.__('Not checked')}
        >
          <p className="oc-message">{[result.message, result.nextStep].filter(Boolean).join(' ')}</p>
        </Line>
      );
    default:
      return <Told result={result} text={props.text} />;
  }
}

/** Under prose, before anything was done: who reads it. */
export function ByHand(): ReactElement {
  const words = useWords();
  return (
    <Line
      icon="person"
      tone="quiet"
      title={words.__('Read by a person')}
      aside={<span>{words.__('Write here; Submit hands it in.')}</span>}
    />
  );
}

function Told(props: { result: Extract<Result, { state: 'told' }>; text: (words: string) => ReactNode }): ReactElement {
  const words = useWords();
  const { verdict } = props.result;
  const head = headline(verdict, words);
  const aside = (
    <>
      <span>{tries(props.result, words)}</span>
      <span className="oc-effects">
        {movesOf(verdict).map(move => (
          <Effect key={move.objective} move={move} />
        ))}
      </span>
    </>
  );
  const said = verdict.parts?.some(one => `${one.told}.` === verdict.message) || verdict.outcome === 'passed';
  const { sentence, code } = toldOf(verdict.misconception || (said ? '' : verdict.message), words);
  const parts = verdict.parts?.filter(one => !isPlace(one)) ?? []; // a cell is marked where it stands
  return (
    <Line icon={head.icon} tone={head.tone} title={head.words} aside={aside}>
      {parts.length ? <Parts parts={parts} /> : null}
      {sentence ? (
        <div className="oc-message">
          {props.text(sentence)}
          {code ? <code className="oc-raised">{code}</code> : null}
        </div>
      ) : null}
      {verdict.notes.map(note => (
        <p key={note} className="oc-aside">
          {note}
        </p>
      ))}
    </Line>
  );
}

/** What of a form is right: value, unit, figures. */
function Parts(props: { parts: NonNullable<Outcome['parts']> }): ReactElement {
  const words = useWords();
  return (
    <ul className="oc-parts">
      {props.parts.map(one => (
        <li key={one.name}>
          <Icon name={one.right ? 'tick' : 'close'} tone={one.right ? 'good' : 'wrong'} size={14} />
          <span className="oc-unseen">{one.right ? words.__('Right:') : words.__('Not yet:')}</span>
          {one.told || one.name}
        </li>
      ))}
    </ul>
  );
}
