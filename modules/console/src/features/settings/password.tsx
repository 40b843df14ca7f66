import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body } from '../../api/client';
import { ownSessions } from '../../api/own';
import { useWriting } from '../../text';
import { Form, type Values } from '../../ui/form';
import { Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import css from './settings.module.css';

/** Changes the own password. Nothing of it is kept as a draft. */
export function Password() {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>({});
  const send = async () => {
    const { current = '', password = '' } = values;
    await body(api.POST('/members/me/password', { body: { current, password } }));
    setValues({});
    toast(t.settings.passwordChanged);
    await queries.invalidateQueries({ queryKey: ownSessions.queryKey });
  };
  return (
    <Card title={t.settings.password}>
      <div className={css.lines}>
        <p className={css.hint}>{t.settings.passwordHint}</p>
        <Form
          fields={[
            {
              name: 'current',
              label: t.settings.current,
              kind: 'password',
              autoComplete: 'current-password',
              wide: true,
            },
            {
              name: 'password',
              label: t.settings.next,
              kind: 'password',
              autoComplete: 'new-password',
              hint: t.settings.nextHint(String(limits.PasswordBody.password.minLength)),
              wide: true,
            },
          ]}
          limits={limits.PasswordBody}
          values={values}
          onChange={setValues}
          submit={t.settings.changePassword}
          onSubmit={send}
        />
      </div>
    </Card>
  );
}
