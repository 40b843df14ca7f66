import { useQuery, useQueryClient } from '@tanstack/react-query';
import { limits } from '#limits';
import { views as viewsQuery } from '../../api/own';
import { accountIds, addWave, changeWave, type Survey, type Wave } from '../../api/surveys';
import { accountsSearch, filterOf } from '../../app/accountsearch';
import { parseSearch } from '../../app/search';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDraft } from '../../ui/draft';
import { Form, type FormField, type Values } from '../../ui/form';
import { useToast } from '../../ui/toasts';
import { MOST_ACCOUNTS, patchOf, valuesOf, waveOf } from './wave';

type WaveFormProps = {
  survey: Survey;
  /** The draft that is changed; a new one if it is missing. */
  wave?: Wave;
  onEnd: () => void;
};

/** Writes a wave: who is asked, how many of them, and until when. It asks nobody until it is opened. */
export function WaveForm({ survey, wave, onEnd }: WaveFormProps) {
  const { t, zone } = useWriting();
  const { today } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const draft = useDraft<Values>(`draft.wave.${wave?.id ?? survey.id}`, wave ? valuesOf(wave, zone) : {});
  const { data: views = [] } = useQuery(viewsQuery('accounts'));
  const end = () => {
    draft.clear();
    onEnd();
  };
  const save = async () => {
    const view = views.find((one) => one.id === draft.value.view);
    const ids = view
      ? await accountIds(filterOf(accountsSearch(parseSearch(view.query)), today), MOST_ACCOUNTS + 1)
      : undefined;
    if (ids && (ids.length === 0 || ids.length > MOST_ACCOUNTS))
      throw new Error(t.surveys.viewSize(String(MOST_ACCOUNTS)));
    const written = waveOf(survey.id, draft.value, zone, ids);
    await (wave ? changeWave(wave, patchOf(wave, written)) : addWave(written, draft.key));
    toast(wave ? t.surveys.waveChanged : t.surveys.waveAdded);
    await queries.invalidateQueries({ queryKey: ['surveys'] });
    end();
  };
  const fields = useFields(
    survey,
    views.map((one) => ({ value: one.id, label: one.name })),
  );
  return (
    <Form
      fields={fields}
      limits={{ ...limits.WaveBody, ...limits.Audience, quotas: {}, remind: {} }}
      values={draft.value}
      onChange={draft.set}
      submit={wave ? t.common.save : t.surveys.addWave}
      onSubmit={save}
      onCancel={end}
    />
  );
}

function useFields(survey: Survey, views: { value: string; label: string }[]): FormField[] {
  const { t } = useWriting();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  const always: FormField[] = [
    { name: 'name', label: t.surveys.wave },
    { name: 'closesAt', label: t.surveys.closes, kind: 'day' },
    { name: 'remind', label: t.surveys.remind, kind: 'choice', options: options(t.surveys.reminds) },
  ];
  // A survey of employees asks all of them.
  if (survey.kind === 'enps') return always;
  return [
    ...always,
    { name: 'view', label: t.surveys.view, kind: 'choice', options: views, hint: t.surveys.viewHint },
    { name: 'segments', label: t.surveys.by.segment, hint: t.surveys.listHint },
    { name: 'tiers', label: t.surveys.by.tier, hint: t.surveys.listHint },
    { name: 'roles', label: t.surveys.role, kind: 'many', options: options(t.roles) },
    { name: 'sample', label: t.surveys.sample, kind: 'number', hint: t.surveys.sampleHint },
    { name: 'quotas', label: t.surveys.quotas, hint: t.surveys.quotasHint },
  ];
}
