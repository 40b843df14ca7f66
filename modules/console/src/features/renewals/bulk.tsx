import { api, body, type Schemas } from '../../api/client';
import { useBulk } from '../../app/bulk';
import { useSession } from '../../app/session';
import { useOwners } from '../../app/useowners';
import { useWriting } from '../../text';
import { BulkBar, PickMenu } from '../../ui/bulkbar';
import type { Selection } from '../../ui/selection';
import type { Renewal } from './list';

type Patch = Schemas['RenewalWork'];

/** What can be done with several renewals at once: owner, stage and category. Each decision is made on its own. */
export function RenewalBulk({
  selection,
  rows,
  count,
}: {
  selection: Selection;
  rows: Renewal[];
  count: number | undefined;
}) {
  const { t } = useWriting();
  const { change, busy } = useBulk<Renewal, Patch>({
    selection,
    rows,
    reads: 'renewals',
    send: (items, key) =>
      body(api.POST('/renewals/changes', { params: { header: { 'Idempotency-Key': key } }, body: { items } })),
  });
  const { closed: _, ...stages } = t.renewalStages;
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <BulkBar
      selection={selection}
      rows={rows.map((row) => ({ key: row.id, name: row.accountName }))}
      count={count}
      busy={busy}
    >
      <OwnerMenu disabled={busy} onPick={(ownerId) => change(() => ({ ownerId }))} />
      <PickMenu
        name={t.bulk.stage}
        options={options(stages)}
        disabled={busy}
        onPick={(stage) => change(() => ({ stage: stage as NonNullable<Patch['stage']> }))}
      />
      <PickMenu
        name={t.bulk.category}
        options={options(t.categories)}
        disabled={busy}
        onPick={(category) => change(() => ({ category: category as NonNullable<Patch['category']> }))}
      />
    </BulkBar>
  );
}

/** Gives the work to another member. Who sees only the own accounts cannot give it away. */
function OwnerMenu({ disabled, onPick }: { disabled: boolean; onPick: (id: string) => void }) {
  const { t } = useWriting();
  const { may, visible } = useSession();
  const isOpen = may('members:read') && visible.some((scope) => scope !== 'own');
  const options = useOwners();
  if (!isOpen) return null;
  return <PickMenu name={t.bulk.owner} options={options} disabled={disabled} onPick={onPick} />;
}
