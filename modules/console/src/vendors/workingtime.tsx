import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../api/client';
import { absences as absencesQuery, of, readPeopleAgain, workingTime as workingTimeQuery } from '../api/people';
import { useSession } from '../app/session';
import { useWriting } from '../text';
import { instantOf, plusDays } from '../text/days';
import { useDoing } from '../ui/doing';
import { Fact, FactList } from '../ui/facts';
import { Form, type Values } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { Button, Card } from '../ui/parts';
import { Table } from '../ui/table';
import { bodyOf, DAYS, valuesOf } from './hours';

type Time = Schemas['WorkingTimeView'];
type Absence = Schemas['MemberAbsence'];

/** A Monday, after which the names of the days of the week are written. */
const MONDAY = '2026-06-01';

/** When a member works, what the member knows, and when the member is away. Whoever leads the member changes it. */
export function WorkingTime({ memberId, name }: { memberId: string; name?: string }) {
  const { t } = useWriting();
  const query = useQuery(workingTimeQuery(memberId));
  return (
    <>
      <Card title={name ? `${t.workingTime.title}: ${name}` : t.workingTime.title}>
        <Loaded query={query} height="12rem">
          {(time) => <Hours key={time.version} time={time} />}
        </Loaded>
      </Card>
      <Absences memberId={memberId} />
    </>
  );
}

function Hours({ time }: { time: Time }) {
  const { t, dayOfWeek, zone, number } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPeopleAgain);
  const [values, setValues] = useState<Values>(() => valuesOf(time));
  const days = DAYS.map((day, at) => ({
    name: `week.${day}`,
    label: dayOfWeek(plusDays(MONDAY, at)),
  }));
  if (time.declared || !may('calendars:write'))
    return (
      <>
        {time.declared && <p>{t.workingTime.declared}</p>}
        <FactList>
          {days.map(({ name, label }) => (
            <Fact key={name} label={label}>
              {values[name] || t.workingTime.usual}
            </Fact>
          ))}
          <Fact label={t.workingTime.skills}>{values.skills || t.common.none}</Fact>
          <Fact label={t.workingTime.languages}>{values.languages || t.common.none}</Fact>
          <Fact label={t.workingTime.capacity}>{number(time.capacity)}</Fact>
          <Fact label={t.people.zone}>{time.zone ?? zone}</Fact>
        </FactList>
      </>
    );
  const save = async () => {
    await body(
      api.PUT('/members/{id}/working-time', {
        params: { path: { id: time.memberId }, header: of(time) },
        body: bodyOf(time, values),
      }),
    );
    await doing(Promise.resolve(), t.people.saved(t.workingTime.title));
  };
  return (
    <>
      <p>{t.workingTime.hint}</p>
      <Form
        fields={[
          ...days,
          { name: 'skills', label: t.workingTime.skills, wide: true },
          { name: 'languages', label: t.workingTime.languages },
          { name: 'capacity', label: t.workingTime.capacity, kind: 'number' },
          { name: 'calendar', label: t.vendors.calendar, hint: t.vendors.calendarHint },
          { name: 'zone', label: t.people.zone },
        ]}
        limits={limits.WorkingTimeBody}
        values={values}
        onChange={setValues}
        submit={t.common.save}
        onSubmit={save}
      />
    </>
  );
}

function Absences({ memberId }: { memberId: string }) {
  const { t, instant } = useWriting();
  const { may } = useSession();
  const query = useQuery(absencesQuery(memberId));
  const doing = useDoing(readPeopleAgain);
  const [adding, setAdding] = useState(false);
  const remove = (row: Absence) =>
    doing(
      body(
        api.DELETE('/members/{id}/absences/{absenceId}', {
          params: { path: { id: memberId, absenceId: row.id }, header: of(row) },
        }),
      ),
      t.workingTime.removed,
    );
  const writes = may('calendars:write');
  return (
    <Card
      title={t.workingTime.absences}
      aside={
        writes &&
        !adding && (
          <Button small onClick={() => setAdding(true)}>
            {t.workingTime.away}
          </Button>
        )
      }
      flush={!adding}
    >
      {adding && <NewAbsence memberId={memberId} onEnd={() => setAdding(false)} />}
      <Loaded query={query} height="6rem">
        {(rows) => (
          <Table<Absence>
            label={t.workingTime.absences}
            rows={rows}
            rowKey={(row) => row.id}
            empty={t.workingTime.never}
            columns={[
              { head: t.workingTime.from, cell: (row) => instant(row.from) },
              { head: t.workingTime.until, cell: (row) => instant(row.until) },
              { head: t.workingTime.reason, cell: (row) => row.reason ?? '' },
              ...(writes
                ? [
                    {
                      head: t.people.more,
                      cell: (row: Absence) => (
                        <Button
                          small
                          aria-label={`${t.workingTime.remove}: ${instant(row.from)}`}
                          onClick={() => void remove(row)}
                        >
                          {t.workingTime.remove}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}

function NewAbsence({ memberId, onEnd }: { memberId: string; onEnd: () => void }) {
  const { t, zone } = useWriting();
  const doing = useDoing(readPeopleAgain);
  const [values, setValues] = useState<Values>({});
  const [key] = useState(() => crypto.randomUUID());
  const send = async () => {
    const { from = '', until = '', reason = '' } = values;
    await body(
      api.POST('/members/{id}/absences', {
        params: { path: { id: memberId }, header: { 'Idempotency-Key': key } },
        body: { from: instantOf(from, zone), until: instantOf(until, zone), reason: reason.trim() || null },
      }),
    );
    await doing(Promise.resolve(), t.workingTime.added);
    onEnd();
  };
  return (
    <Form
      fields={[
        { name: 'from', label: t.workingTime.from, kind: 'moment' },
        { name: 'until', label: t.workingTime.until, kind: 'moment' },
        { name: 'reason', label: t.workingTime.reason, wide: true },
      ]}
      limits={limits.AbsenceBody}
      values={values}
      onChange={setValues}
      submit={t.workingTime.away}
      onSubmit={send}
      onCancel={onEnd}
    />
  );
}
