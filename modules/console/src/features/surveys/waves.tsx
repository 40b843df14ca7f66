import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { removeWave, type Survey, type Wave, waves as wavesQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Loaded, shownOf } from '../../ui/loaded';
import { Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { OpenWave, StopWave } from './openwave';
import css from './surveys.module.css';
import { lastDay } from './wave';
import { WaveForm } from './waveform';

type Act = { kind: 'add' } | { kind: 'change' | 'open' | 'stop'; wave: Wave };

/** The waves of a survey. One is drafted, looked at, and only then opened; only a draft is changed or deleted. */
export function Waves({ survey }: { survey: Survey }) {
  const { t } = useWriting();
  const { may } = useSession();
  const query = useQuery(wavesQuery(survey.id));
  const [act, setAct] = useState<Act>();
  const end = () => setAct(undefined);
  // What others did meanwhile is read again, so the wave is that of the list and not that of the click.
  const wave = shownOf(query)?.find((one) => act?.kind !== 'add' && one.id === act?.wave.id);
  return (
    <Card title={t.surveys.waves}>
      <Loaded query={query} height="6rem">
        {(rows) => <WaveTable rows={rows} onAct={setAct} />}
      </Loaded>
      {act?.kind === 'add' && <WaveForm survey={survey} onEnd={end} />}
      {act?.kind === 'change' && wave && <WaveForm key={wave.id} survey={survey} wave={wave} onEnd={end} />}
      {act?.kind === 'open' && wave && <OpenWave key={wave.id} wave={wave} onEnd={end} />}
      {act?.kind === 'stop' && wave && <StopWave key={wave.id} wave={wave} onEnd={end} />}
      {may('surveys:write') && act === undefined && (
        <Button onClick={() => setAct({ kind: 'add' })}>{t.surveys.addWave}</Button>
      )}
    </Card>
  );
}

function WaveTable({ rows, onAct }: { rows: Wave[]; onAct: (act: Act) => void }) {
  const { t, day, number, named, zone } = useWriting();
  const { may } = useSession();
  return (
    <Table
      label={t.surveys.waves}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t.surveys.noWaves}
      columns={[
        { head: t.surveys.wave, cell: (row) => row.name },
        {
          head: t.surveys.state,
          cell: (row) => <Tag tone={row.state === 'open' ? 'good' : undefined}>{named(t.waveStates, row.state)}</Tag>,
        },
        { head: t.surveys.asked, cell: (row) => number(row.invited), end: true },
        { head: t.surveys.notAsked, cell: (row) => number(row.notAsked), end: true },
        { head: t.surveys.answered, cell: (row) => number(row.answered), end: true },
        { head: t.surveys.bounced, cell: (row) => number(row.bounced), end: true },
        { head: t.surveys.closes, cell: (row) => day(lastDay(row.closesAt, zone)) },
        { head: '', cell: (row) => may('surveys:write') && <Acts wave={row} onAct={onAct} /> },
      ]}
    />
  );
}

function Acts({ wave, onAct }: { wave: Wave; onAct: (act: Act) => void }) {
  const { t } = useWriting();
  const doing = useDoing((queries) => queries.invalidateQueries({ queryKey: ['surveys'] }));
  if (wave.state === 'open')
    return (
      <Button small onClick={() => onAct({ kind: 'stop', wave })}>
        {t.surveys.close}
      </Button>
    );
  if (wave.state !== 'draft') return null;
  return (
    <div className={css.tools}>
      <Button small onClick={() => onAct({ kind: 'open', wave })}>
        {t.surveys.lookBefore}
      </Button>
      <Button small kind="quiet" onClick={() => onAct({ kind: 'change', wave })}>
        {t.surveys.changeWave}
      </Button>
      <Button small kind="quiet" onClick={() => void doing(removeWave(wave), t.surveys.waveRemoved)}>
        {t.surveys.remove}
      </Button>
    </div>
  );
}
