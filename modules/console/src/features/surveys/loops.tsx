import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, answers, moveLoop } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, Tag } from '../../ui/parts';
import css from './surveys.module.css';

const STATES = ['open', 'contacted', 'resolved', 'no_contact'] as const;

/** What is done about each unhappy answer. */
export function Loops({ surveyId }: { surveyId: string }) {
  const { t, number } = useWriting();
  const query = useQuery(answers({ surveyId: [surveyId], loopState: [...STATES], sort: 'loopDueOn' }));
  const found = shownOf(query) ?? [];
  return (
    <Card title={t.surveys.loops}>
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && found.length === 0 && <p className={css.faint}>{t.surveys.noLoops}</p>}
      <div className={css.board}>
        {STATES.filter((state) => found.some((one) => one.loopState === state)).map((state) => (
          <section key={state}>
            <h3>
              {t.loopStates[state]} ({number(found.filter((one) => one.loopState === state).length)})
            </h3>
            {found
              .filter((one) => one.loopState === state)
              .map((one) => (
                <Unhappy key={one.id} answer={one} />
              ))}
          </section>
        ))}
      </div>
    </Card>
  );
}

function Unhappy({ answer }: { answer: Answer }) {
  const { t, day, number } = useWriting();
  const { may, today } = useSession();
  const queries = useQueryClient();
  const [resolving, setResolving] = useState(false);
  const [cause, setCause] = useState('');
  const [action, setAction] = useState('');
  const [error, setError] = useState<unknown>();
  const move = async (state: (typeof STATES)[number]) => {
    setError(undefined);
    await moveLoop(answer.id, state === 'resolved' ? { state, cause, action } : { state });
    await queries.invalidateQueries({ queryKey: ['surveys'] });
  };
  const act = (state: (typeof STATES)[number]) => void move(state).catch(setError);
  const isOpen = answer.loopState === 'open' || answer.loopState === 'contacted';
  const isLate = isOpen && answer.loopDueOn !== null && answer.loopDueOn < today;
  return (
    <article className={css.unhappy}>
      <p>
        <Tag tone="bad">{answer.score ?? '☎'}</Tag>{' '}
        {answer.accountId && (
          <Link to="/accounts/$id/{-$tab}" params={{ id: answer.accountId }}>
            {answer.accountName}
          </Link>
        )}{' '}
        {answer.contactName}
      </p>
      {answer.comment !== null && <p dir="auto">{answer.comment}</p>}
      <p className={css.faint}>
        {answer.loopOwnerName ?? t.surveys.nobody}
        {isOpen && answer.loopDueOn !== null && ` · ${t.surveys.until(day(answer.loopDueOn))}`}
        {isLate && (
          <>
            {' '}
            <Tag tone="bad">{t.surveys.late}</Tag>
          </>
        )}
      </p>
      {answer.loopTaskId !== null && may('tasks:read') && (
        <p>
          <Link to="/work">{t.surveys.task}</Link>
        </p>
      )}
      {answer.askedAgain !== null && (
        <p className={css.faint}>
          {t.surveys.askedAgain(String(answer.askedAgain))}
          {answer.askedAgainAt !== null && ` · ${day(answer.askedAgainAt.slice(0, 10))}`}
          {answer.askedAgainChange !== null &&
            ` · ${t.surveys.changedBy(`${answer.askedAgainChange > 0 ? '+' : ''}${number(answer.askedAgainChange)}`)}`}
        </p>
      )}
      {(answer.loopCause !== null || answer.loopAction !== null) && (
        <p className={css.faint}>{[answer.loopCause, answer.loopAction].filter((one) => one !== null).join(' → ')}</p>
      )}
      {isOpen && may('answers:write') && !resolving && (
        <div className={css.tools}>
          {answer.loopState === 'open' && (
            <Button small onClick={() => act('contacted')}>
              {t.surveys.contacted}
            </Button>
          )}
          <Button small onClick={() => setResolving(true)}>
            {t.surveys.resolve}
          </Button>
          <Button small onClick={() => act('no_contact')}>
            {t.loopStates.no_contact}
          </Button>
        </div>
      )}
      {resolving && isOpen && (
        <form
          className={css.resolve}
          onSubmit={(event) => {
            event.preventDefault();
            act('resolved');
          }}
        >
          <label>
            {t.surveys.cause} <input required value={cause} onChange={(event) => setCause(event.target.value)} />
          </label>
          <label>
            {t.surveys.action} <input required value={action} onChange={(event) => setAction(event.target.value)} />
          </label>
          <Button small type="submit">
            {t.surveys.resolve}
          </Button>
        </form>
      )}
      {error !== undefined && <Failed error={error} retry={() => setError(undefined)} />}
    </article>
  );
}
