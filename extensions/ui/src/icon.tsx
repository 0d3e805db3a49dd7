/** An icon beside the word that says the same; readers hear only the word. */
import type { ReactElement } from 'react';
import { iconPaths, type IconName } from './icon-paths.js';

export type Tone = 'good' | 'wrong' | 'notice' | 'accent' | 'quiet';

export function Icon(props: { name: IconName; tone?: Tone; size?: number }): ReactElement {
  const { name, tone, size = 16 } = props;
  return (
    <svg
      className={tone ? `oc-icon oc-${tone}` : 'oc-icon'}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: iconPaths[name] }}
    />
  );
}
