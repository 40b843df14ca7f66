import { code, element } from './dom.js';

/** The little Markdown that the specification is written in: paragraphs, lists, **bold**, *emphasis*, `code`, [links](…). */
export function markdown(text = '') {
  return text.trim().split(/\n\s*\n/).filter(Boolean).map(block);
}

function block(text) {
  const lines = text.split('\n');
  if (!lines[0].trimStart().startsWith('- ')) return element('p', {}, ...inline(text));
  const items = text.split(/^\s*- /m).filter(item => item.trim());
  return element('ul', {}, ...items.map(item => element('li', {}, ...inline(item))));
}

const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)\s]+\))/;

export function inline(text = '') {
  return text.split(INLINE).map(part => {
    if (/^`.+`$/s.test(part)) return code(part.slice(1, -1));
    if (/^\*\*.+\*\*$/s.test(part)) return element('strong', {}, ...inline(part.slice(2, -2)));
    if (/^\*.+\*$/s.test(part)) return element('em', {}, part.slice(1, -1));
    const link = /^\[([^\]]+)\]\((https:[^)\s]+|#[^)\s]+)\)$/.exec(part);
    return link ? element('a', { href: link[2] }, link[1]) : part;
  });
}
