/** One of several options, or all that apply. */
import { useId, type ReactElement } from 'react';
import { useWords } from '../words.js';
import { choiceValues, chosen } from './choices.js';
import type { ControlProps } from './control.js';
import type { FormOf } from './forms.js';

export function ChoiceAnswer(props: ControlProps<FormOf<'choice'>>): ReactElement {
  const words = useWords();
  const group = useId();
  const { options, several } = props.form;
  const places = chosen(props.values, options.length) ?? new Set<number>();
  const choose = (place: number, on: boolean): void => {
    const rest = several ? [...places].filter(one => one !== place) : [];
    props.onValues(choiceValues(on ? [...rest, place] : rest));
  };
  return (
    <fieldset className="oc-opts">
      <legend className="oc-unseen">
        {several ? words.__('%1: choose all that apply', props.title) : props.title}
      </legend>
      {options.map((option, place) => (
        <label key={place}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={group}
            checked={places.has(place)}
            aria-label={spoken(option)}
            onChange={event => choose(place, event.target.checked)}
          />
          <div className="oc-opt">{props.text(option)}</div>
        </label>
      ))}
    </fieldset>
  );
}

/** A drawn formula has no text of its own for readers; they get it as it was typed. */
function spoken(option: string): string | undefined {
  return option.includes('$') ? option.replace(/\$+/g, '') : undefined;
}
