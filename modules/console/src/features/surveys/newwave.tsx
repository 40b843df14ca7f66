import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { views as viewsQuery } from '../../api/own';
import { accountIds, addWave, type Survey } from '../../api/surveys';
import { accountsSearch, filterOf } from '../../app/accountsearch';
import { parseSearch } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Values } from '../../ui/form';
import { Button } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { MOST_ACCOUNTS, waveOf } from './wave';

/** Writes a wave: who is asked, how many of them, and until when. It asks nobody until it is opened. */
export function NewWave({ survey }: { survey: Survey }) {
  const { t } = useWriting();
  const [open, setOpen] = useState(false);
  return open ? (
    <WaveForm survey={survey} onEnd={() => setOpen(false)} />
  ) : (
    <Button onClick={() => setOpen(true)}>{t.surveys.addWave}</Button>
  );
}

function WaveForm({ survey, onEnd }: { survey: Survey; onEnd: () => void }) {
  const surveyId = survey.id;
  const { t, zone } = useWriting();
  const { today } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const draft = useDraft<Values>(`draft.wave.${surveyId}`, {});
  const { data: views = [] } = useQuery(viewsQuery('accounts'));
  const end = () => {
    draft.clear();
    onEnd();
  };
  const add = async () => {
    const view = views.find((one) => one.id === draft.value.view);
    const ids = view
      ? await accountIds(filterOf(accountsSearch(parseSearch(view.query)), today), MOST_ACCOUNTS + 1)
      : undefined;
    if (ids && (ids.length === 0 || ids.length > MOST_ACCOUNTS))
      throw new Error(t.surveys.viewSize(String(MOST_ACCOUNTS)));
    await addWave(waveOf(surveyId, draft.value, zone, ids), draft.key);
    toast(t.surveys.waveAdded);
    await queries.invalidateQueries({ queryKey: ['surveys', 'waves', surveyId] });
    end();
  };
  // A survey of employees asks all of them.
  const chosen: FormField[] = [
    {
      name: 'view',
      label: t.surveys.view,
      kind: 'choice',
      options: views.map((one) => ({ value: one.id, label: one.name })),
      hint: t.surveys.viewHint,
    },
    { name: 'segments', label: t.surveys.by.segment, hint: t.surveys.listHint },
    { name: 'tiers', label: t.surveys.by.tier, hint: t.surveys.listHint },
    {
      name: 'roles',
      label: t.surveys.role,
      kind: 'choice',
      options: Object.entries(t.roles).map(([value, label]) => ({ value, label })),
    },
    { name: 'sample', label: t.surveys.sample, kind: 'number', hint: t.surveys.sampleHint },
    { name: 'quotas', label: t.surveys.quotas, hint: t.surveys.quotasHint },
  ];
  return (
    <Form
      fields={[
        { name: 'name', label: t.surveys.wave },
        { name: 'closesAt', label: t.surveys.closes, kind: 'day' },
        ...(survey.kind === 'enps' ? [] : chosen),
      ]}
      limits={{ ...limits.WaveBody, ...limits.Audience, quotas: {} }}
      values={draft.value}
      onChange={draft.set}
      submit={t.surveys.addWave}
      onSubmit={add}
      onCancel={end}
    />
  );
}
