/** An element with attributes and children; texts among the children stay texts, so that nothing in the document becomes markup. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

export function table(heads, rows) {
  if (!rows.length) return '';
  return element('div', { class: 'table' }, element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, ...[cell].flat())))))));
}

export function code(text) {
  return element('code', {}, text);
}

export function example(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return element('pre', { tabindex: '0' }, code(text));
}
