import { useQuery, useQueryClient } from '@tanstack/react-query';
import { limits } from '#limits';
import { api, body, type Schemas } from '../api/client';
import { members } from '../api/own';
import { readWorkAgain } from '../api/work';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { useDraft } from '../ui/draft';
import { Form, type Values } from '../ui/form';
import { Card } from '../ui/parts';
import { useToast } from '../ui/toasts';
import { dueFields } from './due';

const orNull = (text: string | undefined) => text?.trim() || null;

/** Returns the body of a task. A day goes before a number of work days. */
export function bodyOf(values: Values, accountId: string | undefined, me: string): Schemas['TaskBody'] {
  const dueOn = orNull(values.dueOn);
  const days = orNull(values.dueInWorkDays);
  return {
    title: values.title?.trim() ?? '',
    accountId: accountId ?? null,
    ownerId: orNull(values.ownerId) ?? (accountId ? null : me),
    dueOn,
    dueInWorkDays: dueOn === null && days !== null ? Number(days) : null,
    priority: orNull(values.priority) as Schemas['TaskBody']['priority'],
    note: orNull(values.note),
    checklist: (values.checklist ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ text, done: false })),
  } as Schemas['TaskBody'];
}

/** Notes a new task: of the account, or of whoever writes it. */
export function NewTask({ accountId, onEnd }: { accountId?: string; onEnd: () => void }) {
  const { t } = useWriting();
  const { may, subjectId } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const draft = useDraft<Values>(`draft.task.${accountId ?? ''}`, {});
  const { data: people } = useQuery({ ...members, enabled: may('members:read') });
  return (
    <Card title={t.work.add}>
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
            options: people?.map(({ id, name }) => ({ value: id, label: name })) ?? [],
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
