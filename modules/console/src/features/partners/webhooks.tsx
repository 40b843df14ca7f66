import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body } from '../../api/client';
import { FOLLOWED, KINDS, readPartnersAgain, type Webhook, webhooks as webhooksQuery } from '../../api/partners';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { useDraft } from '../../ui/draft';
import { Form, listOf, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Blank, Button, Card } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './partners.module.css';
import { ShownSecret, StateTag, useTypeNames } from './parts';
import { newSecret } from './secret';

const route = getRouteApi('/partners/{-$tab}');

/** The addresses to which changes are sent. */
export function Webhooks() {
  const { t } = useWriting();
  const { may } = useSession();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(webhooksQuery);
  const [secret, setSecret] = useState<string>();
  const close = () => void navigate({ search: {} });
  return (
    <div className={pageStyles.stack}>
      {may('webhooks:write') && (
        <div className={pageStyles.tools}>
          <Button kind="main" onClick={() => void navigate({ search: { open: 'new' } })}>
            {t.webhooks.add}
          </Button>
        </div>
      )}
      {secret && <ShownSecret secret={secret} onDone={() => setSecret(undefined)} />}
      {open === 'new' && <New onCreated={setSecret} onEnd={close} />}
      <Loaded query={query} height="16rem">
        {(rows) =>
          rows.length === 0 ? (
            <Blank title={t.webhooks.none} hint={t.webhooks.noneHint} />
          ) : (
            <Card flush>
              <List rows={rows} />
            </Card>
          )
        }
      </Loaded>
    </div>
  );
}

function List({ rows }: { rows: Webhook[] }) {
  const { t, instant } = useWriting();
  const { ofType } = useTypeNames();
  return (
    <Table
      label={t.partners.tabs.webhooks}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t.webhooks.none}
      columns={[
        {
          head: t.webhooks.url,
          cell: (row) => (
            <Link to="/partners/webhooks/$id" params={{ id: row.id }} className={css.url}>
              {row.url}
            </Link>
          ),
        },
        { head: t.webhooks.state, cell: (row) => <StateTag webhook={row} /> },
        { head: t.webhooks.sends, cell: (row) => row.types.map(ofType).join(', ') },
        { head: t.webhooks.created, cell: (row) => instant(row.createdAt) },
      ]}
    />
  );
}

/** Creates a webhook with a secret. If the secret cannot be set, the webhook is there without one, and its page says so. */
function New({ onCreated, onEnd }: { onCreated: (secret: string) => void; onEnd: () => void }) {
  const { t } = useWriting();
  const doing = useDoing(readPartnersAgain);
  const draft = useDraft<Values>('draft.webhook', { url: '', types: '' });
  const create = async () => {
    const { url = '', types } = draft.value;
    const created = await body(
      api.POST('/webhooks', {
        params: { header: { 'Idempotency-Key': draft.key } },
        body: { url, types: listOf(types) },
      }),
    );
    draft.clear();
    const secret = newSecret();
    const signed = api.PUT('/webhooks/{id}/secret', {
      params: { path: { id: created.id }, header: { 'If-None-Match': '*' } },
      body: { secret },
    });
    if (await doing(body(signed), t.webhooks.createdNow)) onCreated(secret);
    onEnd();
  };
  return (
    <Card title={t.webhooks.add}>
      <WebhookForm
        values={draft.value}
        onChange={draft.set}
        submit={t.webhooks.create}
        onSubmit={create}
        onCancel={() => {
          draft.clear();
          onEnd();
        }}
      />
    </Card>
  );
}

/** The form of a webhook: where to, and what. */
export function WebhookForm(rest: {
  values: Values;
  onChange: (values: Values) => void;
  submit: string;
  onSubmit: () => Promise<unknown>;
  onCancel: () => void;
}) {
  const { t } = useWriting();
  const { may } = useSession();
  const kinds = KINDS.filter((kind) => may(FOLLOWED[kind]));
  return (
    <Form
      fields={[
        { name: 'url', label: t.webhooks.url, hint: t.webhooks.urlHint, wide: true },
        {
          name: 'types',
          label: t.webhooks.sends,
          hint: t.webhooks.sendsHint,
          kind: 'many',
          wide: true,
          options: kinds.map((value) => ({ value, label: t.partners.types[value] })),
        },
      ]}
      limits={limits.WebhookBody}
      {...rest}
    />
  );
}
