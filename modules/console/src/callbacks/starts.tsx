import type { Schemas } from '../api/client';
import { useWriting } from '../text';
import { wallOf } from '../text/days';
import { Button } from '../ui/parts';
import css from './callbacks.module.css';

/** The local time that is chosen, and what happens when another one is. */
export type Picking = { local: string | undefined; onPick: (local: string, zone: string) => void };

/** Free starts by their days, all of them. */
export function Starts({ slots, local, onPick }: { slots: Schemas['Slot'][] } & Picking) {
  const { t, zone, day, dayOfWeek, time } = useWriting();
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
              {time(slot.local)}
              {slot.zone !== zone && ` (${time(wallOf(slot.startsAt, zone))})`}
            </Button>
          ))}
      </div>
    </section>
  ));
}
