import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Problem, Refused } from '../../api/client';
import { Clash, type Read, save } from '../../api/saving';
import { changeSurvey, publish, readSurvey, type Survey } from '../../api/surveys';
import { useWriting } from '../../text';
import type { useDraft } from '../../ui/draft';
import { useToast } from '../../ui/toasts';
import { type Design, designOf, sentOf } from './design';

/** What is typed, and the survey on which it was begun: what others change meanwhile is not overwritten. */
export type Begun = { base: Survey; design: Design };

type Refusals = NonNullable<Problem['errors']>;

/** Keeps, publishes and discards what is typed, on the survey on which it was begun. */
export function useActions(survey: Survey, draft: ReturnType<typeof useDraft<Begun>>) {
  const { t } = useWriting();
  const queries = useQueryClient();
  const toast = useToast();
  const [error, setError] = useState<unknown>();
  const [clash, setClash] = useState<Clash>();
  const [refused, setRefused] = useState<Refusals>([]);
  const [busy, setBusy] = useState(false);
  const write = async (patch: object, on: Read<Survey>) => {
    const saved = await save({
      base: on,
      patch,
      write: (to, tag) => changeSurvey(survey.id, tag, to),
      read: () => readSurvey(survey.id),
    });
    draft.set({ base: saved.data, design: designOf(saved.data) });
    setClash(undefined);
  };
  const act = async (work: () => Promise<void>, said: string) => {
    setBusy(true);
    setError(undefined);
    setRefused([]);
    try {
      await work();
      toast(said);
    } catch (caught) {
      if (caught instanceof Clash) setClash(caught);
      else if (caught instanceof Refused && caught.problem?.errors) setRefused(caught.problem.errors);
      else setError(caught);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['surveys'] });
  };
  const { base, design } = draft.value;
  const tag = `"${base.version}"`;
  const keep = async () => {
    const patch = changed(designOf(base), sentOf(design));
    if (Object.keys(patch).length > 0) await write(patch, { data: base, tag });
  };
  return {
    busy,
    error,
    clash,
    refused,
    save: () => void act(keep, t.surveys.saved),
    publish: () =>
      void act(async () => {
        await keep();
        const published = await publish(survey.id);
        draft.set({ base: published, design: designOf(published) });
      }, t.surveys.publishedNow),
    send: (patch: object) =>
      void act(() => write(patch, (clash?.now as Read<Survey> | undefined) ?? { data: base, tag }), t.surveys.saved),
    discard: () => {
      draft.set({ base: survey, design: designOf(survey) });
      setClash(undefined);
      setRefused([]);
    },
  };
}

/** Returns the fields that differ, each as a whole. */
function changed(before: Design, after: Design): Partial<Design> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Design]),
    ),
  );
}
