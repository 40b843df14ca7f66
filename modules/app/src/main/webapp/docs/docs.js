/** The reference of the API: Swagger UI shows this server's OpenAPI document, and our own part explains the problems. */
import { element } from './dom.js';
import { problemSections } from './problems.js';

const reference = document.getElementById('reference');
const problems = document.getElementById('problems');

function show(api) {
  document.title = `${api.info.title} API`;
  problems.replaceChildren(element('h2', {}, 'Problems'), ...problemSections(api));
  window.SwaggerUIBundle({
    spec: api,
    domNode: reference,
    deepLinking: !problemAsked(),
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    filter: true,
    showExtensions: true,
    validatorUrl: null,
  });
  reference.removeAttribute('aria-busy');
  choose();
  addEventListener('hashchange', choose);
}

/** Shows either the problems or the reference: Swagger UI grows while it renders, which would move an anchor below it. */
function choose() {
  reference.hidden = problemAsked();
  problems.hidden = !problemAsked();
  if (problemAsked()) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** Swagger UI takes any other anchor for one of its own. */
function problemAsked() {
  return location.hash.startsWith('#problem');
}

function failed(error) {
  reference.removeAttribute('aria-busy');
  reference.replaceChildren(
    element('p', { class: 'notice' }, `The reference cannot be shown, because /openapi cannot be read: ${error.message}.`));
}

try {
  const answer = await fetch('../openapi', { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  show(await answer.json());
} catch (error) {
  failed(error);
}
