import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Each import of our own code, as `[file, imported]`, both below `src`. */
const imports = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .flatMap((name) =>
    [...readFileSync(join('src', name), 'utf8').matchAll(/from '(\.[^']+)'/g)].map((found): [string, string] => [
      name,
      normalize(join(dirname(name), found[1] as string)),
    ]),
  );

const areaOf = (file: string) => /^features\/[^/]+|^[^/]+/.exec(file)?.[0] ?? '';

test('no feature imports another', () => {
  const wrong = imports.filter(
    ([from, to]) => from.startsWith('features/') && to.startsWith('features/') && areaOf(from) !== areaOf(to),
  );
  expect(imports.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

test('parts and charts know neither pages nor calls', () => {
  const wrong = imports.filter(
    ([from, to]) => /^(ui|charts|text)\//.test(from) && /^(features|app|api\/queries)/.test(to),
  );
  expect(wrong).toEqual([]);
});
