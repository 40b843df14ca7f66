import type { Schemas } from '../../api/client';
import type { Writing } from '../../text';

export type Notice = Schemas['NoticeView'];

const kindOf = (id: string) => id.slice(0, id.indexOf('_'));

/** Returns where the record of a notice is shown. */
export function placeOf({ subjectId, accountId }: Notice): { to: string; search?: { open: string } } {
  if (kindOf(subjectId) === 'rnw') return { to: '/renewals', search: { open: subjectId } };
  if (kindOf(subjectId) === 'tick') return { to: `/tickets/${subjectId}` };
  if (kindOf(subjectId) === 'call') return { to: `/callbacks/${subjectId}` };
  return { to: kindOf(subjectId) === 'acct' ? `/accounts/${accountId}` : `/accounts/${accountId}/leads` };
}

/** Returns the bands before and after a change, or nothing for any other notice. */
export function bandsOf({ kind, detail }: Notice): [string, string] | undefined {
  const [before, after] = kind === 'band_changed' ? (detail?.split(' → ') ?? []) : [];
  return before && after ? [before, after] : undefined;
}

/** Returns what a notice says, in a sentence. A kind that the console does not know is shown as it is. */
export function sentenceOf(notice: Notice, { t, day, named }: Writing): string {
  const due = /^\d{4}-\d\d-\d\d$/.test(notice.label) ? day(notice.label) : notice.label;
  switch (notice.kind) {
    case 'renewal_near':
      return t.notices.renewal_near(due);
    case 'band_changed':
      return t.notices.band_changed;
    case 'disagreement':
      return t.notices.disagreement(due);
    case 'assigned':
      if (kindOf(notice.subjectId) === 'rnw') return t.notices.assignedRenewal(due);
      return kindOf(notice.subjectId) === 'acct' ? t.notices.assignedAccount : t.notices.assignedLead(notice.label);
    case 'ticket_due':
    case 'ticket_awake':
    case 'ticket_incomplete':
    case 'ticket_mentioned':
    case 'handover_begun':
    case 'handover_ended':
    case 'handover_kept':
    case 'callback_missed':
    case 'callback_undecided':
      return t.notices[notice.kind](notice.label);
    default:
      return `${named({}, notice.kind)}: ${notice.label}`;
  }
}
