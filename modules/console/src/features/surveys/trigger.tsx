import { useWriting } from '../../text';
import type { Trigger } from './design';
import css from './surveys.module.css';

const EVENTS: Trigger['event'][] = ['ticket_solved', 'callback_reached', 'stage_reached', 'renewal_due'];
const STAGES = ['onboarding', 'adoption', 'value', 'growth', 'at_risk'] as const;
const BEGUN: Record<Trigger['event'], Trigger> = {
  ticket_solved: { event: 'ticket_solved', delayHours: 24 },
  callback_reached: { event: 'callback_reached', delayHours: 24 },
  stage_reached: { event: 'stage_reached', stage: 'adoption', delayHours: 24 },
  renewal_due: { event: 'renewal_due', days: 90 },
};

/** What lets the survey be asked by itself, beside waves. */
export function TriggerFields({
  trigger,
  onChange,
}: {
  trigger: Trigger | null;
  onChange: (to: Trigger | null) => void;
}) {
  const { t } = useWriting();
  const set = (more: Partial<Trigger>) => trigger && onChange({ ...trigger, ...more });
  return (
    <div className={css.tools}>
      <label>
        {t.surveys.askedWhen}{' '}
        <select
          value={trigger?.event ?? ''}
          onChange={(event) => onChange(BEGUN[event.target.value as Trigger['event']] ?? null)}
        >
          <option value="">{t.surveys.onlyWaves}</option>
          {EVENTS.map((one) => (
            <option key={one} value={one}>
              {t.triggers[one]}
            </option>
          ))}
        </select>
      </label>
      {trigger?.event === 'stage_reached' && (
        <label>
          {t.surveys.stage}{' '}
          <select value={trigger.stage ?? ''} onChange={(event) => set({ stage: event.target.value })}>
            {STAGES.map((one) => (
              <option key={one} value={one}>
                {t.stages[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      {trigger?.event === 'renewal_due' && (
        <label>
          {t.surveys.daysBefore}{' '}
          <input
            type="number"
            required
            min={1}
            max={365}
            value={trigger.days ?? ''}
            onChange={(event) => set({ days: Number(event.target.value) })}
          />
        </label>
      )}
      {trigger && trigger.event !== 'renewal_due' && (
        <label>
          {t.surveys.delay}{' '}
          <input
            type="number"
            required
            min={0}
            max={720}
            value={trigger.delayHours ?? ''}
            onChange={(event) => set({ delayHours: Number(event.target.value) })}
          />
        </label>
      )}
    </div>
  );
}
