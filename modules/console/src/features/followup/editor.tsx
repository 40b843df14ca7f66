import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import type { Rule } from '../../api/work';
import { useSession } from '../../app/session';
import css from '../../tasks/tasks.module.css';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type Values } from '../../ui/form';
import { Button, Card } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { Preview } from './preview';
import { bodyOf, changedTo, valuesOf } from './values';

/** Writes a rule, and tries it first. */
export function RuleEditor({ rule, onEnd }: { rule: Rule | undefined; onEnd: () => void }) {
  const { t } = useWriting();
  const { may } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const draft = useDraft<Values>(`draft.rule.${rule?.id ?? ''}`, valuesOf(rule));
  const [preview, setPreview] = useState<Schemas['FollowUpPreview']>();
  const end = async (said?: string) => {
    draft.clear();
    if (said) toast(said);
    await queries.invalidateQueries({ queryKey: ['rules'] });
    onEnd();
  };
  const failed = (error: Error) => toast(error.message);
  const tryIt = () =>
    body(
      api.POST('/follow-up-rules/previews', {
        params: { header: {} },
        body: { versionOf: rule?.id ?? null, rule: { ...bodyOf(draft.value), enabled: true } },
      }),
    ).then(setPreview, failed);
  const save = async () => {
    const to = bodyOf(draft.value);
    await (rule
      ? body(
          api.PATCH('/follow-up-rules/{id}', {
            params: { path: { id: rule.id }, header: { 'If-Match': `"${rule.version}"` } },
            body: to as Schemas['FollowUpRulePatch'],
          }),
        )
      : body(api.POST('/follow-up-rules', { params: { header: { 'Idempotency-Key': draft.key } }, body: to })));
    await end(t.rules.saved(to.name));
  };
  const remove = (gone: Rule) =>
    body(
      api.DELETE('/follow-up-rules/{id}', {
        params: { path: { id: gone.id }, header: { 'If-Match': `"${gone.version}"` } },
      }),
    ).then(() => end(t.rules.removed(gone.name)), failed);
  return (
    <Card
      title={rule ? t.rules.edit : t.rules.add}
      aside={
        <div className={css.tools}>
          <Button small onClick={() => void tryIt()}>
            {t.rules.preview}
          </Button>
          {rule && may('followups:write') && (
            <Button small onClick={() => void remove(rule)}>
              {t.rules.remove}
            </Button>
          )}
        </div>
      }
    >
      <Form
        fields={useFields(draft.value.event, draft.value.kind === 'callback')}
        limits={{ ...limits.FollowUpTrigger, ...limits.FollowUpAction, name: limits.FollowUpRuleBody.name }}
        values={draft.value}
        onChange={(values) => {
          draft.set(changedTo(draft.value, values));
          setPreview(undefined);
        }}
        submit={t.rules.save}
        onSubmit={save}
        onCancel={() => void end()}
      />
      {preview && <Preview preview={preview} />}
    </Card>
  );
}

function useFields(event: string | undefined, isCallback: boolean) {
  const { t } = useWriting();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return [
    { name: 'name', label: t.rules.name, wide: true },
    { name: 'event', label: t.rules.event, kind: 'choice' as const, options: options(t.rules.events) },
    event === 'usage_fell'
      ? { name: 'percent', label: t.rules.percent, kind: 'number' as const }
      : { name: 'days', label: t.rules.days, kind: 'number' as const },
    { name: 'tiers', label: t.rules.tiers },
    { name: 'segments', label: t.rules.segments },
    { name: 'kind', label: t.rules.kind, kind: 'choice' as const, options: options(t.rules.kinds) },
    { name: 'title', label: t.rules.taskTitle, wide: true },
    { name: 'dueInWorkDays', label: t.rules.dueInWorkDays, kind: 'number' as const },
    ...(isCallback
      ? [{ name: 'channel', label: t.callbacks.channel, kind: 'choice' as const, options: options(t.callbackChannels) }]
      : [
          { name: 'priority', label: t.work.priority, kind: 'choice' as const, options: options(t.work.priorities) },
          { name: 'note', label: t.work.note, kind: 'area' as const },
          { name: 'steps', label: t.work.checklist, kind: 'area' as const },
        ]),
    {
      name: 'enabled',
      label: t.rules.enabled,
      kind: 'choice' as const,
      options: options({ true: t.rules.on, false: t.rules.off }),
    },
  ];
}
