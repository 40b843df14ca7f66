import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body } from '../api/client';
import { readPeopleAgain, vendorMembers } from '../api/people';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { useDoing } from '../ui/doing';
import { useDraft } from '../ui/draft';
import { Form, type Values } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Button, Card } from '../ui/parts';
import { Table } from '../ui/table';
import { WorkingTime } from './workingtime';

/** The people of the own vendor, whom its lead invites, suspends and lets in again. */
export function Colleagues({ vendorId }: { vendorId: string }) {
  const { t, named } = useWriting();
  const { subjectId } = useSession();
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useState('');
  const query = useQuery(vendorMembers(vendorId));
  const doing = useDoing(readPeopleAgain);
  const step = (row: { id: string; name: string; suspended: boolean }) => {
    const at = { params: { path: { id: vendorId, memberId: row.id } } };
    const path = '/vendors/{id}/members/{memberId}/suspension';
    return row.suspended
      ? doing(body(api.DELETE(path, at)), t.people.lifted(row.name))
      : doing(body(api.PUT(path, at)), t.people.suspended(row.name));
  };
  const { data: open } = useQuery({
    ...vendorMembers(vendorId),
    select: (rows) => rows.find(({ id, suspended }) => id === opened && !suspended),
  });
  if (inviting) return <InviteColleague vendorId={vendorId} onEnd={() => setInviting(false)} />;
  return (
    <>
      <Card
        title={t.vendors.people}
        aside={
          <Button small onClick={() => setInviting(true)}>
            {t.people.invite}
          </Button>
        }
        flush
      >
        <Loaded query={query} height="8rem">
          {(rows) => (
            <Table
              label={t.vendors.people}
              rows={rows}
              rowKey={(row) => row.id}
              empty={t.vendors.nobody}
              columns={[
                {
                  head: t.people.name,
                  cell: (row) => (
                    <Button
                      kind="quiet"
                      small
                      aria-expanded={row.id === opened}
                      onClick={() => setOpened(row.id === opened ? '' : row.id)}
                    >
                      {row.name}
                    </Button>
                  ),
                },
                { head: t.people.email, cell: (row) => row.email },
                {
                  head: t.people.status,
                  cell: (row) => named(t.people.statuses, row.status),
                },
                {
                  head: t.people.more,
                  cell: (row) =>
                    row.id !== subjectId && (
                      <Button
                        small
                        aria-label={`${row.suspended ? t.people.lift : t.people.suspend}: ${row.name}`}
                        onClick={() => void step(row)}
                      >
                        {row.suspended ? t.people.lift : t.people.suspend}
                      </Button>
                    ),
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
      {open && <WorkingTime key={open.id} memberId={open.id} name={open.name} />}
    </>
  );
}

function InviteColleague({ vendorId, onEnd }: { vendorId: string; onEnd: () => void }) {
  const { t } = useWriting();
  const doing = useDoing(readPeopleAgain);
  const draft = useDraft<Values>('draft.colleague', {});
  const send = async () => {
    const { email = '', name = '' } = draft.value;
    await body(
      api.POST('/vendors/{id}/invitations', {
        params: { path: { id: vendorId }, header: { 'Idempotency-Key': draft.key } },
        body: { email: email ?? '', name: name ?? '', roles: ['vendor_agent'] },
      }),
    );
    draft.clear();
    await doing(Promise.resolve(), t.people.invited(name ?? ''));
    onEnd();
  };
  return (
    <Card title={t.people.invite}>
      <p>{t.people.inviteHint}</p>
      <Form
        fields={[
          { name: 'email', label: t.people.email },
          { name: 'name', label: t.people.name },
        ]}
        limits={limits.MemberBody}
        values={draft.value}
        onChange={draft.set}
        submit={t.people.invite}
        onSubmit={send}
        onCancel={onEnd}
      />
    </Card>
  );
}
