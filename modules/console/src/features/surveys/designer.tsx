import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Survey, survey as surveyQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { ClashPanel } from '../../ui/clash';
import { useDraft } from '../../ui/draft';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Button, Card, Failed, Tag } from '../../ui/parts';
import { type Begun, useActions } from './actions';
import { Basics } from './basics';
import { Check } from './check';
import { type Design, designOf } from './design';
import { Phone } from './phone';
import { QuestionList } from './questionlist';
import css from './surveys.module.css';

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
          <Basics design={design} ofEmployees={survey.kind === 'enps'} set={set} />
          <QuestionList design={design} set={set} />
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
