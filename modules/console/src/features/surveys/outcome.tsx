import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Figure, type GroupBy, type Results, results, type Survey } from '../../api/surveys';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { shownOf } from '../../ui/loaded';
import { Button, Card, Failed, Skeleton } from '../../ui/parts';
import { Table } from '../../ui/table';
import { csvOf, download } from './csv';
import { Questions } from './questions';
import css from './surveys.module.css';
import { Texts } from './texts';

const BY: GroupBy[] = ['tier', 'segment', 'owner', 'lifecycle', 'band', 'arr_band', 'agent', 'product', 'language'];

/** What the groups by an attribute tell is closed without this permission. */
const TELLS: Partial<Record<GroupBy, string>> = { band: 'health:read', arr_band: 'revenue:read' };

const PARTS = ['tier', 'band', 'tenure'] as const;

/** The score with its interval, the distribution, who answered, and the same by an attribute. */
export function Outcome({ survey }: { survey: Survey }) {
  const { t, number } = useWriting();
  const { may } = useSession();
  const [by, setBy] = useState<GroupBy>('tier');
  const query = useQuery(results(survey.id, by));
  const found = shownOf(query);
  if (query.error && !found) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!found) return <Skeleton height="14rem" />;
  const { overall, response } = found;
  return (
    <>
      <Card title={t.surveys.result}>
        <Score figure={overall} kind={survey.kind} large />
        <Span figure={overall} kind={survey.kind} />
        {found.uninvited > 0 && <p className={css.faint}>{t.surveys.uninvited(number(found.uninvited))}</p>}
        {found.byTier !== null && <p className={css.faint}>{t.surveys.byTier(number(found.byTier))}</p>}
        <Bars figure={overall} />
        <p>
          {t.surveys.response(
            number(response.answeredOfDelivered),
            number(response.delivered),
            response.rate === null ? '–' : number(response.rate),
          )}{' '}
          <span className={css.faint}>{t.surveys.steps(number(response.sent), number(response.opened))}</span>
        </p>
        {response.pending > 0 && (
          <p className={css.faint}>{t.surveys.pending(number(response.pending), number(response.answered))}</p>
        )}
      </Card>
      {found.questions.length > 0 && <Questions survey={survey} figures={found.questions} />}
      {found.waves.length > 0 && (
        <Card title={t.surveys.trend}>
          <Table
            label={t.surveys.trend}
            rows={found.waves}
            rowKey={(row) => row.waveId ?? ''}
            empty=""
            columns={[
              { head: t.surveys.wave, cell: (row) => row.name },
              { head: t.surveys.score, cell: (row) => <Score figure={row.figure} kind={survey.kind} /> },
              {
                head: t.surveys.change,
                cell: (row) =>
                  row.change === null
                    ? '–'
                    : `${row.change > 0 ? '+' : ''}${number(row.change)} [${number(row.changeLow ?? 0)}, ${number(row.changeHigh ?? 0)}]${row.changed ? '' : ` ${t.surveys.noChange}`}`,
              },
            ]}
          />
        </Card>
      )}
      {found.responses.length > 1 && (
        <Card title={t.surveys.whoAnswered}>
          {PARTS.map((part) => (
            <Parts key={part} by={part} rows={found.responses.filter((row) => row.by === part)} />
          ))}
        </Card>
      )}
      <Card
        title={t.surveys.groups}
        aside={
          <Button small onClick={() => download(`${survey.name} ${by}.csv`, csvOf(found))}>
            CSV
          </Button>
        }
      >
        <GroupChoice
          value={by}
          options={BY.filter((one) => may(TELLS[one] ?? 'answers:read')).map((one) => ({
            value: one,
            label: t.surveys.by[one as keyof typeof t.surveys.by],
          }))}
          onChange={(value) => setBy(value as GroupBy)}
        />
        <Table
          label={t.surveys.groups}
          rows={found.groups}
          rowKey={(row) => row.key ?? ''}
          empty={t.surveys.noAnswers}
          columns={[
            { head: t.surveys.group, cell: (row) => row.key ?? t.surveys.without },
            { head: t.surveys.score, cell: (row) => <Score figure={row.figure} kind={survey.kind} /> },
          ]}
        />
      </Card>
      <Texts survey={survey} />
    </>
  );
}

function Rate({ response }: { response: Results['response'] }) {
  const { number } = useWriting();
  if (response.rate === null) return '–';
  return `${number(response.rate)} % [${number(response.low ?? 0)}, ${number(response.high ?? 0)}]`;
}

/** Who answered and who did not, by one attribute that the customers had when it was decided to ask them. */
function Parts({ by, rows }: { by: (typeof PARTS)[number]; rows: Results['responses'] }) {
  const { t, number, named } = useWriting();
  if (rows.length < 2) return null;
  const names = by === 'band' ? t.bands : by === 'tenure' ? t.surveys.tenures : {};
  return (
    <Table
      label={`${t.surveys.whoAnswered}: ${t.surveys.by[by]}`}
      rows={rows}
      rowKey={(row) => row.key ?? ''}
      empty=""
      columns={[
        { head: t.surveys.by[by], cell: (row) => (row.key === null ? t.surveys.without : named(names, row.key)) },
        { head: t.surveys.asked, cell: (row) => number(row.response.invited), end: true },
        { head: t.surveys.answered, cell: (row) => number(row.response.answered), end: true },
        { head: t.surveys.rate, cell: (row) => <Rate response={row.response} />, end: true },
      ]}
    />
  );
}

type GroupChoiceProps = {
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** By which attribute results are grouped. */
export function GroupChoice({ value, options, onChange }: GroupChoiceProps) {
  const { t } = useWriting();
  return (
    <label className={css.choice}>
      {t.surveys.groupBy}{' '}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A figure with its interval. One of few answers is faint, because it is not to be compared. */
export function Score({ figure, kind, large }: { figure: Figure; kind: string; large?: boolean }) {
  const { t, number } = useWriting();
  if (figure.value === null) return <span className={css.faint}>{t.surveys.tooFew(number(figure.n))}</span>;
  const unit = kind === 'csat' ? ' %' : '';
  return (
    <span className={figure.tooFew ? css.faint : undefined}>
      <strong className={large ? css.large : undefined}>
        {number(figure.value)}
        {unit}
      </strong>{' '}
      [{number(figure.low ?? 0)}, {number(figure.high ?? 0)}] · n {number(figure.n)}
    </span>
  );
}

const SCALES: Record<string, [number, number]> = { nps: [-100, 100], enps: [-100, 100], csat: [0, 100], ces: [1, 7] };

/** The interval on the whole scale, with a mark at the figure. The numbers stand beside it. */
export function Span({ figure, kind }: { figure: Figure; kind: string }) {
  const [least, most] = SCALES[kind] ?? [0, 10];
  if (figure.value === null || figure.low === null || figure.high === null) return null;
  const at = (value: number) => ((value - least) / (most - least)) * 100;
  const [low, high] = [at(figure.low), at(figure.high)];
  return (
    <svg className={css.span} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={css.spanAll} x="0" y="3" width="100" height="2" />
      <rect className={css.spanPart} x={low} y="1" width={Math.max(0.5, high - low)} height="6" />
      <rect className={css.spanMark} x={at(figure.value) - 0.4} y="0" width="0.8" height="8" />
    </svg>
  );
}

/** The unhappy and the happy scores by the last one of their scale: 0–10, 1–5 or 1–7. */
const UNHAPPY: Record<number, [number, number]> = { 10: [6, 9], 5: [2, 4], 7: [3, 5] };

function toneOf(score: number, scale: number): 'good' | 'bad' | 'plain' {
  const [unhappy, happy] = UNHAPPY[scale] ?? [-1, Number.POSITIVE_INFINITY];
  if (score <= unhappy) return 'bad';
  return score >= happy ? 'good' : 'plain';
}

export function Bars({ figure }: { figure: Figure }) {
  const { number } = useWriting();
  const most = Math.max(1, ...figure.scores.map((one) => one.count));
  const scale = Math.max(...figure.scores.map((one) => one.score));
  return (
    <ol className={css.bars}>
      {figure.scores.map((one) => (
        <li key={one.score}>
          <span>{one.score}</span>
          <span className={css.bar}>
            <span data-tone={toneOf(one.score, scale)} style={{ width: `${(one.count / most) * 100}%` }} />
          </span>
          <span>{number(one.count)}</span>
        </li>
      ))}
    </ol>
  );
}
