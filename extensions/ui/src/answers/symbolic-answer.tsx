/** A formula as one types it, with how it is understood below. */
import { useId, type ReactElement } from 'react';
import { useWords } from '../words.js';
import type { ControlProps } from './control.js';
import { Formula } from './formula.js';
import type { FormOf } from './forms.js';
import { typedText } from './quantities.js';
import { useReading } from './reading.js';
import { useTyping } from './typing.js';

/** Characters of a formula that stand in the field without scrolling. */
const IN_SIGHT = 66;

export function SymbolicAnswer(props: ControlProps<FormOf<'symbolic'>>): ReactElement {
  const words = useWords();
  const id = useId();
  const [typed, type] = useTyping(typedText(props.values) ?? '', text => props.onValues([text]));
  const reading = useReading(typed, props.read);
  const wrong = !!reading?.unread || props.unread;
  const { symbols } = props.form;
  return (
    <div>
      <input
        className={wrong ? 'oc-in oc-formula-in oc-bad' : 'oc-in oc-formula-in'}
        aria-label={words.__('%1, formula', props.title)}
        aria-invalid={wrong}
        aria-describedby={`${id}-read`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={symbols.length ? words.__('a formula with %1', symbols.join(', ')) : words.__('a formula')}
        value={typed}
        onChange={event => type(event.target.value)}
      />
      <div id={`${id}-read`} className="oc-preview" aria-live="polite">
        {reading?.formula ? (
          <>
            <span className="oc-small oc-quiet">{words.__('read as')}</span>
            <Formula formula={reading.formula} />
          </>
        ) : (
          <Unread told={reading?.unread ?? ''} at={reading?.at ?? null} />
        )}
      </div>
    </div>
  );
}

/** What is not understood, with a mark below the place in the field above. */
export function Unread(props: { told: string; at: number | null }): ReactElement {
  const { told, at } = props;
  return (
    <div className="oc-small oc-notice">
      {at !== null && at < IN_SIGHT ? (
        <span className="oc-caret" aria-hidden="true" style={{ marginLeft: `calc(7px + ${at}ch)` }}>
          ▲
        </span>
      ) : null}
      {told}
    </div>
  );
}
