import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { slots as slotsQuery } from '../api/callbacks';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { instantOf, plusDays } from '../text/days';
import { Button, Card } from '../ui/parts';
import css from './callbacks.module.css';
import { type Picking, Starts } from './starts';

const WEEK = 7;

/** What is needed to know whose time is free, for whom. */
export type Wanted = { accountId: string; contactId?: string | undefined; ownerId?: string | undefined };

/** The free times of who calls, week by week, for the contact: a start that is chosen fills in the form. */
export function Free({ wanted: { accountId, contactId, ownerId }, local, onPick }: { wanted: Wanted } & Picking) {
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
