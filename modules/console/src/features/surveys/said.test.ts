import { expect, it } from 'vitest';
import { textOf } from './said';

it('says a question in the language of the reader, or else in the first one of the survey', () => {
  const texts = { en: 'Why?', 'zh-Hans': '为什么？', 'zh-Hant': '為什麼？' };
  expect(textOf(texts, ['en'], 'zh-CN')).toBe('为什么？');
  expect(textOf(texts, ['en'], 'zh-HK')).toBe('為什麼？');
  expect(textOf(texts, ['zh-Hans', 'en'], 'de-DE')).toBe('为什么？');
  expect(textOf(texts, ['zh-Hans', 'en'], 'en-GB')).toBe('Why?');
  expect(textOf({}, ['en'], 'en')).toBeUndefined();
});
