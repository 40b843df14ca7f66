import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Answer, answers } from '../../api/surveys';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Card } from '../../ui/parts';
import { Table } from '../../ui/table';

/** Who asked for a call, the latest first, and what was done about it. */
export function Calls({ surveyId }: { surveyId: string }) {
  const { t, day } = useWriting();
  const query = useQuery(answers({ surveyId: [surveyId], callMe: true }));
  return (
    <Card title={t.surveys.calls}>
      <Loaded query={query} height="4rem">
        {(rows) => (
          <Table
            label={t.surveys.calls}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.surveys.noCalls}
            columns={[
              {
                head: t.surveys.person,
                cell: (row) =>
                  row.accountId === null ? null : (
                    <Link to="/accounts/$id/{-$tab}" params={{ id: row.accountId }}>
                      {[row.contactName, row.accountName].filter((one) => one !== null).join(', ')}
                    </Link>
                  ),
              },
              { head: t.surveys.score, cell: (row) => row.score ?? '–', end: true },
              { head: t.surveys.when, cell: (row) => day(row.answeredAt.slice(0, 10)) },
              { head: t.surveys.followUp, cell: (row) => <FollowUp answer={row} /> },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

function FollowUp({ answer }: { answer: Answer }) {
  const { t, day, named } = useWriting();
  if (answer.loopState === null) return t.surveys.elsewhere;
  const isOpen = answer.loopState === 'open' || answer.loopState === 'contacted';
  return [
    named(t.loopStates, answer.loopState),
    answer.loopOwnerName ?? t.surveys.nobody,
    isOpen && answer.loopDueOn !== null && t.surveys.until(day(answer.loopDueOn)),
    answer.loopAction,
  ]
    .filter(Boolean)
    .join(' · ');
}
