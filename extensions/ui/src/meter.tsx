/** Mastery beside what is needed. */
import type { ReactElement } from 'react';
import { percent, useWords } from './words.js';

export function Meter(props: { name: string; mastery: number; needed: number }): ReactElement {
  const words = useWords();
  const [now, needed] = [percent(props.mastery), percent(props.needed)];
  return (
    <span
      className="oc-meter"
      role="meter"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={now}
      aria-label={words.__('%1: %2 percent, %3 needed', props.name, now, needed)}
    >
      <span className="oc-meter-fill" style={{ width: `${now}%` }} />
      <span className="oc-meter-need" style={{ left: `${needed}%` }} />
    </span>
  );
}
