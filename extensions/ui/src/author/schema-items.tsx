/** A list of objects: add, change, move, take away. The first line of each says what it is. */
import { does } from '../actions.js';
import { useContext, useState, type ReactElement } from 'react';
import { Icon } from '../icon.js';
import { useWords, type Words } from '../words.js';
import { addWords, labelOf } from './looks.js';
import { meant, type Schema } from './schema.js';
import { FormContext, SchemaField, SchemaFields, type FieldProps, type Values } from './schema-fields.js';
import { numbers } from './texts.js';

/** One entry; of a mapping the key is `name`. */
type Item = Values & { ' key'?: string };

export function ItemList(props: FieldProps & { keyed?: boolean }): ReactElement {
  const words = useWords();
  const { defs } = useContext(FormContext);
  const [open, setOpen] = useState(-1);
  const schema = meant((props.keyed ? props.schema.additionalProperties : props.schema.items) ?? {}, defs);
  const items = itemsOf(props.value, props.keyed);
  const give = (next: Item[]): void => props.onChange(props.keyed ? mappingOf(next) : next);
  const change = (at: number, item: Item): void => give(items.map((one, each) => (each === at ? item : one)));
  const add = (): void => {
    give([...items, props.keyed ? { ' key': freeKey(items) } : blank(schema)]);
    setOpen(items.length);
  };
  return (
    <fieldset className="oc-field oc-items">
      <legend>
        {labelOf(props.name, words)}
        <button type="button" className="oc-link" {...does('add-entry')} onClick={add}>
          {addWords(props.name, words)}
        </button>
      </legend>
      <ol className="oc-list">
        {items.map((item, at) => (
          <li key={at} className={at === open ? 'oc-item oc-open' : 'oc-item'}>
            <ItemHead
              title={titleOf(item, at, props.name, words)}
              open={at === open}
              first={at === 0 || Boolean(props.keyed)}
              fixed={items.length <= (props.schema.minItems ?? 0)}
              onOpen={() => setOpen(at === open ? -1 : at)}
              onUp={() => give(swapped(items, at))}
              onRemove={() => (give(items.filter((_, each) => each !== at)), setOpen(-1))}
            />
            {at === open ? (
              <div className="oc-item-body">
                {props.keyed ? (
                  <KeyField value={item[' key'] ?? ''} onChange={key => change(at, { ...item, ' key': key })} />
                ) : null}
                {schema.properties ? (
                  <SchemaFields
                    schema={ordered(schema)}
                    path={`${props.path}.${props.keyed ? item[' key'] : at}`}
                    value={item}
                    onChange={one => change(at, one)}
                  />
                ) : (
                  <SchemaField
                    name="kind"
                    path={`${props.path}.${item[' key']}`}
                    schema={schema}
                    value={item['']}
                    onChange={one => change(at, { ...item, '': one })}
                  />
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function ItemHead(props: {
  title: string;
  open: boolean;
  first: boolean;
  fixed: boolean;
  onOpen: () => void;
  onUp: () => void;
  onRemove: () => void;
}): ReactElement {
  const words = useWords();
  return (
    <div className="oc-item-head">
      <button
        type="button"
        className="oc-item-title oc-grow"
        aria-expanded={props.open}
        {...does('open-entry', props.title)}
        onClick={props.onOpen}
      >
        {props.title}
      </button>
      <button
        type="button"
        className="oc-tool"
        disabled={props.first}
        aria-label={words.__('Move up: %1', props.title)}
        {...does('entry-up', props.title)}
        onClick={props.onUp}
      >
        <Icon name="up" size={14} />
      </button>
      <button
        type="button"
        className="oc-tool"
        disabled={props.fixed}
        aria-label={words.__('Remove: %1', props.title)}
        {...does('remove-entry', props.title)}
        onClick={props.onRemove}
      >
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}

function KeyField(props: { value: string; onChange: (key: string) => void }): ReactElement {
  const words = useWords();
  return (
    <div className="oc-field">
      <label>
        {words.__('Name')}
        <input className="oc-in oc-mono" value={props.value} onChange={event => props.onChange(event.target.value)} />
      </label>
    </div>
  );
}

/** What the student sees first, what is told of it last. */
function ordered(schema: Schema): Schema {
  const last = ['misconception', 'message'];
  const names = Object.keys(schema.properties ?? {});
  const order = [...names.filter(one => !last.includes(one)), ...names.filter(one => last.includes(one))];
  return { ...schema, properties: Object.fromEntries(order.map(one => [one, schema.properties![one]!])) };
}

function itemsOf(value: unknown, keyed = false): Item[] {
  if (!keyed) {
    return Array.isArray(value) ? (value as Item[]) : [];
  }
  return Object.entries((value as Values | undefined) ?? {}).map(([key, one]) =>
    typeof one === 'object' && one !== null ? { ...(one as Values), ' key': key } : { '': one, ' key': key }
  );
}

function mappingOf(items: readonly Item[]): Values {
  return Object.fromEntries(
    items.map(({ ' key': key, ...rest }) => [key ?? '', '' in rest ? (rest['' as keyof typeof rest] ?? '') : rest])
  );
}

function freeKey(items: readonly Item[]): string {
  const taken = new Set(items.map(one => one[' key']));
  return [...'xyztabcdefgh'].find(one => !taken.has(one)) ?? `x${items.length}`;
}

function blank(schema: Schema): Values {
  const needed = (schema.required ?? []).map(name => {
    const own = schema.properties?.[name] ?? {};
    const numeric = own.type === 'integer' || own.type === 'number';
    return [name, numeric ? Math.max(1, own.minimum ?? 1) : own.type === 'array' ? [] : ''];
  });
  return Object.fromEntries(needed) as Values;
}

function swapped<T>(items: readonly T[], at: number): T[] {
  return [...items.slice(0, at - 1), items[at]!, items[at - 1]!, ...items.slice(at + 1)];
}

function titleOf(item: Item, at: number, list: string, words: Words): string {
  const said = ['text', 'value', 'formula', 'line', 'order', ' key'].map(one => item[one]).find(Boolean);
  if (list === 'wrong_cells') {
    return words.__('Row %1, column %2: %3', item['row'], item['column'], item['value'] ?? '');
  }
  if (list === 'data') {
    return words.__('%1: %2 over %3', item['what'] ?? 'line', numbers.write(item['y']), numbers.write(item['x']));
  }
  const tick = list === 'options' && item['right'] ? '✓ ' : '';
  return tick + (said === undefined ? words.__('Number %1', at + 1) : String(said));
}
