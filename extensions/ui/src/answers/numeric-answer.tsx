/** A number and its unit in two fields, and how they are understood. */
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { Reading } from '../views.js';
import { useWords } from '../words.js';
import type { ControlProps } from './control.js';
import type { FormOf } from './forms.js';
import { joinQuantity, splitQuantity, typedText, type TypedQuantity } from './quantities.js';
import { useReading } from './reading.js';

const USUAL = ['m', 's', 'kg', 'm/s', 'km/h', 'm/s^2', 'N', 'J', 'W', 'Pa', 'm^2', 'm^3', 'K', 'Hz', 'V', 'A'];

export function NumericAnswer(props: ControlProps<FormOf<'numeric'>>): ReactElement {
  const words = useWords();
  const id = useId();
  const typed = typedText(props.values) ?? '';
  const [shown, show] = useQuantity(typed, text => props.onValues([text]));
  const reading = useReading(typed, props.read);
  const wrong = props.unread && !reading?.unread ? 'unit' : reading?.unread ? reading.part : '';
  const field = (name: keyof TypedQuantity, label: string, list?: string): ReactElement => (
    <input
      className={`oc-in oc-${name}${wrong === name ? ' oc-bad' : ''}`}
      aria-label={`${props.title}, ${label}`}
      aria-invalid={wrong === name}
      aria-describedby={`${id}-read`}
      autoComplete="off"
      spellCheck={false}
      list={list}
      placeholder={label}
      value={shown[name]}
      onChange={event => show({ ...shown, [name]: event.target.value })}
    />
  );
  return (
    <div className="oc-row oc-wraps">
      {field('number', words.__('number'))}
      {field('unit', words.__('unit'), `${id}-units`)}
      <datalist id={`${id}-units`}>
        {USUAL.map(one => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <ReadAs id={`${id}-read`} reading={reading} />
    </div>
  );
}

function ReadAs(props: { id: string; reading: Reading | null }): ReactElement {
  const words = useWords();
  const { reading } = props;
  const tone = reading?.unread ? 'oc-notice' : 'oc-quiet';
  return (
    <span id={props.id} className={`oc-small oc-read ${tone}`} aria-live="polite">
      {reading ? reading.unread || words.__('read as %1', reading.read_as) : ''}
    </span>
  );
}

/** Two fields over one text; what one types stays in the field in which it was typed. */
function useQuantity(typed: string, write: (text: string) => void): [TypedQuantity, (made: TypedQuantity) => void] {
  const [shown, setShown] = useState(() => splitQuantity(typed));
  const sent = useRef(typed);
  useEffect(() => {
    if (typed !== sent.current) {
      sent.current = typed;
      setShown(splitQuantity(typed));
    }
  }, [typed]);
  const show = (made: TypedQuantity): void => {
    sent.current = joinQuantity(made);
    setShown(made);
    write(sent.current);
  };
  return [shown, show];
}
