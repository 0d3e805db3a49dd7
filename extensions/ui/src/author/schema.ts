/** The part of JSON schema that the models use, and what does not fit it. */

export interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  items?: Schema;
  prefixItems?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema;
  required?: readonly string[];
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMaximum?: number;
  pattern?: string;
  $ref?: string;
}

export interface ObjectSchema extends Schema {
  properties: Readonly<Record<string, Schema>>;
  $defs: Readonly<Record<string, Schema>>;
}

export type Defs = Readonly<Record<string, Schema>>;

/** The schema that is meant: a reference followed, of “this or nothing” the first. */
export function meant(schema: Schema, defs: Defs): Schema {
  if (schema.$ref) {
    return { ...defs[schema.$ref.split('/').pop()!], ...without(schema, '$ref') };
  }
  const own = schema.anyOf?.filter(one => one.type !== 'null');
  return own?.length === 1 ? { ...meant(own[0]!, defs), ...without(schema, 'anyOf') } : schema;
}

function without(schema: Schema, key: keyof Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
}

/** Whether nothing may stand there. */
export const isOptional = (schema: Schema): boolean => Boolean(schema.anyOf?.some(one => one.type === 'null'));

/** The names of what does not fit, as a path: `options.0.text`; empty if everything does. */
export function unfit(value: unknown, schema: Schema, defs: Defs, path = ''): string[] {
  if (schema.anyOf) {
    return schema.anyOf.some(one => !unfit(value, one, defs, path).length) ? [] : [path];
  }
  const own = meant(schema, defs);
  if (own.type === 'object') {
    return unfitObject(value, own, defs, path);
  }
  if (own.type === 'array') {
    return unfitArray(value, own, defs, path);
  }
  return fitsPlain(value, own) ? [] : [path];
}

function fitsPlain(value: unknown, schema: Schema): boolean {
  if (schema.enum) {
    return schema.enum.includes(value);
  }
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && value.trim().length >= (schema.minLength ?? 0);
    case 'integer':
    case 'number':
      return fitsNumber(value, schema);
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return schema.type !== 'null' || value === null;
  }
}

const below = (path: string, key: string | number): string => (path ? `${path}.${key}` : String(key));

function unfitObject(value: unknown, schema: Schema, defs: Defs, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [path];
  }
  const given = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter(key => given[key] === undefined).map(key => below(path, key));
  return [
    ...missing,
    ...Object.entries(given).flatMap(([key, one]) => {
      const known = schema.properties?.[key] ?? schema.additionalProperties;
      return known && one !== undefined ? unfit(one, known, defs, below(path, key)) : [];
    })
  ];
}

function unfitArray(value: unknown, schema: Schema, defs: Defs, path: string): string[] {
  if (!Array.isArray(value) || value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) {
    return [path];
  }
  return value.flatMap((one, at) => {
    const known = schema.prefixItems?.[at] ?? schema.items;
    return known ? unfit(one, known, defs, below(path, at)) : [];
  });
}

function fitsNumber(value: unknown, schema: Schema): boolean {
  return (
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (schema.type === 'number' || Number.isInteger(value)) &&
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    value < (schema.exclusiveMaximum ?? Infinity)
  );
}
