import { Link } from '@tanstack/react-router';
import type { Callback } from '../../api/callbacks';
import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { wallOf } from '../../text/days';
import { Tag } from '../../ui/parts';
import { CALLBACK_TONES } from '../../ui/tones';
import css from './calendar.module.css';
import { LoadLine } from './load';
import { byDay, byPerson, DAYS } from './week';

type Capacity = Schemas['MemberDay'][] | undefined;

/** A column for each day of a week. */
export function Days({
  rows,
  from,
  load,
  onDay,
}: {
  rows: Callback[];
  from: string;
  load: Capacity;
  onDay: (day: string) => void;
}) {
  const { t, zone, day: writeDay, dayAndMonth, dayOfWeek } = useWriting();
  return (
    <div className={css.columns}>
      {byDay(rows, from, DAYS, zone).map(({ day, rows }) => (
        <section key={day} className={css.column} aria-label={writeDay(day)}>
          <h2>
            <button type="button" className={css.head} onClick={() => onDay(day)}>
              {dayOfWeek(day)} {dayAndMonth(day)}
            </button>
          </h2>
          {load && <LoadLine days={load.filter((one) => one.day === day)} />}
          <List rows={rows} empty={t.callbacks.none} />
        </section>
      ))}
    </div>
  );
}

/** A column for each person of a day who has promised something. */
export function People({ rows, load }: { rows: Callback[]; load: Capacity }) {
  const { t } = useWriting();
  if (rows.length === 0) return <p className={css.faint}>{t.callbacks.none}</p>;
  return (
    <div className={css.columns}>
      {byPerson(rows).map((person) => (
        <section key={person.id ?? ''} className={css.column} aria-label={person.name ?? t.common.none}>
          <h2>{person.name ?? t.common.none}</h2>
          {load && person.id !== null && <LoadLine days={load.filter((one) => one.memberId === person.id)} />}
          <List rows={person.rows} empty="" />
        </section>
      ))}
    </div>
  );
}

function List({ rows, empty }: { rows: Callback[]; empty: string }) {
  if (rows.length === 0) return <p className={css.faint}>{empty}</p>;
  return (
    <ol>
      {rows.map((row) => (
        <One key={row.id} row={row} />
      ))}
    </ol>
  );
}

function One({ row }: { row: Callback }) {
  const { t, zone, named, time } = useWriting();
  const there = row.zone === zone ? '' : ` · ${time(row.local)} ${row.zone}`;
  return (
    <li className={css.one}>
      <span>
        <strong>{time(wallOf(row.startsAt, zone))}</strong>
        <span className={css.faint}>{there}</span>
      </span>
      <Link to="/callbacks/$id" params={{ id: row.id }}>
        {row.subject}
      </Link>
      <span className={css.faint}>
        {row.accountName}
        {row.contactName === null ? '' : ` · ${row.contactName}`}
      </span>
      <span>
        <Tag tone={CALLBACK_TONES[row.state]}>{named(t.callbackStates, row.state)}</Tag>{' '}
        {row.question !== null && (
          <Tag tone="watch" title={named(t.callbackQuestions, row.question)}>
            !<span className="hidden">{named(t.callbackQuestions, row.question)}</span>
          </Tag>
        )}{' '}
        <span className={css.faint}>{row.ownerName ?? t.common.none}</span>
      </span>
    </li>
  );
}
