import { expect, it } from 'vitest';
import { type Wave, wavePreview } from '../../api/surveys';
import { lastDay, patchOf, quotasOf, valuesOf, waveOf } from './wave';

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
    remind: true,
    sample: 400,
  });
  expect(waveOf('surv_1', { ...values, sample: ' ' }, 'UTC')).not.toHaveProperty('sample');
});

it('shows a draft as it was written, and clears what is not written any more', () => {
  const wave = {
    id: 'wave_1',
    name: 'Spring',
    closesAt: '2026-03-31T16:00:00Z',
    audience: { segments: ['mid'], tiers: [], roles: ['user', 'champion'], contactIds: [], accountIds: ['acct_1'] },
    sample: 40,
    quotas: { gold: 4, silver: 2 },
    remind: false,
  } as unknown as Wave;
  const values = valuesOf(wave, 'Asia/Shanghai');
  expect(values).toMatchObject({
    closesAt: '2026-03-31',
    roles: 'user champion',
    quotas: 'gold 4, silver 2',
    remind: 'no',
  });
  const patch = patchOf(wave, waveOf('surv_1', { ...values, sample: '', quotas: 'gold 5' }, 'Asia/Shanghai'));
  expect(patch.closesAt).toBe('2026-03-31T16:00:00.000Z');
  expect(patch.quotas).toEqual({ gold: 5, silver: null });
  expect(patch.sample).toBeNull();
  expect(patch.remind).toBe(false);
  expect(patch.audience?.roles).toEqual(['user', 'champion']);
  expect(patch.audience).not.toHaveProperty('accountIds');
});

it('says the last day on which a wave can be answered, also if it ends within one', () => {
  expect(lastDay('2026-03-31T16:00:00Z', 'Asia/Shanghai')).toBe('2026-03-31');
  expect(lastDay('2026-03-31T16:00:00Z', 'UTC')).toBe('2026-03-31');
  expect(lastDay('2026-04-01T00:00:00.000Z', 'UTC')).toBe('2026-03-31');
});

it('is not previewed again with what others read of surveys, because an open wave has no preview', () => {
  const draft = { id: 'wave_1', version: 1 } as Wave;
  expect(wavePreview(draft).queryKey[0]).not.toBe('surveys');
  expect(wavePreview({ ...draft, version: 2 }).queryKey).not.toEqual(wavePreview(draft).queryKey);
});
