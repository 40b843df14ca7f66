import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { members } from '../../api/own';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import type { ClashField } from '../../ui/clash';
import { useReasons } from './decision';

/** Returns how each field of a renewal is named and written where it was changed by several people. */
export function useClashFields(): Record<string, ClashField> {
  const { t, day, money, named, share } = useWriting();
  const { may } = useSession();
  const { data: people } = useQuery({ ...members, enabled: may('members:read') });
  const risks = useReasons('risk');
  const amount = (value: Schemas['Money']) => money(value);
  return {
    state: { label: t.renewals.state, show: (value: string) => named(t.states, value) },
    stage: { label: t.renewals.stage, show: (value: string) => named(t.renewalStages, value) },
    category: { label: t.renewals.category, show: (value: string) => named(t.categories, value) },
    likelihood: { label: t.renewals.likelihood, show: (value: number) => share(value) },
    forecastArr: { label: t.renewals.forecast, show: amount },
    targetArr: { label: t.renewals.target, show: amount },
    outcomeArr: { label: t.renewals.won, show: amount },
    ownerId: {
      label: t.accounts.owner,
      show: (value: string) => people?.find((member) => member.id === value)?.name ?? value,
    },
    riskReasons: {
      label: t.renewals.risks,
      show: (value: string[]) =>
        value.map((one) => risks.find((risk) => risk.value === one)?.label ?? one).join(', ') || t.common.none,
    },
    nextStep: { label: t.renewals.nextStep },
    competitor: { label: t.renewals.competitor },
    notes: { label: t.renewals.notes },
    dueOn: { label: t.renewals.due, show: day },
    deferredUntil: { label: t.renewals.until, show: day },
    noticeReceivedOn: { label: t.renewals.receivedOn, show: day },
    outcomeNote: { label: t.renewals.note },
  };
}
