import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageOf } from '.';
import { en } from './en';
import { zhCN } from './zh-CN';
import { zhTW } from './zh-TW';

/** Returns each text by its path; a text with parameters is written with ones. */
function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] => {
    const here = `${path}/${name}`;
    if (typeof value === 'function') return [[here, value(1, 1, 1, 1)]];
    return typeof value === 'string' ? [[here, value]] : flat(value, here);
  });
}

test.each([
  ['zh-CN', zhCN],
  ['zh-TW', zhTW],
])('%s has Chinese for each English text', (_, texts) => {
  const english = new Map(flat(en));
  const untranslated = flat(texts).filter(([path, text]) => text === english.get(path) && /[a-z]{3}/.test(text));
  expect(untranslated.map(([path]) => path)).toEqual([]);
});

test.each([
  ['zh-CN', zhCN],
  ['zh-TW', zhTW],
])('%s ends a sentence where English does', (_, texts) => {
  const english = new Map(flat(en));
  const other = flat(texts).filter(([path, text]) => english.get(path)?.endsWith('.') !== text.endsWith('。'));
  expect(other.map(([path]) => path)).toEqual([]);
});

test('the two Chinese languages do not mix their characters', () => {
  const simplifiedOnly = /[户续约间页语无时经负责邮级区这进图]/;
  const traditionalOnly = /[戶續約間頁語無時經負責郵級區這進圖]/;
  expect(flat(zhTW).filter(([path, text]) => path !== '/name' && simplifiedOnly.test(text))).toEqual([]);
  expect(flat(zhCN).filter(([path, text]) => path !== '/name' && traditionalOnly.test(text))).toEqual([]);
});

test('each Chinese tag finds its script', () => {
  expect(['zh', 'zh-CN', 'zh-Hant-HK', 'zh-MO', 'de-DE'].map(languageOf)).toEqual([
    'zh-CN',
    'zh-CN',
    'zh-TW',
    'zh-TW',
    'en',
  ]);
});

test('each event of a customer has words', () => {
  const told =
    /^(account|contact|contract|note|renewal|expansion|ticket|message|callback|task|answer|outcome|sentiment)\.(\w+) /;
  const names = readFileSync('../app/src/test/resources/stable-names/events.txt', 'utf8')
    .split('\n')
    .flatMap((line) => told.exec(line)?.slice(1, 3).join('_') ?? [])
    // What follows from another record or another day: nobody did it, and no timeline tells of it.
    .filter((name) => !/_(recounted|followed)$/.test(name));
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !(name in en.events))).toEqual([]);
});
