import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { employeeResults, type Survey } from '../../api/surveys';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Card, Failed, Skeleton } from '../../ui/parts';
import { Table } from '../../ui/table';
import { Bars, GroupChoice, Score, Span } from './outcome';
import css from './surveys.module.css';

/** The result of the last quarter that is over. No group under five is shown, and there is one grouping at a time. */
export function EmployeeOutcome({ survey }: { survey: Survey }) {
  const { t, day, named } = useWriting();
  const [by, setBy] = useState('');
  const query = useQuery(employeeResults(survey.id, by));
  const found = shownOf(query);
  if (query.error && !found) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!found) return <Skeleton height="14rem" />;
  return (
    <Card title={`${t.surveys.result} (${day(found.from)} –)`}>
      <Score figure={found.overall} kind={survey.kind} large />
      <Span figure={found.overall} kind={survey.kind} />
      <Bars figure={found.overall} />
      <p className={css.faint}>{t.surveys.unknownEmployees}</p>
      {survey.groupings.length > 0 && (
        <GroupChoice
          value={by}
          options={[
            { value: '', label: '–' },
            ...survey.groupings.map((one) => ({ value: one, label: named({ team: t.surveys.team }, one) })),
          ]}
          onChange={setBy}
        />
      )}
      {by !== '' && (
        <Table
          label={t.surveys.groups}
          rows={found.groups}
          rowKey={(row) => row.key ?? ''}
          empty={t.surveys.noAnswers}
          columns={[
            { head: t.surveys.group, cell: (row) => row.key ?? t.surveys.others },
            { head: t.surveys.score, cell: (row) => <Score figure={row.figure} kind={survey.kind} /> },
          ]}
        />
      )}
    </Card>
  );
}
