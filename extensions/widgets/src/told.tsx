/** What stands where there is nothing to show yet, or nobody answers. */
import { Loading, StateNote, useWords } from '@openclass-nb/ui';
import type { ReactElement } from 'react';

export function Told(props: { error: Error | null }): ReactElement {
  const words = useWords();
  return props.error ? (
    <StateNote
      icon={{ name: 'cloudOff', tone: 'notice' }}
      title={words.__('Nothing to show')}
      sentence={props.error.message}
    />
  ) : (
    <Loading title="" />
  );
}
