import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { WorkEntry } from '../api/work';
import { WritingProvider, writing } from '../text';
import { en } from '../text/en';
import { Reason } from './reason';

const entry = (kind: string, dueAt: string, figures: Record<string, string>) =>
  ({ kind, dueAt, reason: { code: 'due', figures }, arr: null, cause: null }) as unknown as WorkEntry;

const read = (entry: WorkEntry, zone: string) =>
  renderToStaticMarkup(
    <WritingProvider value={writing(en, 'en', zone)}>
      <Reason entry={entry} />
    </WritingProvider>,
  )
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u202f', ' ');

test('a callback is due at the promised time, in the zone of the customer, and kept until its window ends', () => {
  const call = entry('callback', '2026-12-01T09:45:00Z', {
    local: '2026-12-01T10:30',
    zone: 'Europe/Berlin',
    startsAt: '2026-12-01T09:30:00Z',
    attempts: '0',
  });
  expect(read(call, 'Europe/Berlin')).toBe(
    'Due later Dec 1, 2026, 10:30 AM in Europe/Berlin · kept until Dec 1, 2026, 10:45 AM',
  );
  expect(read(call, 'America/New_York')).toBe(
    'Due later Dec 1, 2026, 10:30 AM in Europe/Berlin (here Dec 1, 2026, 4:30 AM) · kept until Dec 1, 2026, 4:45 AM',
  );
});

test('a callback that was tried says when it is tried again', () => {
  const call = entry('callback', '2026-12-01T12:00:00Z', {
    zone: 'UTC',
    startsAt: '2026-12-01T09:30:00Z',
    attempts: '1',
  });
  expect(read(call, 'UTC')).toBe('Due later Dec 1, 2026, 9:30 AM in UTC · next attempt Dec 1, 2026, 12:00 PM');
});

test('what is due on a day has no time', () => {
  expect(read(entry('task', '2026-12-03T23:00:00Z', { dueOn: '2026-12-03' }), 'Europe/Berlin')).toBe(
    'Due later Dec 3, 2026',
  );
  expect(read(entry('renewal', '2026-09-01T22:00:00Z', { decisionOn: '2026-09-01' }), 'Europe/Berlin')).toBe(
    'Due later Sep 1, 2026',
  );
  expect(read(entry('task', '2026-12-03T23:00:00Z', {}), 'UTC')).toBe('Due later Dec 3, 2026, 11:00 PM');
});
