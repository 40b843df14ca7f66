import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { contacts, notes, renewalsOf } from '../../api/accounts';
import type { Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './account.module.css';
import { Facts } from './facts';
import { Health } from './health';

const MOST_PEOPLE = 6;
const MOST_RENEWALS = 5;
const MOST_NOTES = 3;

/** What one takes to a meeting about a customer: two printed pages. */
export function Sheet({ account }: { account: Schemas['AccountView'] }) {
  const { t, day } = useWriting();
  const { may, organisation, name, today } = useSession();
  return (
    <div className={css.sheet}>
      <div className={css.sheetHead}>
        <p className={css.faint}>{t.print.by(organisation, name, day(today))}</p>
        <Button kind="main" className={css.screenOnly} onClick={() => window.print()}>
          {t.print.print}
        </Button>
      </div>
      {may('health:read') && <Health account={account} />}
      {may('renewals:read') && <Renewals account={account} />}
      {may('contacts:read') && <People account={account} />}
      <Facts account={account} fixed />
      {may('notes:read') && <Said account={account} />}
    </div>
  );
}

function Renewals({ account }: { account: Schemas['AccountView'] }) {
  const { t, day, named, money } = useWriting();
  const { data } = useQuery(renewalsOf(account.id));
  return (
    <Card title={t.account.tabs.renewals} flush>
      <Table
        label={t.account.tabs.renewals}
        rows={(data ?? []).slice(0, MOST_RENEWALS)}
        rowKey={(row) => row.id}
        empty={t.empty.none}
        columns={[
          { head: t.renewals.due, cell: (row) => day(row.dueOn) },
          { head: t.renewals.state, cell: (row) => named(t.states, row.state) },
          { head: t.renewals.category, cell: (row) => named(t.categories, row.category) },
          { head: t.renewals.nextStep, cell: (row) => row.nextStep ?? t.common.none },
          { head: t.renewals.target, end: true, cell: (row) => (row.targetArr ? money(row.targetArr) : t.common.none) },
        ]}
      />
    </Card>
  );
}

function People({ account }: { account: Schemas['AccountView'] }) {
  const { t, named } = useWriting();
  const { data } = useQuery(contacts(account.id));
  return (
    <Card title={t.account.tabs.people} flush>
      <Table
        label={t.account.tabs.people}
        rows={(data ?? []).slice(0, MOST_PEOPLE)}
        rowKey={(row) => row.id}
        empty={t.empty.none}
        columns={[
          { head: t.record.name, cell: (row) => row.name },
          { head: t.record.role, cell: (row) => row.role && named(t.roles, row.role) },
          { head: t.record.email, cell: (row) => row.emails[0] },
          { head: t.record.phone, cell: (row) => row.phones[0] },
        ]}
      />
    </Card>
  );
}

function Said({ account }: { account: Schemas['AccountView'] }) {
  const { t, instant } = useWriting();
  const query = useInfiniteQuery(notes(account.id));
  const last = shownOf(query)?.pages[0]?.items.slice(0, MOST_NOTES) ?? [];
  if (last.length === 0) return null;
  return (
    <Card title={t.account.lastNotes}>
      {last.map((note) => (
        <article key={note.id} className={css.note}>
          <p className={css.sheetNote}>{note.text}</p>
          <small className={css.faint}>{instant(note.createdAt)}</small>
        </article>
      ))}
    </Card>
  );
}
