import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Refused } from '../../api/client';
import { members } from '../../api/own';
import { type Change, FOLLOWED, type Followed, KINDS, readChanges } from '../../api/partners';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Choices, Menu } from '../../ui/menu';
import { pageStyles } from '../../ui/page';
import { Card, Failed, Skeleton, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './partners.module.css';
import { useTypeNames } from './parts';
import { tail } from './tail';

const route = getRouteApi('/partners/{-$tab}');
const GONE = 410;
const PAUSE_S = 2;

type Tail = { changes: Change[] | undefined; error: unknown; retry: () => void };

/** Follows the changes as long as the page is open. A server that cannot take a request is asked again; another refusal ends it. */
function useTail(types: Followed[]): Tail {
  const [changes, setChanges] = useState<Change[]>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const asked = types.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt begins from the start
  useEffect(() => {
    const leaving = new AbortController();
    setChanges(undefined);
    setError(undefined);
    void follow(asked.split(' ').filter(Boolean) as Followed[], leaving.signal, (next) =>
      setChanges((shown = []) => tail(shown, next)),
    ).catch((failure: unknown) => {
      if (!leaving.signal.aborted) setError(failure);
    });
    return () => leaving.abort();
  }, [asked, attempt]);
  return { changes, error, retry: () => setAttempt((before) => before + 1) };
}

async function follow(types: Followed[], signal: AbortSignal, tell: (next: Change[]) => void): Promise<void> {
  let after: string | undefined;
  while (!signal.aborted) {
    try {
      const read = await readChanges(after, types, signal);
      after = read.after;
      if (!signal.aborted) tell(read.items);
    } catch (failure) {
      if (signal.aborted || !(failure instanceof Refused)) throw failure;
      if (failure.status === GONE && after !== undefined) after = undefined;
      else if (failure.status === 429 || failure.status === 503) await pause(failure.retryAfter ?? PAUSE_S);
      else throw failure;
    }
  }
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** The last changes, and each new one as it comes. */
export function Changes() {
  const { t } = useWriting();
  const { may } = useSession();
  const { type = [] } = route.useSearch();
  const navigate = route.useNavigate();
  const open = KINDS.filter((kind) => may(FOLLOWED[kind]));
  const chosen = open.filter((kind) => type.includes(kind));
  const { changes, error, retry } = useTail(chosen);
  return (
    <div className={pageStyles.stack}>
      <p className={css.hint}>{t.changeFeed.lead}</p>
      <div className={pageStyles.tools}>
        <Menu label={t.changeFeed.types} chosen={chosen.length > 0}>
          {() => (
            <Choices
              options={open.map((value) => ({ value, label: t.partners.types[value] }))}
              value={chosen}
              onChange={(value) => void navigate({ search: value.length > 0 ? { type: value } : {} })}
            />
          )}
        </Menu>
        {!error && <Tag tone="good">{changes ? t.changeFeed.live : t.changeFeed.waiting}</Tag>}
      </div>
      {error ? (
        <Failed error={error} retry={retry} />
      ) : changes ? (
        <Card flush>
          <Rows rows={changes} />
        </Card>
      ) : (
        <Skeleton height="16rem" />
      )}
    </div>
  );
}

function Rows({ rows }: { rows: Change[] }) {
  const { t, instant, named } = useWriting();
  const { may } = useSession();
  const { data: people = [] } = useQuery({ ...members, enabled: may('members:read') });
  const { ofType } = useTypeNames();
  return (
    <Table
      label={t.partners.tabs.changes}
      rows={rows}
      rowKey={(row) => String(row.position)}
      empty={t.changeFeed.none}
      columns={[
        { head: t.partners.position, end: true, cell: (row) => row.position },
        { head: t.partners.type, cell: (row) => ofType(row.type) },
        {
          head: t.changeFeed.op,
          cell: ({ op, reason }) =>
            reason
              ? `${named(t.webhooks.ops, op)} (${named(t.changeFeed.reasons, reason)})`
              : named(t.webhooks.ops, op),
        },
        { head: t.changeFeed.fields, cell: (row) => row.changedFields.join(', ') || t.common.none },
        { head: t.partners.record, cell: (row) => <span className={css.id}>{row.id}</span> },
        {
          head: t.changeFeed.by,
          cell: (row) => {
            const name = people.find(({ id }) => id === row.by)?.name;
            return row.source === null && name !== undefined ? (
              name
            ) : (
              <span className={css.id}>{row.source ?? row.by ?? t.common.none}</span>
            );
          },
        },
        { head: t.changeFeed.when, end: true, cell: (row) => instant(row.occurredAt) },
      ]}
    />
  );
}
