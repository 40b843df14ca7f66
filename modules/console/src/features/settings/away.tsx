import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { of, ownStatus, readPeopleAgain } from '../../api/people';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/parts';
import { Segments } from '../../ui/segments';

/** Says whether the member takes work now, until they say something else. */
export function Away() {
  const { t } = useWriting();
  const query = useQuery(ownStatus);
  const doing = useDoing(readPeopleAgain);
  return (
    <Card title={t.workingTime.status}>
      <Loaded query={query} height="4rem">
        {(now) => (
          <Segments
            label={t.workingTime.status}
            value={now.status === 'away' ? 'away' : 'available'}
            options={(['available', 'away'] as const).map((value) => ({ value, label: t.workingTime.statuses[value] }))}
            onChange={(status) =>
              void doing(
                body(api.PUT('/members/me/status', { params: { header: of(now) }, body: { status, until: null } })),
                t.workingTime.statuses[status],
              )
            }
          />
        )}
      </Loaded>
    </Card>
  );
}
