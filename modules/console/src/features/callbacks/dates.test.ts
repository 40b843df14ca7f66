import { expect, test } from 'vitest';
import { afterwards } from './dates';

test('a date that moves to the work day before is planned with that day', () => {
  const dates = [
    { dueOn: '2027-01-31', local: '2027-01-29T09:00' },
    { dueOn: '2027-01-30', local: '2027-02-01T09:00' },
    { dueOn: '2027-02-28', local: '2027-02-26T09:00' },
  ];
  expect(afterwards(dates, '2027-01-30').map((one) => one.dueOn)).toEqual(['2027-02-28']);
});
