import { expect, test } from 'vitest';
import type { Rule } from '../../api/work';
import { bodyOf, changedTo, valuesOf } from './values';

test('a rule is what its form says, with lists by lines and commas of any script', () => {
  expect(
    bodyOf({
      name: ' Quiet ',
      event: 'not_reached',
      days: '30',
      tiers: 'gold，silver,',
      title: 'Call',
      steps: 'Read\n\nCall',
    }),
  ).toEqual({
    name: 'Quiet',
    trigger: { event: 'not_reached', days: 30 },
    tiers: ['gold', 'silver'],
    segments: [],
    action: { kind: 'task', title: 'Call', note: null, dueInWorkDays: null, priority: null, steps: ['Read', 'Call'] },
    enabled: true,
  });
});

test('only a rule on usage says a percentage', () => {
  expect(bodyOf({ event: 'usage_fell', percent: '40', days: '3' }).trigger).toEqual({
    event: 'usage_fell',
    percent: 40,
  });
});

test('a rule that makes callbacks says the channel, and nothing of a task', () => {
  const rule = {
    trigger: { event: 'not_reached' },
    tiers: [],
    segments: [],
    action: { kind: 'callback', channel: 'video', title: 'Call', steps: ['Read'], priority: 'high' },
  } as unknown as Rule;
  expect(bodyOf(valuesOf(rule)).action).toEqual({
    kind: 'callback',
    channel: 'video',
    title: 'Call',
    dueInWorkDays: null,
  });
});

test('a form shows a rule as it is', () => {
  const rule = {
    name: 'Quiet',
    trigger: { event: 'renewal_due', days: 60, percent: 30 },
    tiers: ['gold'],
    segments: [],
    action: { title: 'Call', steps: ['Read', 'Call'], dueInWorkDays: 3, priority: 'high' },
    enabled: false,
  } as unknown as Rule;
  const { trigger, action, enabled } = bodyOf(valuesOf(rule));
  expect([trigger.days, action.steps, action.priority, enabled]).toEqual([60, ['Read', 'Call'], 'high', false]);
});

test('another event comes with its own usual days, and days that somebody said stay', () => {
  const complaint = { event: 'complaint_solved', days: '90' };
  expect(changedTo(complaint, { ...complaint, event: 'ticket_solved' }).days).toBe('0');
  expect(changedTo({ event: 'ticket_solved', days: '7' }, { event: 'not_reached', days: '7' }).days).toBe('7');
  expect(changedTo(complaint, { ...complaint, days: '30' }).days).toBe('30');
});
