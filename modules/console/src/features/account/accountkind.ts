import { useQuery } from '@tanstack/react-query';
import { limits } from '#limits';
import { api, type Schemas, whole } from '../../api/client';
import { members, organisation } from '../../api/own';
import { useSession } from '../../app/session';
import { useOwners } from '../../app/useowners';
import { useWriting } from '../../text';
import type { FormField, Values } from '../../ui/form';
import type { Kind } from './editor';

export type Account = Schemas['AccountView'];
type OwnField = Schemas['CustomFieldView'];

/** The form's name of a custom field, which no other field has. */
const OWN = 'customFields.';

const orNull = (text: string | undefined) => text?.trim() || null;

function ownValue(field: OwnField, text: string | undefined): string | number | boolean | null {
  const said = orNull(text);
  if (said === null) return null;
  if (field.type === 'number') return Number(said);
  return field.type === 'boolean' ? said === 'true' : said;
}

/** Returns how an account is edited, with the fields that the organisation added. */
export function useAccountKind(): Kind<Account> {
  const { t, named, labelOf } = useWriting();
  const { may } = useSession();
  const { data: people } = useQuery({ ...members, enabled: may('members:read') });
  const { data: company } = useQuery(organisation);
  const own = company?.customFields.filter((field) => field.of === 'account') ?? [];
  const fields = useFields(own, useOwners(undefined, 'accounts'));
  const plain = ['name', 'lifecycleStage', 'ownerId', 'tier', 'segment', 'industry', 'country', 'website'] as const;
  return {
    name: 'account',
    fields,
    limits: limits.AccountBody,
    valuesOf: (record) => ({
      ...Object.fromEntries(plain.map((name) => [name, record[name] ?? ''])),
      employees: record.employees === null ? '' : String(record.employees),
      tags: record.tags.join(', '),
      ...Object.fromEntries(own.map(({ key }) => [OWN + key, String(record.customFields?.[key] ?? '')])),
    }),
    bodyOf: (values: Values) => ({
      ...Object.fromEntries(plain.map((name) => [name, orNull(values[name])])),
      employees: orNull(values.employees) === null ? null : Number(values.employees),
      tags: (values.tags ?? '')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      customFields: Object.fromEntries(own.map((field) => [field.key, ownValue(field, values[OWN + field.key])])),
    }),
    clash: {
      ...Object.fromEntries(fields.map(({ name, label }) => [name, { label }])),
      lifecycleStage: { label: t.accounts.stage, show: (value: string) => named(t.stages, value) },
      ownerId: {
        label: t.accounts.owner,
        show: (value: string) => people?.find((member) => member.id === value)?.name ?? value,
      },
      tags: { label: t.account.tags, show: (value: string[]) => value.join(', ') },
      customFields: {
        label: t.account.ownFields,
        show: (value: Record<string, unknown>) =>
          own
            .filter(({ key }) => value[key] !== undefined && value[key] !== null)
            .map(({ key, label }) => `${labelOf(label, key)} ${value[key]}`)
            .join(', ') || t.common.none,
      },
    },
    read: (id) => whole(api.GET('/accounts/{id}', { params: { path: { id } } })),
    write: (id, patch, tag) =>
      whole(api.PATCH('/accounts/{id}', { params: { path: { id }, header: { 'If-Match': tag } }, body: patch })),
  };
}

function useFields(own: OwnField[], owners: { value: string; label: string }[]): FormField[] {
  const { t, locale, labelOf } = useWriting();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const yesNo = options({ true: t.common.yes, false: t.common.no });
  const kinds: Record<string, FormField['kind']> = {
    choice: 'choice',
    boolean: 'choice',
    date: 'day',
    number: 'decimal',
  };
  return [
    { name: 'name', label: t.accounts.name, wide: true },
    { name: 'lifecycleStage', label: t.accounts.stage, kind: 'choice', options: options(t.stages) },
    {
      name: 'ownerId',
      label: t.accounts.owner,
      kind: 'choice',
      options: owners,
    },
    { name: 'tier', label: t.accounts.tier },
    { name: 'segment', label: t.accounts.segment },
    { name: 'industry', label: t.account.industry },
    { name: 'country', label: t.accounts.country, hint: t.account.countryHint(regions.of('DE') ?? '') },
    { name: 'employees', label: t.account.employees, kind: 'number' },
    { name: 'website', label: t.account.website },
    { name: 'tags', label: t.account.tags, hint: t.record.listHint, wide: true },
    ...own.map(
      (field): FormField => ({
        name: OWN + field.key,
        label: labelOf(field.label, field.key),
        kind: kinds[field.type] ?? 'text',
        options: field.type === 'boolean' ? yesNo : field.choices.map((value) => ({ value, label: value })),
      }),
    ),
  ];
}
