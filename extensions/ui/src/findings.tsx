/** What a check of the course found: in a list, where each opens its place, and under the cells. */
import { does } from './actions.js';
import type { ReactElement } from 'react';
import { Icon, type Tone } from './icon.js';
import type { IconName } from './icon-paths.js';
import { StateNote } from './states.js';
import type { Finding } from './views.js';
import { clock, useWords, type Words } from './words.js';

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

export interface FindingListProps {
  findings: readonly Finding[];
  /** When the check ended. */
  at: Date | null;
  /** The notebook in front, below the course's folder. */
  file: string | null;
  onlyHere: boolean;
  onOnlyHere: (only: boolean) => void;
  /** What stands at the cell that is selected. */
  chosen: readonly Finding[];
  onOpen: (finding: Finding) => void;
  /** What was looked at where nothing was found, and the release that comes next; null without. */
  clean: { exercises: number; wrongAnswers: number; release: { title: string; act: () => void } | null } | null;
}

export function FindingList(props: FindingListProps): ReactElement {
  const words = useWords();
  if (!props.findings.length && props.clean) {
    return <Clean {...props.clean} />;
  }
  const shown = props.onlyHere ? props.findings.filter(one => one.place.file === props.file) : props.findings;
  return (
    <section className="oc-finds" aria-label={words.__('Course check')}>
      <div className="oc-finds-head">
        <p role="status" className="oc-grow">
          <strong className="oc-h">{words.__('Course check')}</strong>{' '}
          <span className="oc-quiet">
            {counted(props.findings, words)}
            {props.at ? words.__(', at %1', clock(props.at)) : ''}
          </span>
        </p>
        <label className="oc-row oc-small">
          <input
            type="checkbox"
            {...does('only-this-notebook')}
            checked={props.onlyHere}
            disabled={!props.file}
            onChange={event => props.onOnlyHere(event.target.checked)}
          />
          {words.__('Only this notebook')}
        </label>
      </div>
      <ol>
        {shown.map((one, at) => (
          <Row key={at} finding={one} chosen={props.chosen.includes(one)} onOpen={() => props.onOpen(one)} />
        ))}
      </ol>
    </section>
  );
}

/** All is well: what was tried, and what to do next. */
function Clean(props: NonNullable<FindingListProps['clean']>): ReactElement {
  const words = useWords();
  const { exercises, wrongAnswers, release } = props;
  return (
    <section className="oc-finds" aria-label={words.__('Course check')} role="status">
      <StateNote
        icon={{ name: 'passed', tone: 'good' }}
        title={words._n('%1 exercise, nothing to fix', '%1 exercises, nothing to fix', exercises)}
        sentence={
          wrongAnswers
            ? words._n(
                'Solutions pass; blanks and the known wrong answer fail.',
                'Solutions pass; blanks and %1 known wrong answers fail.',
                wrongAnswers
              )
            : words.__('Solutions pass, blanks fail.')
        }
        action={
          release
            ? { does: 'release', words: words.__('Release %1', release.title), act: release.act, primary: true }
            : undefined
        }
      />
    </section>
  );
}

function Row(props: { finding: Finding; chosen: boolean; onOpen: () => void }): ReactElement {
  const words = useWords();
  const { finding } = props;
  const level = severity(finding, words);
  return (
    <li className={props.chosen ? 'oc-find oc-on' : 'oc-find'} aria-current={props.chosen || undefined}>
      <Icon name={level.icon} tone={level.tone} />
      <p>
        <strong className="oc-h">{level.words}</strong> {sentenceOf(finding.message)}{' '}
        <span className="oc-quiet">{finding.next_step}</span>
      </p>
      <button
        type="button"
        className="oc-link"
        {...does('open-finding', `${place(finding, words)}: ${sentenceOf(finding.message)}`)}
        onClick={props.onOpen}
      >
        {place(finding, words)}
      </button>
    </li>
  );
}

/** The mark at a cell: a sentence for each, and what to do. */
export function CellFindings(props: { findings: readonly Finding[] }): ReactElement {
  const words = useWords();
  return (
    <>
      {props.findings.map((one, at) => {
        const level = severity(one, words);
        return (
          <div key={at}>
            <div className="oc-gutter">
              <Icon name={level.icon} tone={level.tone} />
            </div>
            <div className="oc-under-body">
              <p>
                <strong className={`oc-h oc-${level.tone}`}>{level.words}</strong> <Message of={one.message} />
              </p>
              {one.next_step ? <p className="oc-quiet">{one.next_step}</p> : null}
            </div>
          </div>
        );
      })}
    </>
  );
}

/** The first line of a message; what comes below it is code, and how it differs. */
export function sentenceOf(message: string): string {
  return message.includes('\n') ? message.split('\n')[0]!.replace(/:$/, '.') : message;
}

/** Lines of a difference as code, all others as text. */
function Message(props: { of: string }): ReactElement {
  return (
    <>
      {props.of
        .split('\n')
        .map((line, at) => (/^[-+] /.test(line) ? <code key={at}>{line}</code> : <span key={at}>{line}</span>))}
    </>
  );
}

function place({ place: { file, cell, name } }: Finding, words: Words): string {
  const short = file.split('/').pop() ?? file;
  const named = cell === null ? name : words.__('cell %1', cell + 1);
  return [short, named].filter(Boolean).join(', ');
}
