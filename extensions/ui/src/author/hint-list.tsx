/** Hints in their order: written in place, moved by button. */
import { does } from '../actions.js';
import type { ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords } from '../words.js';

export function HintList(props: { hints: readonly string[]; onChange: (hints: string[]) => void }): ReactElement {
  const words = useWords();
  const { hints } = props;
  const swapped = (at: number): string[] => [
    ...hints.slice(0, at - 1),
    hints[at]!,
    hints[at - 1]!,
    ...hints.slice(at + 1)
  ];
  return (
    <fieldset className="oc-field">
      <legend>
        {words.__('Hints, in order')}
        <button type="button" className="oc-link" {...does('add-hint')} onClick={() => props.onChange([...hints, ''])}>
          {words.__('Add a hint')}
        </button>
      </legend>
      <ol className="oc-list">
        {hints.map((hint, at) => (
          <li key={at}>
            <textarea
              className="oc-in"
              rows={2}
              aria-label={words.__('Hint %1', at + 1)}
              value={hint}
              onChange={event => props.onChange(hints.map((one, each) => (each === at ? event.target.value : one)))}
            />
            <span className="oc-acts">
              <button
                type="button"
                className="oc-tool"
                {...does('hint-up')}
                disabled={at === 0}
                aria-label={words.__('Hint %1 before the one above', at + 1)}
                onClick={() => props.onChange(swapped(at))}
              >
                <Icon name="up" size={14} />
              </button>
              <button
                type="button"
                className="oc-tool"
                {...does('remove-hint')}
                aria-label={words.__('Remove hint %1', at + 1)}
                onClick={() => props.onChange(hints.filter((_, each) => each !== at))}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
