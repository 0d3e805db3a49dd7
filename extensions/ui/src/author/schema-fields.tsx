/** A form made from a schema: native controls, each named and explained as the model explains itself. */
import { createContext, useContext, useEffect, useId, useState, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../words.js';
import { labelOf, looksOf } from './looks.js';
import { MisconceptionField } from './misconception-field.js';
import { isOptional, meant, type Defs, type Schema } from './schema.js';
import { ItemList } from './schema-items.js';
import { lines, numbers, orders, words as wordList, type Codec } from './texts.js';

export type Values = Record<string, unknown>;

/** What every field may ask for: definitions, and what does not fit. */
export const FormContext = createContext<{ defs: Defs; unfit: readonly string[] }>({ defs: {}, unfit: [] });

export interface FieldProps {
  name: string;
  path: string;
  schema: Schema;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The fields of an object in the schema's order, but for those that are shown elsewhere. */
export function SchemaFields(props: {
  schema: Schema;
  path?: string;
  value: Values;
  only?: readonly string[];
  onChange: (value: Values) => void;
}): ReactElement {
  const { schema, value, path = '' } = props;
  const names = Object.keys(schema.properties ?? {}).filter(one => !props.only || props.only.includes(one));
  return (
    <>
      {names.map(name => (
        <SchemaField
          key={name}
          name={name}
          path={path ? `${path}.${name}` : name}
          schema={schema.properties![name]!}
          value={value[name]}
          onChange={one => props.onChange(changed(value, name, one))}
        />
      ))}
    </>
  );
}

/** Without what is as it would be anyway: less to read in the notebook. */
export function changed(values: Values, name: string, value: unknown): Values {
  const kept = Object.entries({ ...values, [name]: value }).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(kept);
}

export function SchemaField(props: FieldProps): ReactElement {
  const { defs } = useContext(FormContext);
  const schema = meant(props.schema, defs);
  const value = props.value ?? schema.default;
  const own = { ...props, value, schema: { ...schema, description: schema.description } };
  const look = looksOf(props.name);
  if (props.name === 'misconception') {
    return <MisconceptionField value={(value as string | null) ?? null} onChange={props.onChange} />;
  }
  if (look === 'grid') {
    return <span hidden />;
  }
  if (schema.enum) {
    return <EnumField {...own} />;
  }
  switch (schema.type) {
    case 'boolean':
      return <CheckField {...own} />;
    case 'integer':
    case 'number':
      return <NumberField {...own} optional={isOptional(props.schema)} />;
    case 'object':
      return schema.properties ? <GroupField {...own} /> : <ItemList {...own} keyed />;
    case 'array':
      return meant(schema.items ?? {}, defs).type === 'object' ? (
        <ItemList {...own} />
      ) : (
        <CodedField {...own} codec={codecOf(props.name, schema)} />
      );
    default:
      return <TextField {...own} />;
  }
}

function codecOf(name: string, schema: Schema): Codec {
  if (schema.items?.type === 'array' || name === 'blank') {
    return orders;
  }
  return schema.items?.type === 'string' ? (looksOf(name) === 'lines' ? lines : wordList) : numbers;
}

export function Labelled(props: {
  name: string;
  path: string;
  about?: string | undefined;
  children: (id: string, described: string | undefined, bad: boolean) => ReactNode;
}): ReactElement {
  const words = useWords();
  const id = useId();
  const { unfit } = useContext(FormContext);
  const bad = unfit.includes(props.path);
  const described = props.about || bad ? `${id}-about` : undefined;
  return (
    <div className={bad ? 'oc-field oc-bad' : 'oc-field'}>
      <label htmlFor={id}>{labelOf(props.name, words)}</label>
      {props.children(id, described, bad)}
      {described ? (
        <p className="oc-small oc-quiet oc-about" id={described}>
          {bad ? <strong className="oc-wrong">{words.__('Not saved yet.')} </strong> : null}
          {props.about ? words.__(props.about) : words.__('Something belongs here.')}
        </p>
      ) : null}
    </div>
  );
}

function TextField(props: FieldProps): ReactElement {
  const long = looksOf(props.name) === 'text';
  return (
    <Labelled name={props.name} path={props.path} about={props.schema.description}>
      {(id, described, bad) => {
        const about = {
          id,
          'aria-describedby': described,
          'aria-invalid': bad || undefined,
          className: looksOf(props.name) === 'code' ? 'oc-in oc-mono' : 'oc-in',
          value: (props.value as string | undefined) ?? '',
          onChange: (event: { target: { value: string } }) => props.onChange(event.target.value || undefined)
        };
        return long ? <textarea {...about} rows={2} /> : <input {...about} />;
      }}
    </Labelled>
  );
}

function NumberField(props: FieldProps & { optional: boolean }): ReactElement {
  const { schema } = props;
  return (
    <Labelled name={props.name} path={props.path} about={schema.description}>
      {(id, described, bad) => (
        <input
          id={id}
          type="number"
          className="oc-in oc-num oc-narrow"
          aria-describedby={described}
          aria-invalid={bad || undefined}
          min={schema.minimum}
          max={schema.maximum}
          step={schema.type === 'integer' ? 1 : 'any'}
          value={(props.value as number | null | undefined) ?? ''}
          onChange={event => props.onChange(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      )}
    </Labelled>
  );
}

function CheckField(props: FieldProps): ReactElement {
  const words = useWords();
  const id = useId();
  return (
    <div className="oc-field oc-check-field">
      <input
        id={id}
        type="checkbox"
        checked={props.value === true}
        onChange={event => props.onChange(event.target.checked)}
      />
      <label htmlFor={id}>{words.__(props.schema.description ?? labelOf(props.name, words))}</label>
    </div>
  );
}

function EnumField(props: FieldProps): ReactElement {
  const words = useWords();
  const given = (props.schema.enum ?? []).map(String);
  return (
    <Labelled name={props.name} path={props.path} about={props.schema.description}>
      {(id, described) => (
        <select
          id={id}
          className="oc-in"
          aria-describedby={described}
          value={String(props.value ?? '')}
          onChange={event => props.onChange(event.target.value || undefined)}
        >
          {props.value === undefined || props.value === null ? <option value="">{words.__('Any')}</option> : null}
          {given.map(one => (
            <option key={one} value={one}>
              {labelOf(one, words)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** A list that is typed as a text. While it cannot be read, what was there before stays. */
function CodedField(props: FieldProps & { codec: Codec }): ReactElement {
  const words = useWords();
  const { codec } = props;
  const kept = codec.write(props.value);
  const [text, setText] = useState(kept);
  const read = codec.read(text);
  useEffect(() => {
    if (codec.write(codec.read(text)) !== kept) {
      setText(kept);
    }
  }, [kept]);
  const many = codec === lines || codec === orders;
  const take = (typed: string): void => {
    setText(typed);
    const value = codec.read(typed);
    if (value !== null) {
      props.onChange(value);
    }
  };
  return (
    <Labelled name={props.name} path={props.path} about={props.schema.description}>
      {(id, described, bad) => {
        const about = {
          id,
          'aria-describedby': described,
          'aria-invalid': bad || read === null || undefined,
          className: 'oc-in oc-mono',
          value: text,
          onChange: (event: { target: { value: string } }) => take(event.target.value)
        };
        return (
          <>
            {many ? (
              <textarea {...about} rows={codec === lines ? Math.max(4, text.split('\n').length) : 2} />
            ) : (
              <input {...about} />
            )}
            {read === null ? <p className="oc-small oc-wrong">{words.__('Numbers are asked for here.')}</p> : null}
          </>
        );
      }}
    </Labelled>
  );
}

function GroupField(props: FieldProps): ReactElement {
  const words = useWords();
  const value = (props.value as Values | undefined) ?? {};
  return (
    <fieldset className="oc-field oc-group">
      <legend>{labelOf(props.name, words)}</legend>
      <SchemaFields schema={props.schema} path={props.path} value={value} onChange={props.onChange} />
    </fieldset>
  );
}
