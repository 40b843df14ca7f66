import { element } from './dom.js';
import { inline, markdown } from './markdown.js';

export function problemSections(api) {
  return Object.values(api['x-problem-catalogue']).map(problem => element('article', { id: `problem-${problem.code}` },
    element('h3', {}, problem.code, element('small', {}, ` ${problem.status}`)),
    element('p', { class: 'titles' }, ...Object.entries(problem.title).flatMap(([language, title], at) => [at ? ' · ' : '', element('span', { lang: language }, title)])),
    ...markdown(problem.meaning),
    element('p', {}, element('strong', {}, 'What to do: '), ...inline(problem.whatToDo))));
}
