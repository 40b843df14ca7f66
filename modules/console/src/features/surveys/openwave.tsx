import { useQuery, useQueryClient } from '@tanstack/react-query';
import { closeWave, openWave, type Wave, wavePreview } from '../../api/surveys';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Loaded } from '../../ui/loaded';
import { Button } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './surveys.module.css';

type ActProps = { wave: Wave; onEnd: () => void };

/** Does something with a wave, and ends if it was done. If it was refused, the wave is read again. */
function useAct(onEnd: () => void) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['surveys'] });
  const doing = useDoing(again);
  return (work: Promise<unknown>, said: string) =>
    void doing(work, said).then((done) => (done ? onEnd() : void again()));
}

/** What a draft would do, and the act that opens it, which says how many mails go out. */
export function OpenWave({ wave, onEnd }: ActProps) {
  const { t, number, named } = useWriting();
  const query = useQuery({ ...wavePreview(wave), staleTime: 0 });
  const act = useAct(onEnd);
  return (
    <section aria-label={t.surveys.opening(wave.name)} aria-live="polite">
      <h3>{t.surveys.opening(wave.name)}</h3>
      <Loaded query={query} height="6rem">
        {({ asked, audience, notAsked }) => (
          <>
            <p>
              <strong>
                {asked === 0 ? t.surveys.wouldAskNobody : t.surveys.wouldAsk(number(asked), number(audience))}
              </strong>
            </p>
            {notAsked.length > 0 && (
              <Table
                label={t.surveys.why}
                rows={notAsked}
                rowKey={(row) => row.reason}
                empty=""
                columns={[
                  { head: t.surveys.why, cell: (row) => named(t.reasons, row.reason) },
                  { head: t.surveys.people, cell: (row) => number(row.people), end: true },
                ]}
              />
            )}
            {asked > 0 && <p>{t.surveys.goOut}</p>}
            <div className={css.tools}>
              {asked > 0 && (
                <Button kind="main" onClick={() => act(openWave(wave), t.surveys.waveOpened)}>
                  {t.surveys.send(number(asked))}
                </Button>
              )}
              <Button kind="quiet" onClick={onEnd}>
                {t.common.cancel}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Says what stopping a wave means, before it is stopped. */
export function StopWave({ wave, onEnd }: ActProps) {
  const { t } = useWriting();
  const act = useAct(onEnd);
  return (
    <section aria-label={t.surveys.stopping(wave.name)} aria-live="polite">
      <h3>{t.surveys.stopping(wave.name)}</h3>
      <p>{t.surveys.stopMeans}</p>
      <div className={css.tools}>
        <Button kind="main" onClick={() => act(closeWave(wave), t.surveys.waveClosed)}>
          {t.surveys.stopping(wave.name)}
        </Button>
        <Button kind="quiet" onClick={onEnd}>
          {t.common.cancel}
        </Button>
      </div>
    </section>
  );
}
