import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { closeWave, openWave, type Survey, waves as wavesQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { NewWave } from './newwave';

/** The waves of a survey, and a new one. A wave asks nobody until it is opened. */
export function Waves({ survey }: { survey: Survey }) {
  const { t, day, number } = useWriting();
  const { may } = useSession();
  const queries = useQueryClient();
  const query = useQuery(wavesQuery(survey.id));
  const [error, setError] = useState<unknown>();
  const act = (work: Promise<unknown>) =>
    void work.then(() => queries.invalidateQueries({ queryKey: ['surveys'] })).catch(setError);
  return (
    <Card title={t.surveys.waves}>
      {error !== undefined && <Failed error={error} retry={() => setError(undefined)} />}
      <Table
        label={t.surveys.waves}
        rows={shownOf(query) ?? []}
        rowKey={(row) => row.id}
        empty={t.surveys.noWaves}
        columns={[
          { head: t.surveys.wave, cell: (row) => row.name },
          {
            head: t.surveys.state,
            cell: (row) => (
              <Tag tone={row.state === 'open' ? 'good' : undefined}>{t.waveStates[row.state as 'open']}</Tag>
            ),
          },
          { head: t.surveys.asked, cell: (row) => number(row.invited), end: true },
          { head: t.surveys.notAsked, cell: (row) => number(row.notAsked), end: true },
          { head: t.surveys.answered, cell: (row) => number(row.answered), end: true },
          { head: t.surveys.closes, cell: (row) => day(row.closesAt.slice(0, 10)) },
          {
            head: '',
            cell: (row) =>
              may('surveys:write') && row.state !== 'closed' ? (
                <Button small onClick={() => act(row.state === 'draft' ? openWave(row.id) : closeWave(row.id))}>
                  {row.state === 'draft' ? t.surveys.open : t.surveys.close}
                </Button>
              ) : null,
          },
        ]}
      />
      {may('surveys:write') && <NewWave survey={survey} />}
    </Card>
  );
}
