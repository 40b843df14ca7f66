import { queryOptions } from '@tanstack/react-query';
import type { paths } from '#schema';
import type { AccountFilter } from './accounts';
import { api, body, type Schemas, whole } from './client';
import type { Read } from './saving';
import { MINUTE, PAGE } from './spans';

export type Survey = Schemas['SurveyView'];
export type Wave = Schemas['WaveView'];
export type Answer = Schemas['AnswerView'];
export type Invitation = Schemas['InvitationView'];
export type Results = Schemas['SurveyResults'];
export type Figure = Schemas['Figure'];
export type GroupBy = NonNullable<NonNullable<paths['/surveys/{id}/results']['get']['parameters']['query']>['groupBy']>;
export type AnswerFilter = NonNullable<paths['/answers']['get']['parameters']['query']>;

export const surveys = queryOptions({
  queryKey: ['surveys', 'list'],
  queryFn: async () =>
    (await body(api.GET('/surveys', { params: { query: { limit: PAGE, sort: '-createdAt' } } }))).items,
  staleTime: MINUTE,
});

export const survey = (id: string) =>
  queryOptions({
    queryKey: ['surveys', 'one', id],
    queryFn: () => body(api.GET('/surveys/{id}', { params: { path: { id } } })),
  });

export const results = (id: string, groupBy: GroupBy) =>
  queryOptions({
    queryKey: ['surveys', 'results', id, groupBy],
    queryFn: () => body(api.GET('/surveys/{id}/results', { params: { path: { id }, query: { groupBy } } })),
  });

/** @param by an attribute that the survey declares; empty for none */
export const employeeResults = (id: string, by: string) =>
  queryOptions({
    queryKey: ['surveys', 'employees', id, by],
    queryFn: () =>
      body(
        api.GET('/surveys/{id}/employee-results', {
          params: { path: { id }, query: by === '' ? {} : { groupBy: by } },
        }),
      ),
  });

export const waves = (surveyId: string) =>
  queryOptions({
    queryKey: ['surveys', 'waves', surveyId],
    queryFn: async () =>
      (await body(api.GET('/waves', { params: { query: { surveyId: [surveyId], limit: PAGE } } }))).items,
  });

export const invitations = (id: string, notAsked: boolean) =>
  queryOptions({
    queryKey: ['surveys', 'invitations', id, notAsked],
    queryFn: async () =>
      (
        await body(
          api.GET('/surveys/{id}/invitations', {
            params: { path: { id }, query: { limit: PAGE, ...(notAsked ? { state: ['not_asked' as const] } : {}) } },
          }),
        )
      ).items,
  });

export const answers = (filter: AnswerFilter) =>
  queryOptions({
    queryKey: ['surveys', 'answers', filter],
    queryFn: async () => (await body(api.GET('/answers', { params: { query: { ...filter, limit: PAGE } } }))).items,
  });

export const readSurvey = (id: string): Promise<Read<Survey>> =>
  whole(api.GET('/surveys/{id}', { params: { path: { id } } }));

export const changeSurvey = (id: string, tag: string, patch: Schemas['SurveyPatch']): Promise<Read<Survey>> =>
  whole(api.PATCH('/surveys/{id}', { params: { path: { id }, header: { 'If-Match': tag } }, body: patch }));

/** Returns the ids of the accounts of a filter, page by page, and no more than so many. */
export async function accountIds(filter: AccountFilter, most: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null && ids.length < most) {
    const query: AccountFilter = { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page: Schemas['AccountPage'] = await body(api.GET('/accounts', { params: { query } }));
    ids.push(...page.items.map((one) => one.id));
    cursor = page.nextCursor;
  }
  return ids;
}

export const publish = (id: string) => body(api.PUT('/surveys/{id}/publication', { params: { path: { id } } }));

export const addSurvey = (survey: Schemas['SurveyBody']) => body(api.POST('/surveys', { body: survey }));

export const addWave = (wave: Schemas['WaveBody'], key: string) =>
  body(api.POST('/waves', { params: { header: { 'Idempotency-Key': key } }, body: wave }));

/** The parameters of a change of exactly the version that was shown. */
const shown = ({ id, version }: Wave) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

export const changeWave = (wave: Wave, patch: Schemas['WavePatch']) =>
  body(api.PATCH('/waves/{id}', { params: shown(wave), body: patch }));

export const removeWave = (wave: Wave) => body(api.DELETE('/waves/{id}', { params: shown(wave) }));

/** What a draft would do if it were opened now. It is another thing after each change. */
/** Its key is none of the surveys': only a draft has a preview, and whoever opens a wave reads the surveys again. */
export const wavePreview = ({ id, version }: Wave) =>
  queryOptions({
    queryKey: ['wave preview', id, version],
    queryFn: () => body(api.GET('/waves/{id}/preview', { params: { path: { id } } })),
  });

export const openWave = (wave: Wave) => body(api.PUT('/waves/{id}/opening', { params: shown(wave) }));

export const closeWave = (wave: Wave) => body(api.PUT('/waves/{id}/closing', { params: shown(wave) }));

export const tagAnswer = (id: string, version: number, tags: string[]) =>
  body(
    api.PATCH('/answers/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body: { tags } }),
  );

export const moveLoop = (id: string, loop: Schemas['AnswerLoop']) =>
  body(api.PUT('/answers/{id}/loop', { params: { path: { id } }, body: loop }));

export const askingRules = queryOptions({
  queryKey: ['surveys', 'rules'],
  queryFn: () => body(api.GET('/asking-rules')),
});

export const optOuts = (accountId: string) =>
  queryOptions({
    queryKey: ['surveys', 'optouts', accountId],
    queryFn: async () =>
      (
        await body(
          api.GET('/accounts/{id}/survey-opt-outs', { params: { path: { id: accountId }, query: { limit: PAGE } } }),
        )
      ).items,
  });

export const readmit = (id: string, reason: string, key: string) =>
  body(
    api.POST('/contacts/{id}/survey-readmissions', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: { reason },
    }),
  );

/** Returns all answers to a survey that the reader sees, as CSV. */
export const answersFile = (id: string) =>
  body(api.GET('/surveys/{id}/answers.csv', { params: { path: { id } }, parseAs: 'text' }));

/** Returns who was asked and who was not and why, as CSV. */
export const invitationsFile = (id: string) =>
  body(api.GET('/surveys/{id}/invitations.csv', { params: { path: { id } }, parseAs: 'text' }));
