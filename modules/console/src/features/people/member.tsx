import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import { type Member, of, readPeopleAgain, roles as rolesQuery } from '../../api/people';
import { useSession } from '../../app/session';
import { LANGUAGES, useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { useDraft } from '../../ui/draft';
import { Fact, FactList } from '../../ui/facts';
import { Form, type FormField, listOf, type Values } from '../../ui/form';
import { pageStyles } from '../../ui/page';
import { Button, Card } from '../../ui/parts';
import css from './people.module.css';

/** Invites somebody, who gets a link by mail. */
export function Invite({ onEnd }: { onEnd: () => void }) {
  const { t } = useWriting();
  const session = useSession();
  const doing = useDoing(readPeopleAgain);
  const draft = useDraft<Values>('draft.invitation', { zone: session.zone, locale: session.locale });
  const fields = useFields(session.locale);
  const send = async () => {
    const { email = '', name = '', roles, locale, zone } = draft.value;
    const made = api.POST('/members', {
      params: { header: { 'Idempotency-Key': draft.key } },
      body: { email, name, roles: listOf(roles), locale: locale || null, zone: zone || null },
    });
    const { id } = await body(made);
    draft.clear();
    await doing(Promise.resolve(id), t.people.invited(name));
    onEnd();
  };
  return (
    <Card title={t.people.invite}>
      <p className={css.hint}>{t.people.inviteHint}</p>
      <Form
        fields={[{ name: 'email', label: t.people.email }, ...fields]}
        limits={limits.MemberBody}
        values={draft.value}
        onChange={draft.set}
        submit={t.people.invite}
        onSubmit={send}
        onCancel={onEnd}
      />
    </Card>
  );
}

/** One member: what an administrator may change, and the steps in and out. What the files declare is only shown. */
export function MemberEditor({ member, onEnd }: { member: Member; onEnd: () => void }) {
  const { t } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPeopleAgain);
  const [values, setValues] = useState<Values>({
    name: member.name,
    roles: member.roles.join(' '),
    locale: member.locale,
    zone: member.zone,
  });
  const fields = useFields(member.locale);
  const save = async () => {
    const changed = Object.entries({ ...values, roles: undefined }).filter(
      ([name, value]) => value !== undefined && value !== member[name as 'name'],
    );
    const patch: Schemas['MemberChange'] = Object.fromEntries(changed);
    if (values.roles !== member.roles.join(' ')) patch.roles = listOf(values.roles);
    await body(api.PATCH('/members/{id}', { params: { path: { id: member.id }, header: of(member) }, body: patch }));
    await doing(Promise.resolve(), t.people.saved(values.name ?? ''));
    onEnd();
  };
  const changeable = may('members:write') && !member.declared && member.status !== 'suspended';
  return (
    <Card title={member.name} aside={may('members:write') && <Steps member={member} />}>
      {member.declared && <p className={css.hint}>{t.people.declaredHint}</p>}
      {changeable ? (
        <Form
          fields={fields}
          limits={{ ...limits.MemberBody, email: {} }}
          values={values}
          onChange={setValues}
          submit={t.common.save}
          onSubmit={save}
          onCancel={onEnd}
        />
      ) : (
        <>
          <FactList>
            <Fact label={t.people.email}>{member.email}</Fact>
            {member.vendor && <Fact label={t.people.vendor}>{member.vendor.name}</Fact>}
            <Fact label={t.people.roles}>{member.roles.join(', ')}</Fact>
            <Fact label={t.people.locale}>{member.locale}</Fact>
            <Fact label={t.people.zone}>{member.zone}</Fact>
          </FactList>
          <Button kind="quiet" onClick={onEnd}>
            {t.app.close}
          </Button>
        </>
      )}
    </Card>
  );
}

/** Suspends a member, lets them in again, and makes a link for a new password. */
function Steps({ member }: { member: Member }) {
  const { t } = useWriting();
  const doing = useDoing(readPeopleAgain);
  const [url, setUrl] = useState<string>();
  const path = { path: { id: member.id } };
  const link = () =>
    doing(body(api.POST('/members/{id}/password-links', { params: path })).then((made) => setUrl(made.url)));
  const suspend = () =>
    doing(
      body(api.PUT('/members/{id}/suspension', { params: { ...path, header: of(member) } })),
      t.people.suspended(member.name),
    );
  const lift = () =>
    doing(
      body(api.DELETE('/members/{id}/suspension', { params: { ...path, header: of(member) } })),
      t.people.lifted(member.name),
    );
  if (url) return <Link url={url} />;
  return (
    <div className={pageStyles.tools}>
      {member.status === 'suspended' ? (
        <Button small onClick={() => void lift()}>
          {t.people.lift}
        </Button>
      ) : (
        <Button small onClick={() => void link()}>
          {t.people.link}
        </Button>
      )}
      {member.status !== 'suspended' && !member.declared && (
        <Button small title={t.people.suspendHint} onClick={() => void suspend()}>
          {t.people.suspend}
        </Button>
      )}
    </div>
  );
}

/** A link that nobody can read again. */
function Link({ url }: { url: string }) {
  const { t } = useWriting();
  const [copied, setCopied] = useState(false);
  return (
    <div role="status">
      <small>{t.people.linkIs}</small>
      <div className={css.link}>
        <input readOnly value={url} aria-label={t.people.link} onFocus={(event) => event.target.select()} />
        <Button small onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}>
          {copied ? t.people.copied : t.people.copy}
        </Button>
      </div>
    </div>
  );
}

function useFields(locale: string): FormField[] {
  const { t } = useWriting();
  const { may } = useSession();
  const { data = [] } = useQuery({ ...rolesQuery, enabled: may('roles:read') });
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], []);
  const locales = [...new Set([locale, 'en-GB', 'en-US', 'zh-CN', 'zh-TW'])];
  return [
    { name: 'name', label: t.people.name },
    {
      name: 'locale',
      label: t.people.locale,
      kind: 'choice',
      options: locales.map((value) => ({ value, label: LANGUAGES[value]?.name ?? value })),
    },
    {
      name: 'zone',
      label: t.people.zone,
      kind: 'choice',
      options: zones.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
    },
    {
      name: 'roles',
      label: t.people.roles,
      kind: 'many',
      wide: true,
      options: data.map(({ name }) => ({ value: name, label: name })),
    },
  ];
}
