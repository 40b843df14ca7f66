import { useEffect, useState } from 'react';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { monthOf, plusDays, weekday } from '../../text/days';
import { Icon } from '../../ui/icons';
import { Button, names } from '../../ui/parts';
import type { Renewal, Shown } from './list';
import css from './renewals.module.css';

/** Returns the days of the weeks that contain a month, from Monday. */
function daysOf(month: string): string[] {
  const first = plusDays(month, 1 - weekday(month));
  const end = monthOf(month, 1);
  const days: string[] = [];
  for (let day = first; day < end || weekday(day) !== 1; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** The renewals by the day on which they are due, a month at a time. */
export function Calendar({ rows, open, openId, sums, onEnd }: Shown & { onEnd: () => void }) {
  const { t, month: writeMonth, dayOfWeek, rounded } = useWriting();
  const { today } = useSession();
  const [month, setMonth] = useState(monthOf([today, rows[0]?.dueOn ?? today].sort().at(-1) as string));
  useEffect(onEnd, [onEnd]);
  const byDay = Map.groupBy(rows, (row) => row.dueOn);
  const sum = sums.find((group) => group.key === month.slice(0, 7));
  const due = sum?.renewals ?? rows.filter((row) => monthOf(row.dueOn) === month).length;
  return (
    <div className={css.calendar}>
      <header className={css.calendarHead}>
        <Button
          kind="quiet"
          icon
          aria-label={writeMonth(monthOf(month, -1))}
          onClick={() => setMonth(monthOf(month, -1))}
        >
          <span className={css.back}>
            <Icon name="chevron" />
          </span>
        </Button>
        <h2>{writeMonth(month)}</h2>
        <Button
          kind="quiet"
          icon
          aria-label={writeMonth(monthOf(month, 1))}
          onClick={() => setMonth(monthOf(month, 1))}
        >
          <Icon name="chevron" />
        </Button>
        <span className={css.faint}>
          {t.renewals.month(String(due))}
          {sum && ` · ${rounded(sum.arr)}`}
        </span>
      </header>
      <div className={css.weekdays} aria-hidden="true">
        {daysOf(month)
          .slice(0, 7)
          .map((day) => (
            <span key={day}>{dayOfWeek(day)}</span>
          ))}
      </div>
      <ol className={css.days}>
        {daysOf(month).map((day) => (
          <Day
            key={day}
            day={day}
            other={monthOf(day) !== month}
            today={day === today}
            rows={byDay.get(day) ?? []}
            open={open}
            openId={openId}
          />
        ))}
      </ol>
    </div>
  );
}

function Day({
  day,
  other,
  today,
  rows,
  open,
  openId,
}: {
  day: string;
  other: boolean;
  today: boolean;
  rows: Renewal[];
  open: (id: string) => void;
  openId: string | undefined;
}) {
  const { rounded, dayOfMonth } = useWriting();
  return (
    <li className={names(css.day, other && css.other, today && css.today, rows.length === 0 && css.noneDue)}>
      <span className={css.dayNumber}>{dayOfMonth(day)}</span>
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className={names(css.due, row.id === openId && css.isOpen)}
          onClick={() => open(row.id)}
          title={row.accountName}
        >
          <span>{row.accountName}</span>
          {row.targetArr && <small>{rounded(row.targetArr)}</small>}
        </button>
      ))}
    </li>
  );
}
