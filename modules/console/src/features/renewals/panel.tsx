import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { renewal as renewalQuery } from '../../api/renewals';
import type { Read } from '../../api/saving';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Fact, FactList } from '../../ui/facts';
import { Loaded, shownOf } from '../../ui/loaded';
import { Panel } from '../../ui/panel';
import { Lock, Tag } from '../../ui/parts';
import { STATE_TONES } from '../../ui/tones';
import { Calls } from './calls';
import { Decision } from './decision';
import type { Renewal } from './list';
import css from './renewals.module.css';
import { Work } from './work';

/** A renewal beside the list: what is at stake, the decision, the work on it, and what was said about it. */
export function RenewalPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, named } = useWriting();
  const query = useQuery(renewalQuery(id));
  const renewal = shownOf(query)?.data;
  return (
    <Panel
      label={t.renewals.title}
      onClose={onClose}
      title={
        renewal && (
          <>
            <h2>
              <Link to="/accounts/$id/{-$tab}" params={{ id: renewal.accountId }} className={css.title}>
                {renewal.accountName}
              </Link>
            </h2>
            <Tag tone={STATE_TONES[renewal.state]}>{named(t.states, renewal.state)}</Tag>
          </>
        )
      }
    >
      <Loaded query={query} height="24rem">
        {(read) => <Opened read={read} />}
      </Loaded>
    </Panel>
  );
}

function Opened({ read }: { read: Read<Renewal> }) {
  const { t, day, near, money } = useWriting();
  const { today, may } = useSession();
  const renewal = read.data;
  const amount = (of: Schemas['Money'] | undefined): ReactNode => (of ? money(of) : <Lock />);
  const { targetArr, convertedArr } = renewal;
  const isForeign = convertedArr !== undefined && convertedArr.currency !== targetArr?.currency;
  const inOwn = isForeign ? t.renewals.converted(money(convertedArr)) : undefined;
  const isDecided = renewal.state !== 'open' && renewal.state !== 'deferred';
  const outcome = renewal.outcomeArr ? amount(renewal.outcomeArr) : t.common.none;
  return (
    <>
      <FactList>
        <Fact label={t.renewals.due} more={near(today, renewal.dueOn)}>
          {day(renewal.dueOn)}
        </Fact>
        <Fact label={t.renewals.decision} more={near(today, renewal.decisionOn)}>
          {day(renewal.decisionOn)}
        </Fact>
        <Fact label={t.renewals.target} more={inOwn}>
          {amount(renewal.targetArr)}
        </Fact>
        <Fact label={isDecided ? t.renewals.outcome : t.renewals.forecast}>
          {isDecided ? outcome : amount(renewal.forecastArr)}
        </Fact>
      </FactList>
      {may('renewals:write') && <Decision read={read} />}
      <Calls renewal={renewal} />
      <Work read={read} />
    </>
  );
}
