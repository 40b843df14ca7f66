import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body, Refused } from '../../api/client';
import { session } from '../../api/own';
import { useWriting } from '../../text';
import { Button, Field } from '../../ui/parts';
import css from './login.module.css';

const REMEMBERED = 'perennial.login';

/** Returns who logged in last on this device: the company and the address, never a secret. */
function last(): { tenant: string; email: string } {
  try {
    return { tenant: '', email: '', ...JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') };
  } catch {
    return { tenant: '', email: '' };
  }
}

/** The page of somebody who is not logged in. The address stays, so a login leads to where the person wanted to go. */
export function LoginPage() {
  const { t } = useWriting();
  return (
    <main className={css.page}>
      <div className={css.box}>
        <Brand />
        <h1>{t.login.title}</h1>
        <p className={css.lead}>{t.login.lead}</p>
        <LoginForm />
      </div>
    </main>
  );
}

export function Brand() {
  return (
    <div className={css.brand}>
      <img src="/icon.svg" alt="" width="28" height="28" />
      Perennial
    </div>
  );
}

export function LoginForm({ onDone, onOther }: { onDone?: () => void; onOther?: () => void }) {
  const { t } = useWriting();
  const queries = useQueryClient();
  const [form, setForm] = useState({ ...last(), password: '' });
  const [asked, setAsked] = useState(false);
  const login = useMutation({
    mutationFn: () =>
      body(
        api.POST('/session', { body: { ...form, tenant: form.tenant.trim().toLowerCase(), email: form.email.trim() } }),
      ),
    onSuccess: async () => {
      localStorage.setItem(REMEMBERED, JSON.stringify({ tenant: form.tenant.trim(), email: form.email.trim() }));
      const before = queries.getQueryData(session.queryKey);
      // Not through the cache: the page of the one before must not be shown in the name of the one who comes.
      if (before && (await body(api.GET('/session'))).subjectId !== before.subjectId) return onOther?.();
      await queries.invalidateQueries({ queryKey: session.queryKey });
      await queries.invalidateQueries();
      onDone?.();
    },
  });
  const fields = [
    { name: 'tenant', label: t.login.tenant, hint: t.login.tenantHint, type: 'text', complete: 'organization' },
    { name: 'email', label: t.login.email, hint: undefined, type: 'email', complete: 'username' },
    { name: 'password', label: t.login.password, hint: undefined, type: 'password', complete: 'current-password' },
  ] as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (fields.every((field) => form[field.name].trim() !== '')) login.mutate();
  };
  const first = fields.find((field) => form[field.name] === '')?.name;
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          hint={field.hint}
          wrong={asked && form[field.name].trim() === '' ? t.login.required : undefined}
        >
          {(control) => (
            <input
              {...control}
              name={field.name}
              type={field.type}
              autoComplete={field.complete}
              autoCapitalize="none"
              spellCheck={false}
              autoFocus={field.name === first}
              value={form[field.name]}
              onChange={(event) => setForm({ ...form, [field.name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {login.error && <Refusal error={login.error} />}
      <Button kind="main" type="submit" disabled={login.isPending}>
        {login.isPending ? t.login.busy : t.login.submit}
      </Button>
    </form>
  );
}

function Refusal({ error }: { error: Error }) {
  const { t } = useWriting();
  const refused = error instanceof Refused ? error : undefined;
  const text = () => {
    if (refused?.status === 0) return t.error.unreachable;
    if (refused?.status === 429) return t.login.wait(refused.retryAfter ?? 1);
    if (refused?.status === 401 || refused?.status === 422) return t.login.wrong;
    return refused?.message ?? t.error.failed;
  };
  return (
    <p role="alert" className={css.refusal}>
      {text()}
    </p>
  );
}
