import type { Schemas } from '../../api/client';
import { useWriting } from '../../text';
import { Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './calendar.module.css';
import { type Load, loadOf } from './week';

/** Writes minutes as hours, with one digit. */
const hours = (minutes: number) => Math.round(minutes / 6) / 10;

/** What is promised of the time of some lanes, as a bar with its numbers. */
export function LoadLine({ days }: { days: Schemas['MemberDay'][] }) {
  const { t, number } = useWriting();
  const load = loadOf(days);
  if (load.open === 0 && load.promised === 0) return <p className={css.faint}>{t.calendar.off}</p>;
  return (
    <p className={css.load}>
      <meter
        min={0}
        max={Math.max(load.open, load.promised, 1)}
        high={load.open * 0.8}
        value={load.promised}
        aria-hidden
      />
      <span className={css.faint}>{t.calendar.load(number(hours(load.promised)), number(hours(load.open)))}</span>
      {load.promised > load.open && <Tag tone="bad">{t.calendar.over}</Tag>}
    </p>
  );
}

/** The same for each person, for those who plan the work of others. */
export function LoadTable({ load }: { load: Schemas['MemberDay'][] }) {
  const { t, number } = useWriting();
  const people = new Map<string, { id: string; name: string; count: number; load: Load }>();
  for (const day of load) {
    const known = people.get(day.memberId);
    people.set(day.memberId, {
      id: day.memberId,
      name: day.memberName,
      count: (known?.count ?? 0) + day.callbacks,
      load: loadOf(load.filter((one) => one.memberId === day.memberId)),
    });
  }
  const share = ({ promised, open }: Load) => (open === 0 ? '' : `${number(Math.round((promised * 100) / open))} %`);
  return (
    <Card title={t.calendar.capacity} flush>
      <Table
        label={t.calendar.capacity}
        rows={[...people.values()]}
        rowKey={(row) => row.id}
        empty={t.callbacks.none}
        columns={[
          { head: t.callbacks.owner, cell: (row) => row.name },
          { head: t.callbacks.title, end: true, cell: (row) => number(row.count) },
          { head: t.calendar.promised, end: true, cell: (row) => number(hours(row.load.promised)) },
          { head: t.calendar.open, end: true, cell: (row) => number(hours(row.load.open)) },
          { head: t.calendar.share, end: true, cell: (row) => share(row.load) },
        ]}
      />
    </Card>
  );
}
