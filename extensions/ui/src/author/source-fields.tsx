/** The text of an exercise's cells, where no notebook stands beside the form. */
import { useId, type ReactElement } from 'react';
import { useWords, type Words } from '../words.js';
import { answerOf, markOfAnswer, roleOf, type HeldCell } from './held-cells.js';
import { isRead } from './kinds.js';

interface SourceFieldsProps {
  cells: readonly HeldCell[];
  onSource: (cell: HeldCell, source: string) => void;
}

export function SourceFields(props: SourceFieldsProps): ReactElement {
  const words = useWords();
  const mark = markOfAnswer(answerOf(props.cells)!);
  const isForm = isRead(mark.kind ?? 'code', mark); // what is right stands in the form above, and no cell has code
  const shown = props.cells.filter(one => roleOf(one) === 'prompt' || (!isForm && roleOf(one) !== 'variant'));
  return (
    <details className="oc-more">
      <summary>{isForm ? words.__('Prompt') : words.__('Prompt, answer and tests')}</summary>
      <div className="oc-form">
        {shown.map((one, at) => (
          <OneSource
            key={one.id ?? at}
            cell={one}
            name={nameOf(shown, one, words)}
            onSource={source => props.onSource(one, source)}
          />
        ))}
      </div>
    </details>
  );
}

/** “Prompt”; of several tests “Test 2”. */
function nameOf(cells: readonly HeldCell[], cell: HeldCell, words: Words): string {
  const alike = cells.filter(one => roleOf(one) === roleOf(cell));
  const number = alike.length > 1 ? String(alike.indexOf(cell) + 1) : '';
  const names: Readonly<Record<string, string>> = {
    prompt: words.__('Prompt %1', number),
    answer: words.__('Answer, with its solution'),
    test: words.__('Test %1', number)
  };
  return (names[String(roleOf(cell))] ?? String(roleOf(cell))).trim();
}

function OneSource(props: { cell: HeldCell; name: string; onSource: (source: string) => void }): ReactElement {
  const id = useId();
  const { cell, name } = props;
  return (
    <div className="oc-field">
      <label htmlFor={id}>{name}</label>
      <textarea
        id={id}
        className={cell.cell_type === 'code' ? 'oc-in oc-mono' : 'oc-in'}
        rows={Math.min(24, Math.max(cell.cell_type === 'code' ? 3 : 5, cell.source.split('\n').length))}
        spellCheck={cell.cell_type !== 'code'}
        value={cell.source}
        onChange={event => props.onSource(event.target.value)}
      />
    </div>
  );
}
