import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { ownSessions } from '../../api/own';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';

/** Where the member is logged in. Each session but this one can be ended here; this one ends by the logout. */
export function Sessions() {
  const { t, instant } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const query = useQuery(ownSessions);
  const ending = useMutation({
    mutationFn: (id: string) => body(api.DELETE('/members/me/sessions/{id}/token', { params: { path: { id } } })),
    onSuccess: () => toast(t.settings.ended),
    onError: (error) => toast(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ownSessions.queryKey }),
  });
  return (
    <Card title={t.settings.sessions} flush>
      <Loaded query={query} height="8rem">
        {(rows) => (
          <Table
            label={t.settings.sessions}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.empty.none}
            columns={[
              { head: t.settings.since, cell: (row) => instant(row.issuedAt) },
              { head: t.settings.until, cell: (row) => instant(row.expiresAt) },
              {
                head: t.settings.end,
                end: true,
                cell: (row) =>
                  row.current ? (
                    <Tag>{t.settings.thisOne}</Tag>
                  ) : (
                    <Button
                      small
                      disabled={ending.isPending}
                      aria-label={t.settings.endThis(instant(row.issuedAt))}
                      onClick={() => ending.mutate(row.id)}
                    >
                      {t.settings.end}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
