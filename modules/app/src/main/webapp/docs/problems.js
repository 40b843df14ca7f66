import { element } from './dom.js';

/** One section per problem code, in the order of the catalogue. A problem's `type` is the address of its section. */
export function problemSections(api) {
  return Object.values(api['x-problem-catalogue']).map(problem => element('article', { id: `problem-${problem.code}` },
    element('h3', {}, problem.code, element('small', {}, ` ${problem.status}`)),
    element('p', { class: 'titles' }, ...titles(problem.title)),
    element('p', {}, ...words(problem.meaning)),
    element('p', {}, element('strong', {}, 'Solution: '), ...words(problem.whatToDo))));
}

function titles(title) {
  return Object.entries(title)
    .flatMap(([language, text], at) => [at ? ' · ' : '', element('span', { lang: language }, text)]);
}

/** The texts of the catalogue are plain, apart from `code`. */
function words(text) {
  return text.split(/(`[^`]+`)/).map(part => part.startsWith('`') ? element('code', {}, part.slice(1, -1)) : part);
}
