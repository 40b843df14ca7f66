import { useQuery } from '@tanstack/react-query';
import { clients as clientsQuery } from '../../api/partners';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './partners.module.css';

/** The programs that log in, and when each was last here. */
export function Clients() {
  const { t, instant } = useWriting();
  const query = useQuery(clientsQuery);
  return (
    <div className={pageStyles.stack}>
      <p className={css.hint}>{t.clients.lead}</p>
      <Loaded query={query} height="16rem">
        {(rows) => (
          <Card flush>
            <Table
              label={t.partners.tabs.clients}
              rows={rows}
              rowKey={(row) => row.id}
              empty={t.clients.none}
              columns={[
                { head: t.clients.name, cell: (row) => row.name },
                {
                  head: t.clients.state,
                  cell: ({ suspended }) => (
                    <Tag tone={suspended ? 'bad' : 'good'}>{t.clients.states[suspended ? 'suspended' : 'active']}</Tag>
                  ),
                },
                { head: t.clients.roles, cell: (row) => row.roles.join(', ') },
                {
                  head: t.clients.lastUsed,
                  cell: ({ lastUsedAt }) => (lastUsedAt ? instant(lastUsedAt) : t.clients.never),
                },
                { head: t.clients.created, cell: (row) => instant(row.createdAt) },
              ]}
            />
          </Card>
        )}
      </Loaded>
      <p className={css.hint}>{t.clients.hint}</p>
    </div>
  );
}
