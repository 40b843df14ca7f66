import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Problem, Refused } from '../../api/client';
import { Clash, type Read, save } from '../../api/saving';
import { changeSurvey, publish, readSurvey, type Survey, survey as surveyQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { useDraft } from '../../ui/draft';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Button, Card, Failed, Tag } from '../../ui/parts';
import { useToast } from '../../ui/toasts';
import { Check } from './check';
import { type Design, designOf, KINDS, LANGUAGES, moved, placed, sentOf, without, withQuestion } from './design';
import { Phone } from './phone';
import { QuestionFields, titleOf } from './question';
import css from './surveys.module.css';
import { TriggerFields } from './trigger';

const route = getRouteApi('/surveys/$id/edit');

/** Designs a survey: questions in all languages side by side, with the respondent's view beside them and what is missing. */
export default function Designer() {
  const { id } = route.useParams();
  const query = useQuery(surveyQuery(id));
  return (
    <div className={pageStyles.page} key={id}>
      <Loaded query={query} height="24rem">
        {(survey) => <Editing survey={survey} />}
      </Loaded>
    </div>
  );
}

/** What is typed, and the survey on which it was begun: what others change meanwhile is not overwritten. */
type Begun = { base: Survey; design: Design };

function Editing({ survey }: { survey: Survey }) {
  const { t, named } = useWriting();
  const { may } = useSession();
  const draft = useDraft<Begun>(`draft.survey.${survey.id}`, { base: survey, design: designOf(survey) });
  const { design, base } = draft.value;
  const set = (to: Partial<Design>) => draft.set({ base, design: { ...design, ...to } });
  const actions = useActions(survey, draft);
  return (
    <>
      <header className={pageStyles.recordHead}>
        <div>
          <Link to="/surveys/$id" params={{ id: survey.id }} className={pageStyles.up}>
            {survey.name}
          </Link>
          <h1>{t.surveys.design}</h1>
          <p className={pageStyles.tags}>
            <Tag>{named(t.surveyKinds, survey.kind)}</Tag>
          </p>
        </div>
        {may('surveys:write') && (
          <div className={css.tools}>
            <Button disabled={actions.busy} onClick={actions.save}>
              {t.common.save}
            </Button>
            <Button kind="main" disabled={actions.busy} onClick={actions.publish}>
              {t.surveys.publish}
            </Button>
            <Button kind="quiet" onClick={actions.discard}>
              {t.surveys.discard}
            </Button>
          </div>
        )}
      </header>
      {actions.error !== undefined && <Failed error={actions.error} retry={actions.save} />}
      {actions.clash && (
        <ClashPanel
          clash={actions.clash}
          fields={{
            name: { label: t.surveys.name },
            languages: { label: t.surveys.language, show: (all: string[]) => all.join(', ') },
            questions: { label: t.surveys.questions, show: (all: unknown[]) => String(all.length) },
            trigger: { label: t.surveys.askedWhen, show: (one: { event: string }) => named(t.triggers, one.event) },
          }}
          onSend={actions.send}
          onLeave={actions.discard}
        />
      )}
      <div className={css.designer}>
        <div className={css.stack}>
          <Head design={design} set={set} />
          <Questions design={design} set={set} />
        </div>
        <div className={css.beside}>
          <Check design={design} kind={survey.kind} refused={actions.refused} />
          <Card title={t.surveys.preview}>
            <Phone design={design} />
          </Card>
        </div>
      </div>
    </>
  );
}

type Refusals = NonNullable<Problem['errors']>;

function useActions(survey: Survey, draft: ReturnType<typeof useDraft<Begun>>) {
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

type PartProps = { design: Design; set: (to: Partial<Design>) => void };

function Head({ design, set }: PartProps) {
  const { t } = useWriting();
  return (
    <Card title={t.surveys.survey}>
      <div className={css.fields}>
        <label>
          {t.surveys.name}{' '}
          <input
            id={placed('/name')}
            maxLength={100}
            required
            value={design.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </label>
        <fieldset id={placed('/languages')} tabIndex={-1} className={css.asked}>
          <legend>{t.surveys.language}</legend>
          <div className={css.tools}>
            {Object.entries(LANGUAGES).map(([language, name]) => (
              <label key={language}>
                <input
                  type="checkbox"
                  checked={design.languages.includes(language)}
                  onChange={(event) =>
                    set({
                      languages: event.target.checked
                        ? [...design.languages, language]
                        : design.languages.filter((one) => one !== language),
                    })
                  }
                />{' '}
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <TriggerFields trigger={design.trigger} onChange={(trigger) => set({ trigger })} />
      </div>
    </Card>
  );
}

function Questions({ design, set }: PartProps) {
  const { t } = useWriting();
  return (
    <>
      {design.questions.map((question, at) => (
        <Card
          key={question.id}
          title={t.surveys.titled(String(at + 1), titleOf(question, design))}
          aside={
            <div className={css.tools}>
              <Button small disabled={at === 0} onClick={() => set(moved(design, at, -1))}>
                <span aria-hidden="true">↑</span>
                <span className="hidden">{t.surveys.up(String(at + 1))}</span>
              </Button>
              <Button small disabled={at === design.questions.length - 1} onClick={() => set(moved(design, at, 1))}>
                <span aria-hidden="true">↓</span>
                <span className="hidden">{t.surveys.down(String(at + 1))}</span>
              </Button>
              <Button small onClick={() => set(without(design, at))}>
                {t.surveys.remove}
                <span className="hidden"> {at + 1}</span>
              </Button>
            </div>
          }
        >
          <QuestionFields
            design={design}
            at={at}
            onChange={(to) => set({ questions: design.questions.map((one, place) => (place === at ? to : one)) })}
          />
        </Card>
      ))}
      <Card title={t.surveys.addQuestion}>
        <div
          className={css.tools}
          id={placed('/questions')}
          tabIndex={-1}
          role="group"
          aria-label={t.surveys.addQuestion}
        >
          {KINDS.map((kind) => (
            <Button
              key={kind}
              small
              disabled={design.questions.length >= 30}
              onClick={() => set(withQuestion(design, kind))}
            >
              + {t.questionKinds[kind]}
            </Button>
          ))}
        </div>
      </Card>
    </>
  );
}
