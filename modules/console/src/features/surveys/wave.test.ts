import { expect, it } from 'vitest';
import { quotasOf, waveOf } from './wave';

it('reads the most contacts of each tier as people write them', () => {
  expect(quotasOf('gold 40, silver: 20，key account=5、none')).toEqual({ gold: 40, silver: 20, 'key account': 5 });
  expect(quotasOf(undefined)).toEqual({});
});

it('makes a wave that closes when the last day ends where its author lives', () => {
  const values = { name: ' Spring ', closesAt: '2026-03-31', segments: 'enterprise, mid', sample: '400' };
  expect(waveOf('surv_1', values, 'Asia/Shanghai', ['acct_1'])).toEqual({
    surveyId: 'surv_1',
    name: 'Spring',
    closesAt: '2026-03-31T16:00:00.000Z',
    audience: { segments: ['enterprise', 'mid'], tiers: [], roles: [], accountIds: ['acct_1'] },
    quotas: {},
    sample: 400,
  });
  expect(waveOf('surv_1', { ...values, sample: ' ' }, 'UTC')).not.toHaveProperty('sample');
});
