import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { limits } from '#limits';
import { previewOfSeries, readCallbacksAgain, type SeriesBody, series as seriesQuery } from '../../api/callbacks';
import { api, body, type Schemas } from '../../api/client';
import { useSession } from '../../app/session';
import css from '../../callbacks/callbacks.module.css';
import { useRuleWords } from '../../callbacks/seriestable';
import { useWriting } from '../../text';
import { Fact, FactList } from '../../ui/facts';
import { Form, type Values } from '../../ui/form';
import { Button, Card, Failed } from '../../ui/parts';
import { useToast } from '../../ui/toasts';

const SHOWN = 8;

/** What a series that is typed would come to: its next dates, and the months that it passes over. Nothing is made. */
export function SeriesPreview({ series }: { series: SeriesBody }) {
  const { t, number } = useWriting();
  const query = useQuery(previewOfSeries(series));
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return null;
  return (
    <Card title={t.series.would(number(query.data.n))}>
      <div aria-live="polite">
        <Dates {...query.data} />
      </div>
    </Card>
  );
}

/** The first dates of a series, and how many more there are. */
export function Dates({ n, items, monthsWithout, zone }: Schemas['CallbackSeriesPreview']) {
  const { t, number, dayOfWeek, day, time } = useWriting();
  return (
    <>
      {monthsWithout > 0 && <p>{t.series.skipped(number(monthsWithout))}</p>}
      <ol className={css.dates}>
        {items.slice(0, SHOWN).map((one) => (
          <li key={one.startsAt}>
            {dayOfWeek(one.local.slice(0, 10))} {day(one.local.slice(0, 10))} {time(one.local)}
            {one.local.slice(0, 10) !== one.dueOn && ` · ${t.series.instead(day(one.dueOn))}`}
            {one.shift === 'later' && ` · ${t.callbacks.later}`}
            {one.shift === 'first_of_two' && ` · ${t.callbacks.firstOfTwo}`}
          </li>
        ))}
      </ol>
      <p className={css.faint}>
        {n > SHOWN && `${t.series.more(number(n - SHOWN))} · `}
        {zone}
      </p>
    </>
  );
}

/**
 * The series that a callback belongs to, and its end.
 *
 * @param local the time of the callback, from which on the series can be changed
 */
export function SeriesCard({ id, local }: { id: string; local?: string }) {
  const { t, day, named, number, time } = useWriting();
  const words = useRuleWords();
  const { may } = useSession();
  const [asked, setAsked] = useState(false);
  const { data } = useQuery(seriesQuery(id));
  if (!data) return null;
  const read = data.data;
  return (
    <Card title={t.series.title}>
      <FactList>
        <Fact label={t.series.rule}>
          {local === undefined ? (
            words(read.rule)
          ) : (
            <Link to="/callbacks/series/$id" params={{ id }}>
              {words(read.rule)}
            </Link>
          )}
        </Fact>
        <Fact label={t.callbacks.local}>
          {time(read.local)} {read.zone}
        </Fact>
        <Fact label={t.series.daysOff}>{named(t.series.onDaysOff, read.daysOff)}</Fact>
        {read.exceptions.length > 0 && <Fact label={t.series.exceptions}>{read.exceptions.map(day).join(', ')}</Fact>}
        <Fact label={t.series.occurrences}>{number(read.occurrences)}</Fact>
        <Fact label={t.series.lastOn}>{day(read.lastOn)}</Fact>
        {read.endedOn !== null && <Fact label={t.series.ended}>{read.endedFor ?? day(read.endedOn)}</Fact>}
      </FactList>
      {read.refused !== null && <p role="note">{t.series.refused}</p>}
      {read.endedOn === null &&
        may('callbacks:write') &&
        (asked ? (
          <End id={id} onEnd={() => setAsked(false)} />
        ) : (
          <div className={css.tools}>
            <Link
              to="/callbacks/new"
              search={{ accountId: read.accountId, seriesId: id, ...(local === undefined ? {} : { local }) }}
            >
              {t.series.change}
            </Link>
            <Button onClick={() => setAsked(true)}>{t.series.end}</Button>
          </div>
        ))}
    </Card>
  );
}

function End({ id, onEnd }: { id: string; onEnd: () => void }) {
  const { t } = useWriting();
  const { today } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>({ on: today });
  const send = async () => {
    await body(
      api.PUT('/callback-series/{id}/end', {
        params: { path: { id } },
        body: {
          on: values.on ?? '',
          reason: values.reason ?? '',
          by: values.by as Schemas['SeriesEnd']['by'],
        },
      }),
    );
    onEnd();
    toast(t.callbacks.saved);
    await readCallbacksAgain(queries);
  };
  const sides = Object.entries(t.callbackSides).map(([value, label]) => ({ value, label }));
  return (
    <Form
      fields={[
        { name: 'on', label: t.series.endOn, kind: 'day' },
        { name: 'by', label: t.callbacks.by, kind: 'choice', options: sides },
        { name: 'reason', label: t.callbacks.reason, wide: true },
      ]}
      limits={limits.SeriesEnd}
      values={values}
      onChange={setValues}
      submit={t.series.end}
      onSubmit={send}
      onCancel={onEnd}
    />
  );
}
