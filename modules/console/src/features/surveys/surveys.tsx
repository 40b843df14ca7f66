import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addSurvey, askingRules, surveys as surveysQuery } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { Loaded, shownOf } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Blank, Button, Card, Failed, Skeleton, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import css from './surveys.module.css';
import { KINDS, template } from './templates';

/** The surveys: what is asked, and what is only a draft. */
export default function Surveys() {
  const { t, day, named } = useWriting();
  const query = useQuery(surveysQuery);
  const rows = shownOf(query);
  return (
    <Page title={t.surveys.title} lead={t.surveys.lead} actions={<New />}>
      {query.isError && !rows && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height="16rem" />}
      {rows?.length === 0 && <Blank title={t.surveys.none} hint={t.surveys.noneHint} />}
      <div className={css.stack}>
        {rows && rows.length > 0 && (
          <Table
            label={t.surveys.title}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.surveys.none}
            columns={[
              {
                head: t.surveys.name,
                cell: (row) => (
                  <Link to="/surveys/$id" params={{ id: row.id }}>
                    {row.name}
                  </Link>
                ),
              },
              { head: t.surveys.kind, cell: (row) => named(t.surveyKinds, row.kind) },
              {
                head: t.surveys.state,
                cell: (row) =>
                  row.publishedVersion === null ? (
                    <Tag tone="watch">{t.surveys.draft}</Tag>
                  ) : (
                    <Tag tone="good">{t.surveys.published(String(row.publishedVersion))}</Tag>
                  ),
              },
              { head: t.surveys.changed, cell: (row) => day(row.updatedAt.slice(0, 10)), whole: true },
            ]}
          />
        )}
        <Rules />
      </div>
    </Page>
  );
}

/** How often somebody may be asked, which only the files of the organisation change. */
function Rules() {
  const { t, number } = useWriting();
  return (
    <Card title={t.surveys.rules.title}>
      <Loaded query={useQuery(askingRules)} height="6rem">
        {(rules) => (
          <>
            <ul>
              <li>{rules.optIn ? t.surveys.rules.optIn : t.surveys.rules.notDenied}</li>
              <li>{t.surveys.rules.anyDays(number(rules.anyDays))}</li>
              <li>{t.surveys.rules.perYear(number(rules.perYear))}</li>
              <li>
                {t.surveys.rules.ofAccount(
                  number(rules.accountShare),
                  number(rules.accountLeast),
                  number(rules.accountDays),
                )}
              </li>
            </ul>
            <p>{rules.declared ? t.surveys.rules.declared : t.surveys.rules.usual}</p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** Begins a survey with the usual question. */
function New() {
  const { t, named } = useWriting();
  const { may } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  if (!may('surveys:write')) return null;
  const add = async (kind: (typeof KINDS)[number]) => {
    const added = await addSurvey(template(kind, named(t.surveyKinds, kind)));
    await queries.invalidateQueries({ queryKey: ['surveys', 'list'] });
    await navigate({ to: '/surveys/$id/edit', params: { id: added.id } });
  };
  return (
    <div className={css.tools}>
      {KINDS.map((kind) => (
        <Button key={kind} onClick={() => void add(kind).catch(setError)}>
          + {t.surveys.short[kind]}
        </Button>
      ))}
      {error !== undefined && <Failed error={error} retry={() => setError(undefined)} />}
    </div>
  );
}
