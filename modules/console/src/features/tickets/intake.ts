import type { Schemas } from '../../api/client';
import type { Picked } from '../../find/picker';
import { instantOf } from '../../text/days';
import type { Values } from '../../ui/form';

export const CALLER = ['name', 'phone', 'email'] as const;

export type Draft = { account: Picked | undefined; values: Values };

/** Who calls is answered at once, and gets no promise of a first response. So nobody is taken for a caller unless somebody says so. */
export const USUAL: Values = { type: 'request', severity: 'general', channel: 'console' };

const orNull = (text: string | undefined) => text?.trim() || null;

/** Returns who asked, as they said it; null for a contact, whom we know. By number or address the API finds whose contact it is. */
function requesterOf(account: Picked | undefined, values: Values): Schemas['Requester'] {
  if (isContact(account, values)) return null;
  const requester = {
    name: orNull(values['requester.name']),
    phone: orNull(values['requester.phone']),
    email: orNull(values['requester.email']),
    channelId: null,
  };
  return Object.values(requester).some((one) => one !== null) ? requester : null;
}

export const isContact = (account: Picked | undefined, values: Values) => account !== undefined && !!values.contactId;

/** Returns the body of a ticket: what is empty takes its default there. */
export function bodyOf({ account, values }: Draft, zone: string): Schemas['TicketBody'] {
  const moment = (name: string) => (values[name] ? instantOf(values[name], zone) : null);
  return {
    subject: values.subject?.trim() ?? '',
    accountId: account?.id ?? null,
    contactId: account ? orNull(values.contactId) : null,
    requester: requesterOf(account, values),
    type: orNull(values.type),
    queueId: orNull(values.queueId),
    severity: orNull(values.severity) as Schemas['TicketBody']['severity'],
    channel: orNull(values.channel) ?? 'console',
    responsibleParty: values.type === 'complaint' ? orNull(values.responsibleParty) : null,
    product: orNull(values.product),
    category: orNull(values.category),
    occurredAt: moment('occurredAt'),
    reportedAt: moment('reportedAt'),
    expectedBy: moment('expectedBy'),
  } as Schemas['TicketBody'];
}
