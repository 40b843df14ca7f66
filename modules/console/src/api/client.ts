import createClient from 'openapi-fetch';
import type { components, paths } from '#schema';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

type Sentences = { changed: string; going: string; reload: string; unreachable: string; failed: string };

/** What programs are told in their own terms, people are told in these words. */
const SAID: Record<string, keyof Sentences> = {
  stale_version: 'changed',
  version_required: 'changed',
  already_exists: 'changed',
  conflict: 'changed',
  idempotency_in_flight: 'going',
  idempotency_mismatch: 'reload',
  malformed_json: 'reload',
  malformed_request: 'reload',
  method_not_allowed: 'reload',
  not_acceptable: 'reload',
  unsupported_media_type: 'reload',
  invalid_cursor: 'reload',
  invalid_sort: 'reload',
};

let sentences: Sentences | undefined;

/** Returns what a person is told of a refusal. */
export function saidOf(status: number, problem: Pick<Problem, 'code' | 'detail' | 'title'> | null | undefined): string {
  const ours = status === 0 ? 'unreachable' : problem ? SAID[problem.code] : 'failed';
  return (ours && sentences?.[ours]) ?? problem?.detail ?? problem?.title ?? `HTTP ${status}`;
}

/** A refusal of the API, or an answer that never came (`status` 0). */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
    readonly retryAfter: number | undefined,
  ) {
    super(saidOf(status, problem));
  }

  get code(): string {
    return this.problem?.code ?? (this.status === 0 ? 'unreachable' : 'unknown');
  }
}

let language = 'en';

/** Sets the language in which the API answers. */
export function answerIn(tag: string): void {
  language = tag;
}

/** Sets the sentences for refusals that the API words for programs. */
export function sayIn(ours: Sentences): void {
  sentences = ours;
}

/** Only with this header does the session's cookie count. */
const CLIENT = { 'Perennial-Client': 'console' };

const client = createClient<paths>({ baseUrl: '/api/v1', headers: CLIENT, credentials: 'same-origin' });
client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language);
    return request;
  },
});

export const api = client;

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** Returns the body of an answer, or throws why there is none. */
export async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  return (await whole(answer)).data;
}

/** Returns the body and the version (`ETag`) of an answer. */
export async function whole<T>(answer: Promise<Answer<T>>): Promise<{ data: T; tag: string }> {
  let got: Answer<T>;
  try {
    got = await answer;
  } catch {
    throw new Refused(0, undefined, undefined);
  }
  if (got.response.ok) return { data: got.data as T, tag: got.response.headers.get('ETag') ?? '' };
  const pause = Number(got.response.headers.get('Retry-After') ?? Number.NaN);
  throw new Refused(
    got.response.status,
    isProblem(got.error) ? got.error : undefined,
    Number.isNaN(pause) ? undefined : pause,
  );
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error;
}

/** Reads what may have been read before: an answer that nothing has changed (304) returns the former reading. */
export async function again<T>(
  before: { data: T; tag: string } | undefined,
  ask: (headers: Record<string, string>) => Promise<Answer<T>>,
): Promise<{ data: T; tag: string }> {
  const asked = ask(before ? { 'If-None-Match': before.tag } : {});
  const { response } = await asked.catch(() => ({ response: undefined }));
  return before && response?.status === 304 ? before : whole(asked);
}
