import type { Schemas } from '../api/client';
import type { WorkEntry } from '../api/work';
import { useWriting } from '../text';
import { writeInstant } from '../text/days';
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
  const { t, named, rounded } = useWriting();
  const { code, figures } = entry.reason;
  const clock = code === 'promise_overdue' && figures.clock ? `: ${named(t.work.clocks, figures.clock)}` : '';
  return (
    <>
      <Tag tone={TONES[code]}>
        {named(t.work.reasons, code)}
        {clock}
      </Tag>{' '}
      <When entry={entry} />
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

/** When something is due: of a callback the promised time, of a renewal and of a task that is due on a day the day. */
function When({ entry }: { entry: WorkEntry }) {
  const { day, instant } = useWriting();
  const { code, figures } = entry.reason;
  if (entry.kind === 'renewal') return <RenewalDay code={code} figures={figures} />;
  if (figures.dueOn) return day(figures.dueOn);
  if (entry.dueAt === null) return null;
  return entry.kind === 'callback' && figures.startsAt ? (
    <PromisedTime startsAt={figures.startsAt} dueAt={entry.dueAt} figures={figures} />
  ) : (
    instant(entry.dueAt)
  );
}

/** The time that the customer was promised, where they are and here, and how long it counts as kept; after an attempt, the next one. */
function PromisedTime({ startsAt, dueAt, figures }: { startsAt: string; dueAt: string; figures: Figures }) {
  const { t, locale, zone, instant } = useWriting();
  const there = figures.zone ?? zone;
  const tried = figures.attempts !== undefined && figures.attempts !== '0';
  return (
    <>
      {t.work.promised(writeInstant(startsAt, locale, there), there)}
      {there !== zone && ` (${t.work.here(instant(startsAt))})`}
      {' · '}
      {tried ? t.work.nextTry(instant(dueAt)) : t.work.keptUntil(instant(dueAt))}
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
