import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { invitations, invitationsFile } from '../../api/surveys';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Card, Failed } from '../../ui/parts';
import { Table } from '../../ui/table';
import { FileButton } from './file';
import css from './surveys.module.css';

/** Who was asked, and who was not and why. */
export function Asked({ surveyId }: { surveyId: string }) {
  const { t, day, named } = useWriting();
  const [only, setOnly] = useState(false);
  const query = useQuery(invitations(surveyId, only));
  return (
    <Card
      title={t.surveys.ledger}
      aside={<FileButton title={t.surveys.ledger} read={() => invitationsFile(surveyId)} />}
    >
      <label className={css.choice}>
        <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} /> {t.surveys.onlyNot}
      </label>
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      <Table
        label={t.surveys.ledger}
        rows={shownOf(query) ?? []}
        rowKey={(row) => row.id}
        empty={t.surveys.nobodyAsked}
        columns={[
          {
            head: t.surveys.person,
            cell: (row) => (
              <Link to="/accounts/$id/{-$tab}" params={{ id: row.accountId }}>
                {row.contactName}
              </Link>
            ),
          },
          { head: t.surveys.state, cell: (row) => named(t.invitationStates, row.state) },
          {
            head: t.surveys.why,
            cell: (row) =>
              row.reasons
                .map(
                  (one) =>
                    named(t.reasons, one.reason) + (one.until === null ? '' : ` (${t.surveys.until(day(one.until))})`),
                )
                .join(', '),
          },
          { head: t.surveys.decided, cell: (row) => day(row.decidedAt.slice(0, 10)) },
        ]}
      />
    </Card>
  );
}
