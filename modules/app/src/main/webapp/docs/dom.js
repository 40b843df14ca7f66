/** Makes an element with attributes and children. A text among the children stays text, so nothing in the document becomes markup. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== ''));
  return made;
}
