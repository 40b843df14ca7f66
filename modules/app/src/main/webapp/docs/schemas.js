import { code, element, example, table } from './dom.js';
import { inline, markdown } from './markdown.js';

export function resolve(api, node) {
  if (!node?.$ref) return node ?? {};
  return resolve(api, node.$ref.slice(2).split('/').reduce((at, step) => at[step], api));
}

/** The schema's own example, or one that is made of its parts' examples. */
export function sample(api, node) {
  const schema = resolve(api, node);
  if (schema.example !== undefined) return schema.example;
  if (schema.type === 'array') return [sample(api, schema.items)];
  if (!schema.properties) return null;
  return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, sample(api, property)]));
}

export function schemaSections(api) {
  return Object.entries(api.components.schemas).map(([name, schema]) => element('article', { id: `schema-${name}` },
    element('h3', {}, name),
    ...markdown(schema.description),
    properties(schema),
    schema.example === undefined ? '' : example(schema.example)));
}

function properties(schema, prefix = '') {
  return table(['Field', 'Type', 'Meaning'], rows(schema, prefix));
}

function rows(schema, prefix) {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    [[code(prefix + name), required.includes(name) ? mark('required') : ''], type(property), meaning(property)],
    ...rows(property, `${prefix}${name}.`),
  ]);
}

export function mark(word) {
  return element('span', { class: 'mark' }, word);
}

/** A type in words that link to the schemas that it names. */
export function type(schema) {
  if (schema.$ref) return [schemaLink(schema)];
  if (schema.type === 'array') return ['list of ', ...type(schema.items ?? {}), ...small(limits(schema))];
  if (schema.anyOf) return schema.anyOf.flatMap((choice, at) => (at ? [' or ', ...type(choice)] : type(choice)));
  const id = /^\^\(?([a-z|]+)\)?_\[0-7]/.exec(schema.pattern ?? '');
  if (id) return ['id ', code(id[1].split('|').map(prefix => `${prefix}_…`).join(' or ')), schema.nullable ? ' or null' : ''];
  const name = schema.format && schema.type === 'string' ? schema.format : schema.type ?? 'anything';
  return [name, schema.nullable ? ' or null' : '', ...small(limits(schema))];
}

export function schemaLink(schema) {
  const name = schema.$ref.split('/').at(-1);
  return element('a', { href: `#schema-${name}` }, name);
}

function small(words) {
  return words ? [element('small', {}, ` ${words}`)] : [];
}

function limits(schema) {
  const found = [
    schema.format?.startsWith('date') ? '' : range(schema.minLength, schema.maxLength, 'characters'),
    range(schema.minItems, schema.maxItems, 'items'),
    range(schema.minProperties, schema.maxProperties, 'fields'),
    range(schema.minimum, schema.maximum, ''),
    schema.pattern,
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
  ];
  return found.filter(Boolean).join(', ');
}

function range(least, most, unit) {
  if (least === undefined && most === undefined) return '';
  if (least === most) return `${number(least)} ${unit}`.trim();
  if (least === undefined) return `≤ ${number(most)} ${unit}`.trim();
  if (most === undefined) return `≥ ${number(least)} ${unit}`.trim();
  return `${number(least)} to ${number(most)} ${unit}`.trim();
}

function number(value) {
  return Number.isFinite(value) ? value.toLocaleString('en') : value;
}

export function meaning(schema) {
  const values = (schema.enum ?? []).filter(value => value !== null);
  const known = schema['x-open-enum'] ?? [];
  return [
    ...inline(schema.description),
    ...choices(values.length ? 'One of' : '', values),
    ...choices(known.length ? 'Today' : '', known),
  ];
}

function choices(words, values) {
  if (!values.length) return [];
  return [element('div', { class: 'values' }, `${words}: `, ...values.flatMap((value, at) => (at ? [' ', code(value)] : [code(value)])))];
}
