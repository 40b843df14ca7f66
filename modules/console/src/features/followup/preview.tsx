import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { Cause } from '../../tasks/reason';
import { useWriting } from '../../text';
import { Table } from '../../ui/table';

type Tried = Schemas['FollowUpPreview'];

/** The tasks that a rule would make today, with their reasons; those that it makes for nobody; and why it makes no more. */
export function Preview({ preview }: { preview: Tried }) {
  const { t, number } = useWriting();
  return (
    <section aria-live="polite">
      <h3>{preview.n === 0 ? t.rules.wouldMakeNone : t.rules.wouldMake(number(preview.n))}</h3>
      {preview.n > 0 && <Wishes label={t.rules.preview} rows={preview.items} />}
      <Why preview={preview} />
      {preview.unowned.length > 0 && (
        <>
          <h3>{t.rules.noOwner(number(preview.noOwner))}</h3>
          <Wishes label={t.rules.noOwner(number(preview.noOwner))} rows={preview.unowned} />
        </>
      )}
    </section>
  );
}

/** How many customers the rule looked at, and why the others get nothing. */
export function Why({ preview: { n, accounts, madeBefore, noOwner } }: { preview: Tried }) {
  const { t, number } = useWriting();
  if (accounts === 0) return <p>{t.rules.noCustomers}</p>;
  return (
    <p>
      {t.rules.looked(number(accounts))}
      {madeBefore > 0 && ` ${t.rules.madeBefore(number(madeBefore))}`}
      {n + madeBefore + noOwner === 0 && ` ${t.rules.notMet}`}
    </p>
  );
}

function Wishes({ label, rows }: { label: string; rows: Schemas['FollowUpWish'][] }) {
  const { t } = useWriting();
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(row) => `${row.accountId} ${JSON.stringify(row.reason)}`}
      empty={t.rules.wouldMakeNone}
      columns={[
        {
          head: t.rules.customer,
          cell: (row) => (
            <Link to="/accounts/$id/{-$tab}" params={{ id: row.accountId }}>
              {row.accountName}
            </Link>
          ),
        },
        { head: t.rules.why, cell: (row) => row.reason && <Cause cause={row.reason} /> },
      ]}
    />
  );
}
