import { useQuery } from '@tanstack/react-query';
import { limits } from '#limits';
import { contacts } from '../../api/accounts';
import { api, body, type Schemas, whole } from '../../api/client';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import type { Values } from '../../ui/form';
import { pageStyles } from '../../ui/page';
import { Tag } from '../../ui/parts';
import css from './account.module.css';
import { Editor, type Kind } from './editor';
import { OptOuts } from './optouts';
import { type Editing, RecordList } from './recordlist';

type Contact = Schemas['ContactView'];

/** Returns the items of a list that is written in one line. */
function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
}

const orNull = (text: string | undefined) => text?.trim() || null;

function useContactKind(): Kind<Contact> {
  const { t, named, day } = useWriting();
  const options = Object.entries(t.roles).map(([value, label]) => ({ value, label }));
  const list = (value: string[]) => value.join(', ');
  return {
    name: 'contact',
    fields: [
      { name: 'name', label: t.record.name, wide: true },
      { name: 'role', label: t.record.role, kind: 'choice', options },
      { name: 'since', label: t.record.since, kind: 'day' },
      { name: 'emails', label: t.record.email, hint: t.record.listHint, wide: true },
      { name: 'phones', label: t.record.phone, hint: t.record.listHint, wide: true },
    ],
    limits: limits.ContactBody,
    valuesOf: (record) => ({
      name: record.name,
      role: record.role ?? '',
      since: record.since ?? '',
      emails: record.emails.join(', '),
      phones: record.phones.join(', '),
    }),
    bodyOf: (values: Values) => ({
      name: values.name?.trim() ?? '',
      role: orNull(values.role),
      since: orNull(values.since),
      emails: listOf(values.emails),
      phones: listOf(values.phones),
    }),
    clash: {
      name: { label: t.record.name },
      role: { label: t.record.role, show: (value: string) => named(t.roles, value) },
      since: { label: t.record.since, show: day },
      emails: { label: t.record.email, show: list },
      phones: { label: t.record.phone, show: list },
    },
    read: (id) => whole(api.GET('/contacts/{id}', { params: { path: { id } } })),
    create: (contact, key) =>
      body(
        api.POST('/contacts', {
          params: { header: { 'Idempotency-Key': key } },
          body: contact as Schemas['ContactBody'],
        }),
      ),
    write: (id, patch, tag) =>
      whole(api.PATCH('/contacts/{id}', { params: { path: { id }, header: { 'If-Match': tag } }, body: patch })),
    remove: (id, tag) => body(api.DELETE('/contacts/{id}', { params: { path: { id }, header: { 'If-Match': tag } } })),
  };
}

function PersonEditor({ record, ...editing }: Editing<Contact> & { accountId: string }) {
  return <Editor kind={useContactKind()} id={record?.id} {...editing} />;
}

/** The people at an account. */
export function People({ account }: { account: Schemas['AccountView'] }) {
  const { t, named } = useWriting();
  const { may } = useSession();
  return (
    <div className={pageStyles.stack}>
      <RecordList
        label={t.account.tabs.people}
        query={useQuery(contacts(account.id))}
        canWrite={may('contacts:write')}
        head={t.record.name}
        nameOf={(row) => row.name}
        columns={[
          {
            head: t.record.role,
            cell: (row) =>
              row.role && <Tag tone={row.role === 'champion' ? 'good' : undefined}>{named(t.roles, row.role)}</Tag>,
          },
          {
            head: t.record.email,
            cell: (row) =>
              row.emails.map((email) => (
                <a key={email} href={`mailto:${encodeURIComponent(email)}`} className={css.line}>
                  {email}
                </a>
              )),
          },
          { head: t.record.phone, cell: (row) => row.phones.join(', ') },
        ]}
        empty={t.record.nobody}
        add={t.record.addPerson}
        edit={t.record.editPerson}
        editor={(editing) => <PersonEditor accountId={account.id} {...editing} />}
      />
      <OptOuts accountId={account.id} />
    </div>
  );
}
