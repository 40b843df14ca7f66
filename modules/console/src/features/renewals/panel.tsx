import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, body, Refused, type Schemas } from '../../api/client';
import { renewal as renewalQuery } from '../../api/queries';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded } from '../../ui/loaded';
import { Panel } from '../../ui/panel';
import { Lock, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { Decision } from './decision';
import type { Renewal } from './list';
import css from './renewals.module.css';
import { STATE_TONES } from './tones';
import { Work } from './work';

/** A renewal beside the list: what is at stake, the work on it, and the decision. */
export function RenewalPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWriting();
  const query = useQuery(renewalQuery(id));
  const renewal = query.data?.data;
  return (
    <Panel
      label={t.renewals.title}
      onClose={onClose}
      title={
        renewal && (
          <h2>
            <Link to="/accounts/$id/{-$tab}" params={{ id: renewal.accountId }}>
              {renewal.accountName}
            </Link>
          </h2>
        )
      }
    >
      <Loaded query={query} height="24rem">
        {({ data, tag }) => <Opened renewal={data} tag={tag} />}
      </Loaded>
    </Panel>
  );
}

function Opened({ renewal, tag }: { renewal: Renewal; tag: string }) {
  const { t, day, away, money, named } = useWriting();
  const { today, may } = useSession();
  const amount = (money_: Schemas['Money'] | undefined): ReactNode => (money_ ? money(money_) : <Lock />);
  const decided = !['open', 'deferred'].includes(renewal.state);
  return (
    <>
      <p>
        <Tag tone={STATE_TONES[renewal.state]}>{named(t.states, renewal.state)}</Tag>
      </p>
      <dl className={css.facts}>
        <div>
          <dt>{t.renewals.due}</dt>
          <dd>
            {day(renewal.dueOn)} <span className={css.faint}>{away(today, renewal.dueOn)}</span>
          </dd>
        </div>
        <div>
          <dt>{t.renewals.decision}</dt>
          <dd>{day(renewal.decisionOn)}</dd>
        </div>
        <div>
          <dt>{t.renewals.target}</dt>
          <dd>{amount(renewal.targetArr)}</dd>
        </div>
        <div>
          <dt>{decided ? t.renewals.won : t.renewals.forecast}</dt>
          <dd>
            {decided ? (renewal.outcomeArr ? amount(renewal.outcomeArr) : t.common.none) : amount(renewal.forecastArr)}
          </dd>
        </div>
      </dl>
      {may('renewals:write') && <Decision renewal={renewal} />}
      <Work renewal={renewal} tag={tag} />
    </>
  );
}

type Patch = Schemas['RenewalWork'];

/** Changes the work on a renewal. What others changed in between is read again and shown, not overwritten. */
export function useWork(renewal: Renewal, tag: string) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (patch: Patch) =>
      body(
        api.PATCH('/renewals/{id}', { params: { path: { id: renewal.id }, header: { 'If-Match': tag } }, body: patch }),
      ),
    onSuccess: () => toast(t.renewals.saved),
    onError: (error) => toast(error instanceof Refused && error.status === 412 ? t.renewals.changed : error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['renewals'] }),
  });
}
