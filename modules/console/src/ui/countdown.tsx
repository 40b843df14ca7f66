import { useWriting } from '../text';
import { secondsOf } from '../text/days';
import { writeCountdown } from '../text/durations';
import css from './countdown.module.css';
import { names } from './parts';
import { useNow } from './ticker';

type Promised = {
  kind: string;
  dueAt: string | null;
  leftSeconds: number | null;
  missedAt: string | null;
};

const DAY = 86_400;
const SOON = 3600;

/** The time until a promise is broken, or since then. It counts each second below a day. */
export function Countdown({ clock }: { clock: Promised | undefined }) {
  const { t, business } = useWriting();
  if (!clock) return <span className={css.faint}>{t.tickets.noClock}</span>;
  if (clock.dueAt === null && clock.missedAt !== null) return <span className={css.over}>{t.tickets.missed}</span>;
  if (clock.dueAt === null)
    return <span className={css.faint}>{t.tickets.paused(business(clock.leftSeconds ?? 0))}</span>;
  return <Running dueAt={clock.dueAt} kind={clock.kind} />;
}

function Running({ dueAt, kind }: { dueAt: string; kind: string }) {
  const { t, duration, instant, named } = useWriting();
  const left = secondsOf(dueAt) - useNow();
  const text = Math.abs(left) < DAY ? writeCountdown(left) : duration(Math.abs(left));
  return (
    <time
      dateTime={dueAt}
      className={names(css.clock, left < 0 ? css.over : left < SOON && css.soon)}
      title={`${named(t.clockKinds, kind)} · ${instant(dueAt)}`}
    >
      {left < 0 ? t.tickets.over(text) : t.tickets.left(text)}
    </time>
  );
}
