import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { publish, type Survey, survey as surveyQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Button, Card, Failed, Skeleton, Tag } from '../../ui/parts';
import { Asked } from './asked';
import { Calls } from './calls';
import { designOf } from './design';
import { EmployeeOutcome } from './employees';
import { Loops } from './loops';
import { Outcome } from './outcome';
import { Phone } from './phone';
import css from './surveys.module.css';
import { Waves } from './waves';

const route = getRouteApi('/surveys/$id');

/** A survey: the score with its uncertainty, what was said, what is done about it, and who was asked. */
export default function SurveyPage() {
  const { id } = route.useParams();
  const { t } = useWriting();
  const { may } = useSession();
  const query = useQuery(surveyQuery(id));
  const survey = shownOf(query);
  if (query.error && !survey) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!survey)
    return (
      <div className={pageStyles.page}>
        <Skeleton height="24rem" />
      </div>
    );
  return (
    <div className={pageStyles.page} key={id}>
      <Head survey={survey} />
      {survey.publishedVersion !== null && survey.kind !== 'enps' && (
        <div className={css.stack}>
          <Outcome survey={survey} />
          <Calls surveyId={id} />
          <Loops surveyId={id} />
          <Waves survey={survey} />
          <Asked surveyId={id} />
        </div>
      )}
      {survey.publishedVersion !== null && survey.kind === 'enps' && (
        <div className={css.stack}>
          {may('employees:read') && <EmployeeOutcome survey={survey} />}
          <Waves survey={survey} />
        </div>
      )}
      <Card title={t.surveys.preview}>
        <Phone design={designOf(survey)} />
      </Card>
    </div>
  );
}

function Head({ survey }: { survey: Survey }) {
  const { t, named } = useWriting();
  const { may } = useSession();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const act = async () => {
    setError(undefined);
    await publish(survey.id);
    await queries.invalidateQueries({ queryKey: ['surveys'] });
  };
  return (
    <header className={pageStyles.recordHead}>
      <div>
        <Link to="/surveys" className={pageStyles.up}>
          {t.surveys.title}
        </Link>
        <h1>{survey.name}</h1>
        <p className={pageStyles.tags}>
          <Tag>{named(t.surveyKinds, survey.kind)}</Tag>
          {survey.publishedVersion === null ? (
            <Tag tone="watch">{t.surveys.draft}</Tag>
          ) : (
            <Tag tone="good">{t.surveys.published(String(survey.publishedVersion))}</Tag>
          )}
        </p>
        {may('surveys:write') && (
          <Link to="/surveys/$id/edit" params={{ id: survey.id }}>
            {t.surveys.design}
          </Link>
        )}
        {survey.changedSince && may('surveys:write') && (
          <Button kind="main" onClick={() => void act().catch(setError)}>
            {t.surveys.publish}
          </Button>
        )}
        {error !== undefined && (
          <p role="alert" className={css.lacking}>
            {t.surveys.notPublished}
          </p>
        )}
      </div>
    </header>
  );
}
