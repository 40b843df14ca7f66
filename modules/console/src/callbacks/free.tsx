import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { slots as slotsQuery } from '../api/callbacks';
import type { Schemas } from '../api/client';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { instantOf, plusDays, wallOf } from '../text/days';
import { Button, Card } from '../ui/parts';
import css from './callbacks.module.css';

const WEEK = 7;

/** What is needed to know whose time is free, for whom. */
export type Wanted = { accountId: string; contactId?: string | undefined; ownerId?: string | undefined };

type FreeProps = {
  wanted: Wanted;
  /** The local time that is chosen. */
  local: string | undefined;
  onPick: (local: string, zone: string) => void;
};

/** The free times of who calls, week by week, for the contact: a start that is chosen fills in the form. */
export function Free({ wanted: { accountId, contactId, ownerId }, local, onPick }: FreeProps) {
  const { t, zone, day } = useWriting();
  const { today } = useSession();
  const [week, setWeek] = useState(0);
  const from = plusDays(today, week * WEEK);
  const until = plusDays(from, WEEK);
  const query = useQuery({
    ...slotsQuery({
      from: instantOf(`${from}T00:00`, zone),
      until: instantOf(`${until}T00:00`, zone),
      ...(ownerId ? { memberId: ownerId } : {}),
      ...(contactId ? { contactId } : { accountId }),
    }),
    enabled: Boolean(ownerId),
  });
  return (
    <Card title={t.callbacks.free}>
      {!ownerId && <p>{t.callbacks.chooseOwner}</p>}
      {ownerId && (
        <div className={css.tools}>
          <Button small disabled={week === 0} onClick={() => setWeek(week - 1)}>
            {t.calendar.earlier}
          </Button>
          <span aria-live="polite">
            {day(from)} – {day(plusDays(until, -1))}
          </span>
          <Button small onClick={() => setWeek(week + 1)}>
            {t.calendar.later}
          </Button>
        </div>
      )}
      {query.data && <Starts slots={query.data.items} local={local} onPick={onPick} />}
      {query.data && (
        <p className={css.faint}>
          {t.callbacks.zoneOf[query.data.zoneOf as keyof typeof t.callbacks.zoneOf]?.(query.data.zone)}
          {query.data.zone !== zone && ` ${t.series.zones(query.data.zone, zone)}`}
        </p>
      )}
    </Card>
  );
}

/** Free starts by their days, all of them. */
export function Starts({ slots, local, onPick }: { slots: Schemas['Slot'][] } & Pick<FreeProps, 'local' | 'onPick'>) {
  const { t, zone, day, dayOfWeek } = useWriting();
  const days = [...new Set(slots.map((slot) => slot.local.slice(0, 10)))];
  if (days.length === 0) return <p>{t.callbacks.noneFree}</p>;
  return days.map((date) => (
    <section key={date} aria-label={day(date)}>
      <h3 className={css.slotDay}>
        {dayOfWeek(date)} {day(date)}
      </h3>
      <div className={css.slots}>
        {slots
          .filter((slot) => slot.local.startsWith(date))
          .map((slot) => (
            <Button
              key={slot.startsAt}
              small
              aria-pressed={slot.local === local}
              onClick={() => onPick(slot.local, slot.zone)}
            >
              {slot.local.slice(11)}
              {slot.zone !== zone && ` (${wallOf(slot.startsAt, zone).slice(11)})`}
            </Button>
          ))}
      </div>
    </section>
  ));
}
