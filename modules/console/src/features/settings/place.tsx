import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Schemas, whole } from '../../api/client';
import { me, session as sessionQuery } from '../../api/own';
import { type Read, save } from '../../api/saving';
import { prefer } from '../../app/preferences';
import { useWriting } from '../../text';
import { Card, Field } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import css from './settings.module.css';

type Member = Schemas['MemberView'];
type Patch = Schemas['OwnSettings'];

/** The ways of writing that the console has texts for, each by its own name. */
const LOCALES = ['en-GB', 'en-US', 'zh-CN', 'zh-TW', 'zh-HK'];

const nameOf = (locale: string) => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;

/** Language and time zone of the member. The organisation's own count until the member sets others. */
export function Place({ read }: { read: Read<Member> }) {
  const { t } = useWriting();
  const saving = useSaving(read);
  const { locale, zone } = { ...read.data, ...(saving.isPending ? present(saving.variables) : {}) };
  const zones = useMemo(() => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [zone]);
  const locales = [...new Set([locale, ...LOCALES])].map((value) => ({ value, label: nameOf(value) }));
  return (
    <Card title={t.settings.place}>
      <div className={css.lines}>
        <Choice
          label={t.settings.locale}
          value={locale}
          options={locales}
          disabled={saving.isPending}
          onChange={(locale) => saving.mutate({ locale })}
        />
        <Choice
          label={t.settings.zone}
          value={zone}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          disabled={saving.isPending}
          onChange={(zone) => saving.mutate({ zone })}
        />
      </div>
    </Card>
  );
}

/** Returns the fields of a patch that have a value: what `null` leads to is known only by the answer. */
function present(patch: Patch): Partial<Member> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
}

function useSaving(read: Read<Member>) {
  const { t } = useWriting();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (patch: Patch) =>
      save({
        base: read,
        patch,
        write: (body, tag) => whole(api.PATCH('/members/me', { params: { header: { 'If-Match': tag } }, body })),
        read: () => whole(api.GET('/members/me')),
      }),
    onSuccess: ({ data, tag }, patch) => {
      // Another language that was chosen on this device would hide the new one.
      if (patch.locale !== undefined) prefer({ language: '' });
      queries.setQueryData(me.queryKey, { data, tag });
      toast(t.settings.saved);
      return queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
    onError: (error) => toast(error.message),
  });
}

function Choice({
  label,
  value,
  options,
  disabled,
  onChange,
}: {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  disabled: boolean;
  onChange: (value: string | null) => void;
}) {
  const { t } = useWriting();
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">{t.settings.asFiles}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
