/** What is right, what is known to be wrong, and how it is scored: the form of each kind, from its model's schema. */
import { does } from '../actions.js';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { AnswerMark } from '../authoring.js';
import { useWords } from '../words.js';
import { kindSchemas } from './kind-schemas.js';
import { settled } from './kind-rules.js';
import { FormContext, SchemaFields, type Values } from './schema-fields.js';
import { unfit } from './schema.js';
import { TableGrid } from './table-grid.js';

/** What is always in sight; the rest stands under “More”. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  choice: ['options', 'several'],
  numeric: ['value', 'tolerance', 'wrong_values'],
  symbolic: ['formula', 'wrong_formulas'],
  parsons: ['lines', 'distractors'],
  plot: ['x', 'y', 'data'],
  text: ['rubric'],
  table: ['wrong_cells']
};

export interface KindFormProps {
  mark: AnswerMark;
  onChange: (change: Partial<AnswerMark>) => void;
}

/** The names of the fields that a kind has for itself. */
export const ownFields = (kind: string): string[] => Object.keys(kindSchemas[kind]?.properties ?? {});

export function KindForm(props: KindFormProps): ReactElement | null {
  const words = useWords();
  const kind = props.mark.kind ?? 'code';
  const schema = kindSchemas[kind];
  const kept = useMemo(() => own(props.mark, kind), [props.mark, kind]);
  const [draft, setDraft] = useState<Values>(kept);
  const written = JSON.stringify(kept);
  useEffect(() => setDraft(JSON.parse(written) as Values), [written]);
  if (!schema || !ownFields(kind).length) {
    return null;
  }
  const wrong = unfit(draft, schema, schema.$defs);
  const take = (changed: Values): void => {
    const next = settled(kind, changed, draft);
    setDraft(next);
    if (!unfit(next, schema, schema.$defs).length) {
      const all = Object.fromEntries(ownFields(kind).map(name => [name, next[name]]));
      props.onChange(all as Partial<AnswerMark>);
    }
  };
  const first = FIRST[kind] ?? [];
  const rest = ownFields(kind).filter(one => !first.includes(one) && !['columns', 'rows', 'blank'].includes(one));
  return (
    <FormContext.Provider value={{ defs: schema.$defs, unfit: wrong }}>
      {kind === 'table' ? <TableGrid value={draft} onChange={take} /> : null}
      <SchemaFields schema={schema} value={draft} only={first} onChange={take} />
      {rest.length ? (
        <details className="oc-more">
          <summary {...does('exercise-scoring')}>{words.__('Scoring and more')}</summary>
          <div className="oc-form">
            <SchemaFields schema={schema} value={draft} only={rest} onChange={take} />
          </div>
        </details>
      ) : null}
      {wrong.length ? (
        <p className="oc-small oc-notice" role="status">
          {words.__('Something is still missing; the notebook keeps what stood there before.')}
        </p>
      ) : null}
    </FormContext.Provider>
  );
}

function own(mark: AnswerMark, kind: string): Values {
  return Object.fromEntries(
    ownFields(kind)
      .filter(name => mark[name] !== undefined)
      .map(name => [name, mark[name]])
  );
}
