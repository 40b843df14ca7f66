import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addWave, closeWave, openWave, type Survey, waves as wavesQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './surveys.module.css';

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
      {may('surveys:write') && <NewWave surveyId={survey.id} act={act} />}
    </Card>
  );
}

function NewWave({ surveyId, act }: { surveyId: string; act: (work: Promise<unknown>) => void }) {
  const { t } = useWriting();
  const [name, setName] = useState('');
  const [sample, setSample] = useState('');
  const [last, setLast] = useState('');
  const add = () => {
    act(
      addWave({ surveyId, name, closesAt: `${last}T23:59:59Z`, ...(sample === '' ? {} : { sample: Number(sample) }) }),
    );
    setName('');
  };
  return (
    <form
      className={css.tools}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label>
        {t.surveys.wave}{' '}
        <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t.surveys.closes} <input type="date" required value={last} onChange={(event) => setLast(event.target.value)} />
      </label>
      <label>
        {t.surveys.sample}{' '}
        <input type="number" min={1} max={100_000} value={sample} onChange={(event) => setSample(event.target.value)} />
      </label>
      <Button type="submit">{t.surveys.addWave}</Button>
    </form>
  );
}
