// Writes the limits of what people type, as the specification has them, so that a form never allows what the API refuses.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';

const SCHEMAS = '../../api-specs/v1/schemas';
const WRITTEN = [
  'AbsenceBody',
  'AccountBody',
  'AttemptBody',
  'Audience',
  'BookingLinkBody',
  'CallBody',
  'CallbackBody',
  'CallbackTimeBody',
  'CallbackWithdrawal',
  'ContactBody',
  'Deferral',
  'Downsell',
  'ExpansionBody',
  'ExpansionLoss',
  'ExpansionWin',
  'FollowUpAction',
  'FollowUpRuleBody',
  'FollowUpTrigger',
  'GrantBody',
  'HandBackBody',
  'HandoverBody',
  'Loss',
  'MemberBody',
  'MessageBody',
  'NamedQueryBody',
  'NoteBody',
  'Notice',
  'PasswordBody',
  'ReadmissionBody',
  'RenewalWork',
  'ReplayFrom',
  'Requester',
  'ResolutionBody',
  'RoleBody',
  'SeriesEnd',
  'Solution',
  'TaskBody',
  'TaskDropping',
  'TeamBody',
  'TicketBody',
  'TicketHold',
  'TicketPending',
  'TicketPromise',
  'TicketSplit',
  'VendorBody',
  'WaveBody',
  'WebhookBody',
  'Win',
  'WorkingTimeBody',
];
const KEPT = ['minLength', 'maxLength', 'minimum', 'maximum', 'maxItems'];

function limitsOf(property) {
  const kept = Object.fromEntries(KEPT.filter((name) => name in property).map((name) => [name, property[name]]));
  return property.items ? { ...kept, item: limitsOf(property.items) } : kept;
}

const limits = Object.fromEntries(
  WRITTEN.map((name) => {
    const { properties, required = [] } = load(readFileSync(`${SCHEMAS}/${name}.yaml`, 'utf8'));
    const entries = Object.entries(properties).map(([field, property]) => [
      field,
      { ...limitsOf(property), ...(required.includes(field) ? { required: true } : {}) },
    ]);
    return [name, Object.fromEntries(entries)];
  }),
);
writeFileSync('target/api/limits.ts', `export const limits = ${JSON.stringify(limits, null, 2)} as const;\n`);
