import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Schemas } from '../api/client';
import { Starts } from './starts';

const slot = (day: number, half: number) => {
  const local = `2026-12-0${day}T${String(8 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
  return { local, zone: 'UTC', startsAt: `${local}:00Z` } as Schemas['Slot'];
};

test('all free times of a week are shown, also when there are many', () => {
  const slots = [1, 2, 3, 4, 5].flatMap((day) => Array.from({ length: 18 }, (_, half) => slot(day, half)));
  const html = renderToStaticMarkup(<Starts slots={slots} local="2026-12-05T16:30" onPick={() => {}} />);
  expect(html.match(/<button/g)).toHaveLength(90);
  expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
});

test('a week without free time says so', () => {
  expect(renderToStaticMarkup(<Starts slots={[]} local={undefined} onPick={() => {}} />)).toContain('No free time');
});
