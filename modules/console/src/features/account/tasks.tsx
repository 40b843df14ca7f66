import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { moves, readWorkAgain, type Task, tasksOf } from '../../api/work';
import { useSession } from '../../app/session';
import { Actions } from '../../tasks/actions';
import { NewTask } from '../../tasks/new';
import { Cause } from '../../tasks/reason';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';

/** What was and is to be done for a customer. */
export function Tasks({ account }: { account: Schemas['AccountView'] }) {
  const { t, day, instant, named } = useWriting();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const query = useQuery(tasksOf(account.id));
  return (
    <>
      {adding && <NewTask accountId={account.id} onEnd={() => setAdding(false)} />}
      <Card
        title={t.work.tasks}
        aside={
          may('tasks:write') && (
            <Button small onClick={() => setAdding(true)}>
              {t.work.add}
            </Button>
          )
        }
        flush
      >
        <Loaded query={query} height="12rem">
          {(rows) => (
            <Table
              label={t.work.tasks}
              rows={rows}
              rowKey={(row) => row.id}
              empty={t.work.noTasks}
              columns={[
                {
                  head: t.work.task,
                  cell: (row) => (
                    <>
                      {row.title}
                      {row.reason && (
                        <>
                          {' · '}
                          <Cause cause={row.reason} />
                        </>
                      )}
                    </>
                  ),
                },
                {
                  head: t.work.due,
                  cell: (row) => (row.dueOn ? day(row.dueOn) : row.dueAt ? instant(row.dueAt) : t.common.none),
                },
                { head: t.work.owner, cell: (row) => row.ownerName ?? t.common.none },
                {
                  head: t.work.state,
                  cell: (row) => (
                    <>
                      <Tag tone={row.state === 'done' ? 'good' : undefined}>{named(t.work.states, row.state)}</Tag>{' '}
                      {row.outcome}
                      {row.snoozedUntil && t.work.until(instant(row.snoozedUntil))}
                    </>
                  ),
                },
                { head: '', end: true, cell: (row) => <Moves task={row} /> },
              ]}
            />
          )}
        </Loaded>
      </Card>
    </>
  );
}

function Moves({ task }: { task: Task }) {
  const { t } = useWriting();
  const { may } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  if (task.state === 'open') return <Actions id={task.id} title={task.title} dueOn={task.dueOn} />;
  if (!may('tasks:write')) return null;
  const undo = task.state === 'done' ? moves.done.undo : moves.drop.undo;
  return (
    <Button
      small
      onClick={() =>
        void undo(task.id).then(
          () => readWorkAgain(queries),
          (error: Error) => toast(error.message),
        )
      }
    >
      {t.work.open}
    </Button>
  );
}
