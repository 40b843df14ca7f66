import type { Schemas } from '../api/client';
import type { WorkEntry } from '../api/work';
import { useWriting } from '../text';
import type { Figures } from '../text/work/en';
import { Tag, type Tone } from '../ui/parts';

const TONES: Record<string, Tone> = {
  promise_overdue: 'bad',
  overdue: 'bad',
  renewal_overdue: 'bad',
  notice_received: 'bad',
  due_today: 'watch',
  decision_reached: 'watch',
  resolution_asked: 'watch',
  money_at_risk: 'watch',
};

/** Says in words why an entry is where it is, with the figures behind it. */
export function Reason({ entry }: { entry: WorkEntry }) {
  const { t, named, instant, day, rounded } = useWriting();
  const { code, figures } = entry.reason;
  const clock = code === 'promise_overdue' && figures.clock ? `: ${named(t.work.clocks, figures.clock)}` : '';
  return (
    <>
      <Tag tone={TONES[code]}>
        {named(t.work.reasons, code)}
        {clock}
      </Tag>{' '}
      {entry.kind === 'renewal' ? figures.dueOn && day(figures.dueOn) : entry.dueAt && instant(entry.dueAt)}
      {entry.arr && ` · ${rounded(entry.arr)}`}
      {entry.cause && (
        <>
          {' · '}
          <Cause cause={entry.cause} />
        </>
      )}
    </>
  );
}

/** Says in words why a rule made a task. */
export function Cause({ cause }: { cause: Schemas['TaskReason'] }) {
  const { t } = useWriting();
  const say = (t.work.because as Record<string, (figures: Figures) => string>)[cause.code];
  return <>{say ? say(cause.figures as Figures) : cause.code}</>;
}
