import { expect, test } from 'vitest';
import type { Change, Webhook } from '../../api/partners';
import { newSecret } from './secret';
import { stateOf } from './state';
import { SHOWN, tail } from './tail';

const change = (position: number) => ({ position }) as Change;
const positions = (changes: Change[]) => changes.map(({ position }) => position);

test('the latest change stands first, each stands there once, and the oldest go', () => {
  expect(positions(tail([], [change(1), change(2)]))).toEqual([2, 1]);
  expect(positions(tail([change(2), change(1)], [change(2), change(4)]))).toEqual([4, 2, 1]);
  const many = Array.from({ length: SHOWN + 5 }, (_, at) => change(at + 1));
  expect(positions(tail([], many)).at(-1)).toBe(6);
  const shown = [change(1)];
  expect(tail(shown, [])).toBe(shown);
});

test('a new secret is one that the API takes, and never the same', () => {
  expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(newSecret()).not.toBe(newSecret());
});

test('a webhook says why nothing is sent', () => {
  const on = { enabled: true, signed: true, disabledBecause: null, failingSince: null } as Webhook;
  expect(stateOf(on).hint).toBe('on');
  expect(stateOf({ ...on, signed: false }).hint).toBe('unsigned');
  expect(stateOf({ ...on, failingSince: '2026-03-02T09:14:00Z' }).hint).toBe('failing');
  const off = { ...on, enabled: false };
  expect(stateOf({ ...off, disabledBecause: 'asked' }).hint).toBe('off');
  expect(stateOf({ ...off, disabledBecause: 'gone' }).hint).toBe('gone');
  expect(stateOf({ ...off, disabledBecause: 'failing' }).hint).toBe('failed');
  expect(stateOf({ ...off, disabledBecause: 'another' }).hint).toBe('off');
});
