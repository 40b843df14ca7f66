import { useWriting } from '../../text';
import type { ClashField } from '../../ui/clash';

/** Returns how each field of a ticket is named and written where it was changed by several people. */
export function useClashFields(): Record<string, ClashField> {
  const { t, named, instant } = useWriting();
  return {
    subject: { label: t.tickets.subject },
    state: { label: t.tickets.state, show: (value: string) => named(t.ticketStates, value) },
    severity: { label: t.tickets.severity, show: (value: string) => named(t.severities, value) },
    queueName: { label: t.tickets.queue },
    assigneeName: { label: t.tickets.assignee },
    accountName: { label: t.tickets.account },
    contactName: { label: t.tickets.contact },
    type: { label: t.tickets.type, show: (value: string) => named(t.ticketTypes, value) },
    product: { label: t.tickets.product },
    category: { label: t.tickets.category },
    waitsUntil: { label: t.tickets.until, show: instant },
    holdParty: { label: t.tickets.party, show: (value: string) => named(t.parties, value) },
    firstRepliedAt: { label: t.clockKinds.first_response, show: instant },
    acknowledgedAt: { label: t.tickets.acknowledged, show: instant },
    responsibleParty: { label: t.tickets.responsibleParty },
    cause: { label: t.tickets.cause },
    solution: { label: t.tickets.solution },
  };
}
