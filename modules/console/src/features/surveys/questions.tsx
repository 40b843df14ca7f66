import type { Schemas } from '../../api/client';
import type { Survey } from '../../api/surveys';
import { useWriting } from '../../text';
import { Card } from '../../ui/parts';
import { Table, type TableColumn } from '../../ui/table';
import { textOf } from './said';
import css from './surveys.module.css';

type Figure = Schemas['QuestionFigure'];
type Part = Schemas['QuestionPart'];

/** What was answered to the questions besides the scored one. */
export function Questions({ survey, figures }: { survey: Survey; figures: Figure[] }) {
  const { t } = useWriting();
  return (
    <Card title={t.surveys.otherQuestions}>
      {figures.map((one) => (
        <QuestionOutcome key={one.question.id} figure={one} languages={survey.languages} />
      ))}
    </Card>
  );
}

function QuestionOutcome({ figure, languages }: { figure: Figure; languages: string[] }) {
  const { locale, t, number } = useWriting();
  const title = textOf(figure.question.texts, languages, locale) ?? figure.question.id;
  return (
    <section className={figure.tooFew ? css.faint : undefined}>
      <h3 dir="auto">{title}</h3>
      {figure.mean !== null && (
        <p>
          {t.surveys.meanOf} <strong>{number(figure.mean)}</strong> [{number(figure.low ?? 0)},{' '}
          {number(figure.high ?? 0)}] · n {number(figure.n)}
        </p>
      )}
      {figure.question.kind === 'text' && <p>{t.surveys.written(number(figure.answers))}</p>}
      {figure.question.kind !== 'text' && figure.parts.length === 0 && <p>{t.surveys.tooFew(number(figure.n))}</p>}
      {figure.parts.length > 0 && <Parts title={title} figure={figure} languages={languages} />}
    </section>
  );
}

function Parts({ title, figure, languages }: { title: string; figure: Figure; languages: string[] }) {
  const { locale, t, number } = useWriting();
  const { question, parts } = figure;
  const isRanking = question.kind === 'ranking';
  const named = (choices: Schemas['Choice'][] | undefined, id: string) =>
    textOf(choices?.find((one) => one.id === id)?.texts, languages, locale) ?? id;
  const row: TableColumn<Part>[] =
    question.kind === 'matrix'
      ? [{ head: t.surveys.rows, cell: (part) => <span dir="auto">{named(question.rows, part.row ?? '')}</span> }]
      : [];
  return (
    <Table
      label={title}
      rows={parts}
      rowKey={(part) => `${part.row} ${part.choice}`}
      empty=""
      columns={[
        ...row,
        { head: t.surveys.value, cell: (part) => <span dir="auto">{named(question.choices, part.choice)}</span> },
        { head: 'n', cell: (part) => number(part.count), end: true },
        {
          head: isRanking ? t.surveys.place : t.surveys.share,
          cell: (part) => `${number(part.value)}${isRanking ? '' : ' %'} [${number(part.low)}, ${number(part.high)}]`,
          end: true,
        },
      ]}
    />
  );
}
