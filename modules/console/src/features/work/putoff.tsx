import { useQuery } from '@tanstack/react-query';
import { moves, putOff, readWorkAgain } from '../../api/work';
import { useSession } from '../../app/session';
import css from '../../tasks/tasks.module.css';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Button, Card } from '../../ui/parts';
import { Table } from '../../ui/table';

/** The tasks that were put off, with their days, and the way to get one back before its time. */
export function PutOff({ whose }: { whose: 'me' | 'team' | 'all' }) {
  const { t, day, instant } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readWorkAgain);
  const { data } = useQuery(putOff(whose));
  if (!data || data.length === 0) return null;
  return (
    <Card title={t.work.putOff} flush>
      <Table
        label={t.work.putOff}
        rows={data}
        rowKey={(row) => row.id}
        empty=""
        columns={[
          { head: t.work.task, cell: (row) => row.title },
          { head: t.rules.customer, cell: (row) => row.accountName ?? '' },
          {
            head: t.work.due,
            cell: (row) => (row.dueOn ? day(row.dueOn) : row.dueAt ? instant(row.dueAt) : t.common.none),
          },
          { head: t.work.back, cell: (row) => (row.snoozedUntil ? instant(row.snoozedUntil) : '') },
          {
            head: '',
            end: true,
            cell: (row) =>
              may('tasks:write') && (
                <div className={css.actions}>
                  <Button
                    small
                    aria-label={t.work.wakeThis(row.title)}
                    onClick={() => void doing(moves.snooze.undo(row.id), t.work.isAwake(row.title))}
                  >
                    {t.work.wake}
                  </Button>
                </div>
              ),
          },
        ]}
      />
    </Card>
  );
}
