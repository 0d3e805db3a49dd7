/** What stands where there is nothing to show yet, or nobody answers. */
import { ApiProblem, Loading, StateNote, useWords } from '@openclass-nb/ui';
import type { ReactElement } from 'react';

export function Told(props: { error: Error | null; title?: string }): ReactElement {
  const words = useWords();
  const { error } = props;
  if (!error) {
    return <Loading title="" />;
  }
  const title = props.title ?? words.__('Nothing to show');
  const away = error instanceof ApiProblem && error.passes;
  return (
    <StateNote
      {...(away ? { icon: { name: 'cloudOff', tone: 'notice' } as const } : {})}
      title={title}
      sentence={sentenceOf(error)}
    />
  );
}

/** “There is no exercise “sledd”. Did you mean “sled”?” */
export function sentenceOf(error: Error): string {
  const next = error instanceof ApiProblem ? error.problem.next_step : null;
  return [error.message, next].filter(Boolean).join(' ');
}
