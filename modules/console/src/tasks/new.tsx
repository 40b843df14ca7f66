import { useQueryClient } from '@tanstack/react-query';
import { limits } from '#limits';
import { api, body } from '../api/client';
import { readWorkAgain } from '../api/work';
import { useSession } from '../app/session';
import { useOwners } from '../app/useowners';
import { AccountPicker, type Picked } from '../find/picker';
import { useWriting } from '../text';
import { useDraft } from '../ui/draft';
import { Form, type Values } from '../ui/form';
import { Card } from '../ui/parts';
import { useToast } from '../ui/toasts';
import { bodyOf } from './body';
import { dueFields } from './due';

/** Notes a new task: of the account, of one that is found here, or of whoever writes it. */
export function NewTask({ accountId, onEnd }: { accountId?: string; onEnd: () => void }) {
  const { t } = useWriting();
  const { may, subjectId } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const draft = useDraft<Values>(`draft.task.${accountId ?? ''}`, {});
  const owners = useOwners();
  const { accountId: chosen, accountName, ...values } = draft.value;
  const pick = (account: Picked | undefined) =>
    draft.set({ ...values, ...(account && { accountId: account.id, accountName: account.name }) });
  return (
    <Card title={t.work.add}>
      {accountId === undefined && may('accounts:read') && (
        <AccountPicker picked={chosen ? { id: chosen, name: accountName ?? chosen } : undefined} onPick={pick} />
      )}
      <Form
        fields={[
          { name: 'title', label: t.work.task, wide: true },
          ...dueFields(draft.value, t.work),
          {
            name: 'priority',
            label: t.work.priority,
            kind: 'choice',
            options: Object.entries(t.work.priorities).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'ownerId',
            label: t.work.owner,
            kind: 'choice',
            options: owners,
          },
          { name: 'note', label: t.work.note, kind: 'area' },
          { name: 'checklist', label: t.work.checklist, kind: 'area' },
        ]}
        limits={{ ...limits.TaskBody, checklist: {} }}
        values={draft.value}
        onChange={draft.set}
        submit={t.work.add}
        onSubmit={async () => {
          const made = await body(
            api.POST('/tasks', {
              params: { header: { 'Idempotency-Key': draft.key } },
              body: bodyOf(draft.value, accountId, subjectId),
            }),
          );
          draft.clear();
          toast(t.work.added(made.title));
          await readWorkAgain(queries);
          onEnd();
        }}
        onCancel={() => {
          draft.clear();
          onEnd();
        }}
      />
    </Card>
  );
}
