/** Returns a text of a survey in the reader's language, or else in the survey's first one that has it. */
export function textOf(
  texts: Record<string, string> | undefined,
  languages: string[],
  locale: string,
): string | undefined {
  const script = /hant|tw|hk|mo/i.test(locale) ? 'zh-Hant' : 'zh-Hans';
  const wished = locale.toLowerCase().startsWith('zh') ? script : (locale.split('-')[0] ?? '');
  return [wished, ...languages].map((language) => texts?.[language]).find((text) => text !== undefined);
}
