/** What a check of the course found, in a list; each opens its place. */
import type { ReactElement } from 'react';
import { Icon, type Tone } from './icon.js';
import type { IconName } from './icon-paths.js';
import type { Finding } from './views.js';
import { useWords, type Words } from './words.js';

export function severity(finding: Finding, words: Words): { icon: IconName; tone: Tone; words: string } {
  switch (finding.severity) {
    case 'error':
      return { icon: 'notYet', tone: 'wrong', words: words.__('Error.') };
    case 'warning':
      return { icon: 'alert', tone: 'notice', words: words.__('Warning.') };
    default:
      return { icon: 'note', tone: 'quiet', words: words.__('Note.') };
  }
}

/** “1 error, 2 warnings”; what there is none of is left out. */
export function counted(findings: readonly Finding[], words: Words): string {
  const [notes, warnings, errors] = (['note', 'warning', 'error'] as const).map(
    level => findings.filter(one => one.severity === level).length
  ) as [number, number, number];
  const parts = [
    errors ? words._n('%1 error', '%1 errors', errors) : '',
    warnings ? words._n('%1 warning', '%1 warnings', warnings) : '',
    notes ? words._n('%1 note', '%1 notes', notes) : ''
  ];
  return parts.filter(Boolean).join(', ') || words.__('Nothing to fix');
}

export function FindingList(props: { findings: readonly Finding[]; onOpen: (finding: Finding) => void }): ReactElement {
  const words = useWords();
  return (
    <section className="oc-finds" aria-label={words.__('Course check')}>
      <p className="oc-finds-head" role="status">
        <strong className="oc-h">{words.__('Course check')}</strong>{' '}
        <span className="oc-quiet">{counted(props.findings, words)}</span>
      </p>
      <ol>
        {props.findings.map((one, at) => {
          const level = severity(one, words);
          return (
            <li className="oc-find" key={at}>
              <Icon name={level.icon} tone={level.tone} />
              <p>
                <strong className="oc-h">{level.words}</strong> {one.message}{' '}
                <span className="oc-quiet">{one.next_step}</span>
              </p>
              <button type="button" className="oc-link" onClick={() => props.onOpen(one)}>
                {place(one)}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function place(finding: Finding): string {
  const file = finding.place.file.split('/').pop() ?? finding.place.file;
  return [file, finding.place.name ?? (finding.place.cell === null ? null : `cell ${finding.place.cell + 1}`)]
    .filter(Boolean)
    .join(', ');
}
