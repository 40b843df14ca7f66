import { code, element, example, table } from './dom.js';
import { inline, markdown } from './markdown.js';
import { mark, meaning, resolve, sample, schemaLink, type } from './schemas.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation with its method, path and all parameters, in the document's order. */
export function operations(api) {
  return Object.entries(api.paths).flatMap(([path, item]) => METHODS.filter(method => item[method]).map(method => ({
    method: method.toUpperCase(),
    path,
    operation: item[method],
    parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(parameter => resolve(api, parameter)),
  })));
}

export function operationSection(api, found) {
  const { method, path, operation, parameters } = found;
  return element('article', { id: operation.operationId },
    element('h3', {}, operation.summary),
    element('p', { class: 'address' }, element('span', { class: `method ${method}` }, method), ' ', code(api.servers[0].url + path)),
    ...markdown(operation.description),
    needs(operation),
    ...parameterTable(parameters),
    ...body(api, operation),
    ...answers(api, operation),
    ...refusals(api, operation),
    element('h4', {}, 'With curl'),
    example(curl(api, found)));
}

function needs(operation) {
  if (operation.security) return element('p', {}, 'Needs no access token.');
  const permission = operation['x-permission'];
  return element('p', {}, 'Needs an access token', ...(permission ? [' with the permission ', code(permission)] : []), '.');
}

function parameterTable(parameters) {
  if (!parameters.length) return [];
  const rows = parameters.map(parameter => [
    [code(parameter.name), parameter.required ? mark('required') : ''],
    parameter.in,
    type(parameter.schema),
    [...inline(parameter.description), ...meaning({ ...parameter.schema, description: '' })],
  ]);
  return [element('h4', {}, 'Parameters'), table(['Name', 'In', 'Type', 'Meaning'], rows)];
}

function body(api, operation) {
  return Object.entries(operation.requestBody?.content ?? {}).flatMap(([media, content]) => [
    element('h4', {}, 'Body'),
    element('p', {}, code(media), ...schemaName(content.schema)),
    shown(api, content),
  ]);
}

function schemaName(schema) {
  return schema?.$ref ? [': ', schemaLink(schema)] : [];
}

function shown(api, content) {
  const value = content.example ?? sample(api, content.schema);
  return value === null ? '' : example(value);
}

function answers(api, operation) {
  const good = Object.entries(operation.responses).filter(([status]) => status < '400');
  return good.flatMap(([status, response]) => {
    const answer = resolve(api, response);
    const headers = Object.keys(answer.headers ?? {}).flatMap((name, at) => [at ? ', ' : 'Headers: ', code(name)]);
    return [
      element('h4', {}, `Answer ${status}`),
      element('p', {}, ...inline(answer.description), ' ', ...headers),
      ...Object.entries(answer.content ?? {}).flatMap(([media, content]) => [
        element('p', {}, code(media), ...schemaName(content.schema)),
        shown(api, content),
      ]),
    ];
  });
}

/** The problems that the operation names and those of its answers, by status. */
function refusals(api, operation) {
  const codes = new Set(operation['x-problems'] ?? []);
  for (const response of Object.values(operation.responses)) for (const found of resolve(api, response)['x-problems'] ?? []) codes.add(found);
  const catalogue = api['x-problem-catalogue'];
  const rows = [...codes].map(found => catalogue[found]).sort((one, other) => one.status - other.status || one.code.localeCompare(other.code));
  return [element('details', {},
    element('summary', {}, element('h4', {}, 'Refusals'), ' ', rows.map(kind => kind.code).join(', ')),
    table(['Status', 'Code', 'When'], rows.map(kind => [
      String(kind.status), element('a', { href: `#problem-${kind.code}` }, code(kind.code)), inline(kind.meaning)])))];
}

function curl(api, { method, path, operation, parameters }) {
  const given = parameters.filter(parameter => parameter.required || (parameter.in === 'path'));
  const address = given.filter(parameter => parameter.in === 'path')
    .reduce((at, parameter) => at.replace(`{${parameter.name}}`, parameter.example ?? '…'), path);
  const query = given.filter(parameter => parameter.in === 'query').map(parameter => `${parameter.name}=${parameter.example ?? parameter.schema.enum?.[0] ?? '…'}`).join('&');
  const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}'${location.origin}${api.servers[0].url}${address}${query ? `?${query}` : ''}'`];
  if (!operation.security) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  for (const header of given.filter(parameter => parameter.in === 'header')) lines.push(`-H '${header.name}: ${header.example}'`);
  const [media, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (media) lines.push(`-H 'Content-Type: ${media}'`, `--data-binary ${data(media, content.example ?? sample(api, content.schema))}`);
  return lines.join(' \\\n  ');
}

function data(media, value) {
  if (media.endsWith('form-urlencoded')) return `'${new URLSearchParams(value)}'`;
  return media.includes('json') ? `'${JSON.stringify(value).replaceAll("'", "'\\''")}'` : '@file.csv';
}
