import type { Schemas } from '../../api/client';
import type { Grant } from '../../api/people';
import { instantOf, lastDayOf, plusDays } from '../../text/days';
import { listOf, type Values } from '../../ui/form';

/** Returns the items of a line that has commas between them, also Chinese ones. */
export function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const USUAL = ['person_names', 'free_text', 'attachments'];
const WORK = ['reply', 'note', 'solve', 'assign_within'];

/** Returns what the form of a grant shows: a new one opens what is usual. */
export function valuesOf(grant: Grant | undefined, zone: string): Values {
  return {
    queueIds: grant?.queueIds.join(' ') ?? '',
    segments: grant?.segments.join(', ') ?? '',
    types: grant?.types.join(', ') ?? '',
    actions: (grant?.actions ?? WORK).join(' '),
    opens: (grant?.opens ?? USUAL).join(' '),
    readableDays: String(grant?.readableDays ?? 14),
    until: grant?.until ? lastDayOf(grant.until, zone) : '',
  };
}

/** Returns the grant that the form shows, which ends with its last day where its author lives. Accounts, and the time at which it began, stay as they were. */
export function bodyOf(values: Values, grant: Grant | undefined, zone: string): Schemas['GrantBody'] {
  const until = values.until ?? '';
  return {
    queueIds: listOf(values.queueIds),
    segments: listed(values.segments),
    accountIds: grant?.accountIds ?? [],
    types: listed(values.types),
    actions: listOf(values.actions) as NonNullable<Schemas['GrantBody']['actions']>,
    opens: listOf(values.opens) as NonNullable<Schemas['GrantBody']['opens']>,
    readableDays: values.readableDays === '' ? null : Number(values.readableDays),
    from: grant?.from ?? null,
    until:
      until === valuesOf(grant, zone).until
        ? (grant?.until ?? null)
        : until === ''
          ? null
          : instantOf(`${plusDays(until, 1)}T00:00`, zone),
  };
}
