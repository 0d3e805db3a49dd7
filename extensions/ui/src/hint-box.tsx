/** Hints that were given, and what the next one would mean, before it is taken. */
import { does } from './actions.js';
import { useRef, type ReactElement, type ReactNode } from 'react';
import { Icon } from './icon.js';
import type { Hints } from './views.js';
import { useWords } from './words.js';

export interface HintBoxProps {
  /** The exercise's title, for readers: there may be hints of several on a page. */
  title?: string | undefined;
  hints: Hints;
  text: (words: string) => ReactNode;
  onNext: () => void;
}

export function HintBox(props: HintBoxProps): ReactElement {
  const words = useWords();
  const { given, left } = props.hints;
  const section = useRef<HTMLElement>(null);
  const onNext = (): void => {
    section.current?.focus(); // the button goes, the focus stays here
    props.onNext();
  };
  const all = given.length + left;
  return (
    <>
      <span className="oc-gutter">
        <Icon name="hint" tone="accent" />
      </span>
      <section
        className="oc-hints"
        ref={section}
        tabIndex={-1}
        aria-label={props.title ? words.__('Hints for %1', props.title) : words.__('Hints')}
      >
        {given.map((hint, rung) => (
          <div key={rung} className="oc-hint">
            <h3 className="oc-h">{words.__('Hint %1 of %2', rung + 1, all)}</h3>
            <div className="oc-message">{props.text(hint)}</div>
          </div>
        ))}
        {all === 0 && !props.hints.waits ? (
          <p className="oc-h">{words.__('This exercise has no hints. Try once more, or ask your teacher.')}</p>
        ) : null}
        {left > 0 || props.hints.waits ? <NextHint {...props} onNext={onNext} /> : null}
        {left === 0 && all > 0 && !props.hints.waits ? (
          <p className="oc-small">{words.__('That was the last hint.')}</p>
        ) : null}
      </section>
    </>
  );
}

function NextHint(props: HintBoxProps): ReactElement {
  const words = useWords();
  const next = props.hints.given.length + 1;
  if (props.hints.waits) {
    return (
      <div className="oc-ask">
        <Icon name="clock" tone="quiet" />
        <p className="oc-grow">{props.hints.waits}</p>
      </div>
    );
  }
  return (
    <div className="oc-ask">
      <p>
        {props.hints.costs ? null : <strong className="oc-h">{words.__('Hint %1 costs you nothing.', next)} </strong>}
        <span className="oc-small">{props.hints.means}</span>
      </p>
      <button type="button" className="oc-btn" {...does('hint')} onClick={props.onNext}>
        {words.__('Show hint %1', next)}
      </button>
    </div>
  );
}
