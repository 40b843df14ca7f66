import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { organisation } from '../../api/own';
import { useKeys } from '../../app/keys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Button, Card } from '../../ui/parts';
import css from './account.module.css';
import { type Account, useAccountKind } from './accountkind';
import { Editor } from './editor';

/** What an organisation keeps about an account, its own fields with their labels. */
export function Facts({ account, fixed }: { account: Account; fixed?: boolean }) {
  const { t, number, locale } = useWriting();
  const { may } = useSession();
  const own = useOwnFields(account);
  const kind = useAccountKind();
  const [editing, setEditing] = useState(false);
  const canEdit = !fixed && may('accounts:write');
  useKeys(canEdit ? { e: () => setEditing(true) } : {});
  const facts: [string, ReactNode][] = [
    [t.account.industry, account.industry],
    [t.accounts.country, account.country && new Intl.DisplayNames(locale, { type: 'region' }).of(account.country)],
    [t.account.employees, account.employees === null ? null : number(account.employees)],
    [t.account.website, account.website && <Website address={account.website} />],
    [t.account.tags, account.tags.join(', ')],
    [t.account.keys, account.externalKeys.map((key) => `${key.system} ${key.externalId}`).join(', ')],
    ...own,
  ];
  const known = facts.filter(([, value]) => value);
  return (
    <Card
      title={t.account.facts}
      aside={
        canEdit && (
          <Button kind="quiet" small title="e" onClick={() => setEditing(true)}>
            {t.common.edit}
          </Button>
        )
      }
    >
      {known.length === 0 && <p className={css.faint}>{t.empty.none}</p>}
      <dl className={css.facts}>
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {editing && (
        <Editor
          kind={kind}
          accountId={account.id}
          id={account.id}
          title={account.name}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  );
}

function Website({ address }: { address: string }) {
  return (
    <a href={address} rel="noreferrer" target="_blank">
      {address.replace(/^https?:\/\//, '')}
    </a>
  );
}

/** Returns the custom fields of an account as the organisation names them. */
function useOwnFields(account: Account): [string, string][] {
  const { t, day, number, labelOf } = useWriting();
  const { data } = useQuery(organisation);
  return Object.entries(account.customFields ?? {}).map(([key, value]) => {
    const field = data?.customFields.find((one) => one.of === 'account' && one.key === key);
    const label = labelOf(field?.label ?? {}, key);
    if (field?.type === 'date') return [label, day(String(value))];
    if (typeof value === 'number') return [label, number(value)];
    return [label, typeof value === 'boolean' ? (value ? t.common.yes : t.common.no) : String(value)];
  });
}
