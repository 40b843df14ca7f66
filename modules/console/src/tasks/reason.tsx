import type { Schemas } from '../api/client';
import type { WorkEntry } from '../api/work';
import { useWriting } from '../text';
import type { Figures } from '../text/work/en';
import { Tag, type Tone } from '../ui/parts';

/** Where the time of day begins in a local time. */
const LOCAL_TIME = 11;

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
  const { t, named, instant, rounded } = useWriting();
  const { code, figures } = entry.reason;
  const clock = code === 'promise_overdue' && figures.clock ? `: ${named(t.work.clocks, figures.clock)}` : '';
  return (
    <>
      <Tag tone={TONES[code]}>
        {named(t.work.reasons, code)}
        {clock}
      </Tag>{' '}
      {entry.kind === 'renewal' ? (
        <RenewalDay code={code} figures={figures} />
      ) : figures.at && figures.local && figures.zone ? (
        t.work.calledAt(instant(figures.at), figures.local.slice(LOCAL_TIME), figures.zone, figures.attempts !== '0')
      ) : (
        entry.dueAt && instant(entry.dueAt)
      )}
      {figures.provisional && ` · ${t.work.provisional}`}
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

/** The day that is the reason: that of the decision; of a term that has ended undecided, its end. */
function RenewalDay({ code, figures }: { code: string; figures: Figures }) {
  const { day } = useWriting();
  const is = code === 'renewal_overdue' ? figures.dueOn : (figures.decisionOn ?? figures.dueOn);
  return is && day(is);
}

/** Says in words why a rule made a task or a callback, and why that is later than the rule says. */
export function Cause({ cause }: { cause: Schemas['TaskReason'] }) {
  const { t, day } = useWriting();
  const say = (t.work.because as Record<string, (figures: Figures) => string>)[cause.code];
  const { wantedOn, plannedOn } = cause.figures as Figures;
  return (
    <>
      {say ? say(cause.figures as Figures) : cause.code}
      {wantedOn && plannedOn && ` · ${t.work.plannedLater(day(plannedOn), day(wantedOn))}`}
    </>
  );
}
