import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { everybody, type Member } from '../../api/people';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Button, Card, Tag, type Tone } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Table } from '../../ui/table';
import { WorkingTime } from '../../vendors/workingtime';
import { Invite, MemberEditor } from './member';
import { NEW, Opens, Source, useOpened } from './parts';

const route = getRouteApi('/people/{-$tab}');
const TONES: Record<string, Tone> = { active: 'good', invited: 'watch', suspended: 'bad' };

/** Everybody who can log in, was invited or was suspended. */
export function Members() {
  const { t } = useWriting();
  const { may } = useSession();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const [open, setOpen] = useOpened();
  const query = useQuery(everybody);
  const all = [{ value: '', label: t.common.all }];
  return (
    <div className={pageStyles.stack}>
      <div className={pageStyles.tools}>
        <Segments
          label={t.people.status}
          value={status ?? ''}
          options={[...all, ...Object.entries(t.people.statuses).map(([value, label]) => ({ value, label }))]}
          onChange={(chosen) =>
            void navigate({ search: ({ status: _, ...same }) => (chosen ? { ...same, status: chosen } : same) })
          }
        />
        {may('members:write') && (
          <Button kind="main" onClick={() => setOpen(NEW)}>
            {t.people.invite}
          </Button>
        )}
      </div>
      {open === NEW && <Invite onEnd={() => setOpen(undefined)} />}
      <Loaded query={query} height="24rem">
        {(rows) => (
          <>
            {rows
              .filter((row) => row.id === open)
              .map((row) => (
                <div key={row.id} className={pageStyles.stack}>
                  <MemberEditor member={row} onEnd={() => setOpen(undefined)} />
                  {may('calendars:read') && row.status !== 'suspended' && <WorkingTime memberId={row.id} />}
                </div>
              ))}
            <Card flush>
              <List rows={rows.filter((row) => !status || row.status === status)} />
            </Card>
          </>
        )}
      </Loaded>
    </div>
  );
}

function List({ rows }: { rows: Member[] }) {
  const { t, named } = useWriting();
  return (
    <Table
      label={t.people.tabs.members}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t.people.none}
      columns={[
        { head: t.people.name, cell: (row) => <Opens open={row.id}>{row.name}</Opens> },
        { head: t.people.email, cell: (row) => row.email },
        { head: t.people.roles, cell: (row) => row.roles.join(', ') },
        { head: t.people.vendor, cell: (row) => row.vendor?.name ?? '' },
        {
          head: t.people.status,
          cell: (row) => <Tag tone={TONES[row.status]}>{named(t.people.statuses, row.status)}</Tag>,
        },
        { head: t.people.source, cell: (row) => <Source declared={row.declared} /> },
      ]}
    />
  );
}
