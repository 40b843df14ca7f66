/** The API's reference: reads the OpenAPI document of this server and shows it. No library, nothing from elsewhere. */
import { element } from './dom.js';
import { markdown } from './markdown.js';
import { operations, operationSection } from './operations.js';
import { problemSections } from './problems.js';
import { schemaSections } from './schemas.js';

const content = document.getElementById('content');

function introduction(api) {
  return element('section', { id: 'introduction' },
    element('h1', {}, `${api.info.title} API`, element('small', {}, ` ${api.info.version}`)),
    element('p', {}, 'The document itself: ', element('a', { href: '../openapi' }, '/openapi'), ` (OpenAPI ${api.openapi})`),
    ...markdown(api.info.description));
}

function group(api, tag) {
  return element('section', { id: tag.name },
    element('h2', {}, capital(tag.name)),
    ...markdown(tag.description),
    ...operations(api).filter(({ operation }) => operation.tags[0] === tag.name).map(found => operationSection(api, found)));
}

function listed(title, id, sections) {
  return element('section', { id }, element('h2', {}, title), ...sections);
}

function show(api) {
  document.title = `${api.info.title} API`;
  content.replaceChildren(
    introduction(api),
    ...api.tags.map(tag => group(api, tag)),
    listed('Schemas', 'schemas', schemaSections(api)),
    listed('Problems', 'problems', problemSections(api)));
  content.removeAttribute('aria-busy');
  document.getElementById('contents').replaceChildren(...contents(api));
  document.getElementById('filter').addEventListener('input', filter);
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

function contents(api) {
  const tags = api.tags.map(tag => chapter(capital(tag.name), tag.name, operations(api)
    .filter(({ operation }) => operation.tags[0] === tag.name)
    .map(({ method, path, operation }) => entry(operation.operationId, operation.summary, `${method} ${path}`, method))));
  return [
    chapter('Introduction', 'introduction', []),
    ...tags,
    chapter('Schemas', 'schemas', Object.keys(api.components.schemas).map(name => entry(`schema-${name}`, name, name))),
    chapter('Problems', 'problems', Object.keys(api['x-problem-catalogue']).map(code => entry(`problem-${code}`, code, code))),
  ];
}

function chapter(title, id, entries) {
  return element('details', entries.length && entries.length < 12 ? { open: '' } : {},
    element('summary', {}, element('a', { href: `#${id}` }, title)),
    element('ul', {}, ...entries));
}

function entry(id, text, title, method) {
  const badge = method ? [element('span', { class: `method ${method}` }, method), ' '] : [];
  return element('li', { 'data-words': `${text} ${title}`.toLowerCase() }, element('a', { href: `#${id}`, title }, ...badge, text));
}

function filter(event) {
  const wanted = event.target.value.trim().toLowerCase();
  for (const item of document.querySelectorAll('#contents li')) item.hidden = !item.dataset.words.includes(wanted);
  for (const part of document.querySelectorAll('#contents details')) if (wanted) part.open = true;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

function failed(error) {
  content.removeAttribute('aria-busy');
  content.replaceChildren(
    element('h1', {}, 'The reference cannot be shown'),
    element('p', {}, `The document at /openapi could not be read: ${error.message}.`));
}

try {
  const answer = await fetch('../openapi', { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  show(await answer.json());
} catch (error) {
  failed(error);
}
