import { expect, test } from 'vitest';
import { filterOf, isIn } from './filter';

test('without a state the open tickets are meant, the nearest breach first', () => {
  expect(filterOf({}, 'mem_1')).toEqual({ state: ['new', 'open', 'pending', 'on_hold'], sort: 'nextDueAt' });
  expect(filterOf({ state: ['closed'], sort: '-number' }, 'mem_1')).toEqual({ state: ['closed'], sort: '-number' });
});

test('me is whoever looks, so that a link can be shared', () => {
  expect(filterOf({ assigneeId: ['me', 'mem_2'] }, 'mem_1').assigneeId).toEqual(['mem_1', 'mem_2']);
});

test('a part of the work stays chosen while other filters narrow it', () => {
  expect(isIn({ queueId: ['que_1'], severity: ['urgent'] }, { queueId: ['que_1'] })).toBe(true);
  expect(isIn({ queueId: ['que_1'] }, {})).toBe(false);
  expect(isIn({ severity: ['urgent'] }, {})).toBe(true);
});
