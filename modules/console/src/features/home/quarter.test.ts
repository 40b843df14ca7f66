import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PARTS } from './quarter';

test('the parts of the bar are all that is due, in the example of the specification', () => {
  const text = readFileSync('../../api-specs/v1/schemas/ForecastSum.yaml', 'utf8');
  const example = text.slice(text.indexOf('\nexample:'));
  const amount = (name: string) => Number(new RegExp(`${name}: \\{amount: '([0-9.]+)'`).exec(example)?.[1]);
  expect(PARTS.reduce((sum, part) => sum + amount(part), 0)).toBe(amount('due'));
});
