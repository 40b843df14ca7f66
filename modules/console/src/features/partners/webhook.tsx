import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body } from '../../api/client';
import { readPartnersAgain, type Webhook, webhook as webhookQuery } from '../../api/partners';
import { of } from '../../api/people';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Fact, FactList } from '../../ui/facts';
import { Form, listOf, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { Page, pageStyles } from '../../ui/page';
import { Button, Card } from '../../ui/parts';
import { Deliveries } from './deliveries';
import css from './partners.module.css';
import { ShownSecret, StateTag, useTypeNames } from './parts';
import { newSecret } from './secret';
import { stateOf } from './state';
import { WebhookForm } from './webhooks';

const route = getRouteApi('/partners/webhooks/$id');

/** A webhook: where it stands, its secret, and the log of what was sent. */
export default function WebhookPage() {
  const { id } = route.useParams();
  const { t } = useWriting();
  const query = useQuery(webhookQuery(id));
  return (
    <Loaded query={query} height="24rem">
      {(webhook) => (
        <Page
          key={webhook.id}
          title={<span className={css.url}>{webhook.url}</span>}
          lead={<Link to="/partners/{-$tab}">{t.partners.title}</Link>}
          actions={<Steps webhook={webhook} />}
        >
          <div className={pageStyles.stack}>
            <About webhook={webhook} />
            <Secret webhook={webhook} />
            <Deliveries webhook={webhook} />
            <Replay webhook={webhook} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Steps({ webhook }: { webhook: Webhook }) {
  const { t } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPartnersAgain);
  if (!may('webhooks:write')) return null;
  const path = { id: webhook.id };
  const enable = (enabled: boolean) =>
    void doing(
      body(api.PATCH('/webhooks/{id}', { params: { path, header: of(webhook) }, body: { enabled } })),
      enabled ? t.webhooks.enabled : t.webhooks.disabled,
    );
  const test = () =>
    void doing(
      body(api.POST('/webhooks/{id}/test', { params: { path, header: { 'Idempotency-Key': crypto.randomUUID() } } })),
      t.webhooks.tested,
    );
  return (
    <div className={pageStyles.tools}>
      <Button disabled={!webhook.enabled || !webhook.signed} onClick={test}>
        {t.webhooks.test}
      </Button>
      <Button onClick={() => enable(!webhook.enabled)}>
        {webhook.enabled ? t.webhooks.disable : t.webhooks.enable}
      </Button>
    </div>
  );
}

function About({ webhook }: { webhook: Webhook }) {
  const { t, instant } = useWriting();
  const { may } = useSession();
  const { ofType } = useTypeNames();
  const [editing, setEditing] = useState(false);
  const { hint } = stateOf(webhook);
  return (
    <Card
      title={t.webhooks.state}
      aside={
        may('webhooks:write') &&
        !editing && (
          <Button small onClick={() => setEditing(true)}>
            {t.common.edit}
          </Button>
        )
      }
    >
      {editing ? (
        <Editor webhook={webhook} onEnd={() => setEditing(false)} />
      ) : (
        <FactList>
          <Fact label={t.webhooks.state}>
            <StateTag webhook={webhook} /> {t.webhooks.stateHints[hint]}
          </Fact>
          {webhook.failingSince && <Fact label={t.webhooks.since}>{instant(webhook.failingSince)}</Fact>}
          <Fact label={t.webhooks.sends}>{webhook.types.map(ofType).join(', ')}</Fact>
          <Fact label={t.webhooks.created}>{instant(webhook.createdAt)}</Fact>
        </FactList>
      )}
    </Card>
  );
}

function Editor({ webhook, onEnd }: { webhook: Webhook; onEnd: () => void }) {
  const { t } = useWriting();
  const doing = useDoing(readPartnersAgain);
  const navigate = route.useNavigate();
  const [values, setValues] = useState<Values>({ url: webhook.url, types: webhook.types.join(' ') });
  const params = { path: { id: webhook.id }, header: of(webhook) };
  const save = async () => {
    const { url = '', types } = values;
    await body(api.PATCH('/webhooks/{id}', { params, body: { url, types: listOf(types) } }));
    await doing(Promise.resolve(), t.webhooks.saved);
    onEnd();
  };
  const remove = async () => {
    if (await doing(body(api.DELETE('/webhooks/{id}', { params })), t.webhooks.deleted))
      await navigate({ to: '/partners/{-$tab}', params: { tab: undefined } });
  };
  return (
    <div className={pageStyles.stack}>
      <WebhookForm values={values} onChange={setValues} submit={t.common.save} onSubmit={save} onCancel={onEnd} />
      <div className={pageStyles.tools}>
        <Button small onClick={() => void remove()}>
          {t.common.delete}
        </Button>
        <span className={css.hint}>{t.webhooks.deleteHint}</span>
      </div>
    </div>
  );
}

/** The secret is made here, shown once, and cannot be read again. The one before it signs for another day. */
function Secret({ webhook }: { webhook: Webhook }) {
  const { t, instant } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPartnersAgain);
  const [secret, setSecret] = useState<string>();
  const exchange = async () => {
    const made = newSecret();
    const header = webhook.signed ? of(webhook) : { 'If-None-Match': '*' as const };
    const signed = api.PUT('/webhooks/{id}/secret', {
      params: { path: { id: webhook.id }, header },
      body: { secret: made },
    });
    if (await doing(body(signed))) setSecret(made);
  };
  if (secret) return <ShownSecret secret={secret} onDone={() => setSecret(undefined)} />;
  return (
    <Card
      title={t.webhooks.secret}
      aside={
        may('webhooks:write') && (
          <Button small onClick={() => void exchange()}>
            {webhook.signed ? t.webhooks.rotate : t.webhooks.setSecret}
          </Button>
        )
      }
    >
      <p className={css.hint}>{webhook.signed ? t.webhooks.secretKept : t.webhooks.secretNone}</p>
      {webhook.formerSecretUntil && (
        <p className={css.hint}>{t.webhooks.formerUntil(instant(webhook.formerSecretUntil))}</p>
      )}
    </Card>
  );
}

/** Sends changes again from a position on. */
function Replay({ webhook }: { webhook: Webhook }) {
  const { t } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPartnersAgain);
  const [values, setValues] = useState<Values>({ fromPosition: '' });
  if (!may('webhooks:write')) return null;
  const replay = async () => {
    await body(
      api.POST('/webhooks/{id}/replays', {
        params: { path: { id: webhook.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: { fromPosition: Number(values.fromPosition) },
      }),
    );
    setValues({ fromPosition: '' });
    await doing(Promise.resolve(), t.webhooks.replayed);
  };
  return (
    <Card title={t.webhooks.replay}>
      <Form
        fields={[
          {
            name: 'fromPosition',
            label: t.webhooks.replayFrom,
            hint: t.webhooks.replayHint,
            kind: 'number',
            wide: true,
          },
        ]}
        limits={limits.ReplayFrom}
        values={values}
        onChange={setValues}
        submit={t.webhooks.replay}
        onSubmit={replay}
      />
    </Card>
  );
}
