import { useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import { useBulk } from '../../app/bulk';
import { useSession } from '../../app/session';
import { useOwners } from '../../app/useowners';
import { useWriting } from '../../text';
import { BulkBar, PickMenu } from '../../ui/bulkbar';
import { Menu } from '../../ui/menu';
import { Button, Field } from '../../ui/parts';
import type { Selection } from '../../ui/selection';
import css from './accounts.module.css';
import type { Account } from './columns';

type Patch = Schemas['AccountPatch'];

/** What can be done with several accounts at once: owner, stage and tags. */
export function AccountBulk({
  selection,
  rows,
  count,
}: {
  selection: Selection;
  rows: Account[];
  count: number | undefined;
}) {
  const { t } = useWriting();
  const { change, busy } = useBulk<Account, Patch>({
    selection,
    rows,
    reads: 'accounts',
    send: (items, key) =>
      body(api.POST('/accounts/changes', { params: { header: { 'Idempotency-Key': key } }, body: { items } })),
  });
  const stages = Object.entries(t.stages).map(([value, label]) => ({ value, label }));
  return (
    <BulkBar
      selection={selection}
      rows={rows.map((row) => ({ key: row.id, name: row.name }))}
      count={count}
      busy={busy}
    >
      <OwnerMenu disabled={busy} onPick={(ownerId) => change(() => ({ ownerId }))} />
      <PickMenu
        name={t.bulk.stage}
        options={stages}
        disabled={busy}
        onPick={(stage) => change(() => ({ lifecycleStage: stage as NonNullable<Patch['lifecycleStage']> }))}
      />
      <TagMenu
        disabled={busy}
        onAdd={(tag) => change(({ tags }) => ({ tags: tags.includes(tag) ? tags : [...tags, tag] }))}
        onRemove={(tag) => change(({ tags }) => ({ tags: tags.filter((one) => one !== tag) }))}
      />
    </BulkBar>
  );
}

/** Gives accounts to another member. Who sees only the own accounts cannot give them away. */
function OwnerMenu({ disabled, onPick }: { disabled: boolean; onPick: (id: string | null) => void }) {
  const { t } = useWriting();
  const { may, visible } = useSession();
  const isOpen = may('members:read') && visible.some((scope) => scope !== 'own');
  const owners = useOwners(undefined, 'accounts');
  if (!isOpen) return null;
  return (
    <PickMenu
      name={t.bulk.owner}
      options={[{ value: '', label: t.common.nobody }, ...owners]}
      disabled={disabled}
      onPick={(id) => onPick(id || null)}
    />
  );
}

function TagMenu({
  disabled,
  onAdd,
  onRemove,
}: {
  disabled: boolean;
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}) {
  const { t } = useWriting();
  const [text, setText] = useState('');
  const tag = text.trim();
  return (
    <Menu label={t.bulk.tags} side="above" disabled={disabled}>
      {(close) => {
        const act = (how: (tag: string) => void) => {
          close();
          setText('');
          how(tag);
        };
        return (
          <form
            className={css.tagForm}
            onSubmit={(event) => {
              event.preventDefault();
              if (tag !== '') act(onAdd);
            }}
          >
            <Field label={t.bulk.tag}>
              {(control) => (
                <input
                  {...control}
                  autoFocus
                  maxLength={limits.AccountBody.tags.item.maxLength}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
            <div className={css.tagActions}>
              <Button kind="main" small type="submit" disabled={tag === ''}>
                {t.bulk.addTag}
              </Button>
              <Button small disabled={tag === ''} onClick={() => act(onRemove)}>
                {t.bulk.removeTag}
              </Button>
            </div>
          </form>
        );
      }}
    </Menu>
  );
}
