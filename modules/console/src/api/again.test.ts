import { expect, test } from 'vitest';
import { again } from './client';

const before = { data: { unread: 3 }, tag: '"a"' };
const answer = (status: number, tag: string, data?: { unread: number }) => ({
  ...(data ? { data } : {}),
  response: new Response(null, { status, headers: { ETag: tag } }),
});

test('what has not changed is not read again', async () => {
  let sent = {};
  const read = await again(before, async (headers) => {
    sent = headers;
    return answer(304, '"a"');
  });
  expect(sent).toEqual({ 'If-None-Match': '"a"' });
  expect(read).toBe(before);
});

test('a change replaces what was read', async () => {
  expect(await again(before, async () => answer(200, '"b"', { unread: 4 }))).toEqual({
    data: { unread: 4 },
    tag: '"b"',
  });
});

test('the first reading sends no condition, and a failure is a refusal', async () => {
  const ask = (headers: object) => {
    expect(headers).toEqual({});
    return Promise.reject(new TypeError('no network'));
  };
  await expect(again(undefined, ask)).rejects.toMatchObject({ status: 0 });
});
