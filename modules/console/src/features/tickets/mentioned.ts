/** Somebody who can be mentioned. */
export type Named = { id: string; name: string };

/** The API takes so many. */
const MOST = 20;
const LONGEST_NAME = 40;

/** Returns what is typed after an @ at the end of a text, or nothing if no name is being typed there. */
export function typedName(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 0 || /\S/.test(text.charAt(at - 1))) return undefined;
  const typed = text.slice(at + 1);
  return typed.length > LONGEST_NAME || /[\n,;:.!?，。；：！？]/.test(typed) || typed.endsWith(' ') ? undefined : typed;
}

/** Returns the members whose whole name stands after an @ in a text. Of two names that begin alike, the longer one is meant. */
export function mentionsIn<M extends Named>(text: string, members: M[]): M[] {
  const found = new Set<M>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const meant = members
      .filter(({ name }) => text.startsWith(name, at + 1))
      .sort((one, other) => other.name.length - one.name.length)[0];
    if (meant) found.add(meant);
  }
  return [...found].slice(0, MOST);
}
