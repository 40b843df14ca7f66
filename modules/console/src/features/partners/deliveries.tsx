import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, body } from '../../api/client';
import {
  DELIVERY_STATES,
  type Delivery,
  deliveries as deliveriesQuery,
  readPartnersAgain,
  type Webhook,
} from '../../api/partners';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Loaded } from '../../ui/loaded';
import { Button, Card, Tag, type Tone } from '../../ui/parts';
import { Segments } from '../../ui/segments';
import { Table } from '../../ui/table';
import css from './partners.module.css';
import { useTypeNames } from './parts';

const route = getRouteApi('/partners/webhooks/$id');
const TONES: Record<string, Tone | undefined> = { delivered: 'good', failed: 'bad', pending: 'watch' };
const SOON_MS = 3_000;

/** What was sent to a webhook and what came of it, the latest first. While something waits, the log is read again. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useWriting();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({
    ...deliveriesQuery(webhook.id, state),
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.items.some((one) => one.state === 'pending') ? SOON_MS : false,
  });
  const options = (['all', ...DELIVERY_STATES] as const).map((value) => ({
    value,
    label: value === 'all' ? t.webhooks.all : t.webhooks.deliveryStates[value],
  }));
  return (
    <Card
      title={t.webhooks.deliveries}
      aside={
        <Segments
          label={t.webhooks.state}
          value={state ?? 'all'}
          options={options}
          onChange={(value) => void navigate({ search: value === 'all' ? {} : { state: value } })}
        />
      }
      flush
    >
      <Loaded query={query} height="12rem">
        {({ pages }) => (
          <>
            <Log webhook={webhook} rows={pages.flatMap(({ items }) => items)} />
            {query.hasNextPage && (
              <div className={css.more}>
                <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t.common.more}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Log({ webhook, rows }: { webhook: Webhook; rows: Delivery[] }) {
  const { t, instant, number, named } = useWriting();
  const { may } = useSession();
  const { ofMessage } = useTypeNames();
  const doing = useDoing(readPartnersAgain);
  const resend = (delivery: Delivery) =>
    void doing(
      body(
        api.POST('/webhooks/{id}/deliveries/{deliveryId}/resend', {
          params: {
            path: { id: webhook.id, deliveryId: delivery.id },
            header: { 'Idempotency-Key': crypto.randomUUID() },
          },
        }),
      ),
      t.webhooks.resent,
    );
  const again = {
    head: t.webhooks.resend,
    cell: (row: Delivery) => (
      <Button
        small
        disabled={!webhook.enabled || !webhook.signed}
        aria-label={`${t.webhooks.resend}: ${ofMessage(row)}`}
        onClick={() => resend(row)}
      >
        {t.webhooks.resend}
      </Button>
    ),
  };
  return (
    <Table
      label={t.webhooks.deliveries}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t.webhooks.noDeliveries}
      columns={[
        { head: t.webhooks.message, cell: ofMessage },
        {
          head: t.webhooks.state,
          cell: (row) => <Tag tone={TONES[row.state]}>{named(t.webhooks.deliveryStates, row.state)}</Tag>,
        },
        {
          head: t.webhooks.result,
          cell: ({ status, error, nextAttemptAt, waitsFor }) => (
            <>
              {status ?? error ?? t.common.none}
              {nextAttemptAt && <div className={css.faint}>{t.webhooks.next(instant(nextAttemptAt))}</div>}
              {waitsFor && <div className={css.faint}>{t.webhooks.waitsFor}</div>}
            </>
          ),
        },
        { head: t.webhooks.attempts, end: true, cell: (row) => number(row.attempts) },
        { head: t.webhooks.at, cell: (row) => instant(row.deliveredAt ?? row.createdAt) },
        { head: t.partners.position, end: true, cell: (row) => row.position ?? t.common.none },
        ...(may('webhooks:write') ? [again] : []),
      ]}
    />
  );
}
