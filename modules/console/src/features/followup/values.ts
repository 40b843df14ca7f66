import type { Schemas } from '../../api/client';
import type { Rule } from '../../api/work';
import type { Values } from '../../ui/form';

const orNull = (text: string | undefined) => text?.trim() || null;
const numberOf = (text: string | undefined) => (text?.trim() ? Number(text) : null);
const parts = (text: string | undefined, by: RegExp) =>
  (text ?? '')
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Returns what the form shows of a rule; of a new one, the rule that most begin with. */
export function valuesOf(rule: Rule | undefined): Values {
  if (!rule)
    return { event: 'not_reached', days: '90', dueInWorkDays: '3', priority: 'normal', kind: 'task', enabled: 'true' };
  return {
    name: rule.name,
    event: rule.trigger.event,
    days: String(rule.trigger.days ?? ''),
    percent: String(rule.trigger.percent ?? ''),
    tiers: rule.tiers.join(', '),
    segments: rule.segments.join(', '),
    kind: rule.action.kind ?? 'task',
    channel: rule.action.channel ?? '',
    title: rule.action.title,
    dueInWorkDays: String(rule.action.dueInWorkDays ?? ''),
    priority: rule.action.priority ?? 'normal',
    note: rule.action.note ?? '',
    steps: (rule.action.steps ?? []).join('\n'),
    enabled: String(rule.enabled),
  };
}

/** Returns the rule that a form says. */
export function bodyOf(values: Values): Schemas['FollowUpRuleBody'] {
  const usage = values.event === 'usage_fell';
  return {
    name: values.name?.trim() ?? '',
    trigger: {
      event: values.event,
      ...(usage ? { percent: numberOf(values.percent) } : { days: numberOf(values.days) }),
    } as Schemas['FollowUpTrigger'],
    tiers: parts(values.tiers, /[,，、]/),
    segments: parts(values.segments, /[,，、]/),
    action: {
      title: values.title?.trim() ?? '',
      dueInWorkDays: numberOf(values.dueInWorkDays),
      ...(values.kind === 'callback'
        ? { kind: 'callback', channel: orNull(values.channel) }
        : {
            kind: 'task',
            note: orNull(values.note),
            priority: orNull(values.priority),
            steps: parts(values.steps, /\n/),
          }),
    } as Schemas['FollowUpAction'],
    enabled: values.enabled !== 'false',
  };
}

/** The days that the API takes for an event of which nobody says any. */
const USUAL: Record<string, string> = {
  ticket_solved: '0',
  not_reached: '90',
  renewal_due: '90',
  band_fell: '0',
  complaint_solved: '90',
};

/** Returns what the form shows after a change: with another event come its usual days, unless somebody has said others. */
export function changedTo(before: Values, after: Values): Values {
  const { event } = after;
  if (event === before.event || after.days !== USUAL[before.event ?? '']) return after;
  return { ...after, days: USUAL[event ?? ''] ?? after.days ?? '' };
}
