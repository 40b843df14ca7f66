import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body } from '../../api/client';
import { everybody, of, readPeopleAgain, type Team, teams as teamsQuery } from '../../api/people';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Fact, FactList } from '../../ui/facts';
import { Form, listOf, type Values } from '../../ui/form';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Button, Card } from '../../ui/parts';
import { Table } from '../../ui/table';
import { NEW, Opens, Source, useOpened } from './parts';
import css from './people.module.css';

/** The teams, each with its lead. */
export function Teams() {
  const { t, number } = useWriting();
  const { may } = useSession();
  const [open, setOpen] = useOpened();
  const query = useQuery(teamsQuery);
  const nameOf = useNames();
  return (
    <div className={pageStyles.stack}>
      {may('members:write') && (
        <div className={pageStyles.tools}>
          <Button kind="main" onClick={() => setOpen(NEW)}>
            {t.people.addTeam}
          </Button>
        </div>
      )}
      <Loaded query={query} height="16rem">
        {(rows) => (
          <>
            {(open === NEW || rows.some((row) => row.name === open)) && (
              <TeamEditor key={open} team={rows.find((row) => row.name === open)} onEnd={() => setOpen(undefined)} />
            )}
            <Card flush>
              <Table
                label={t.people.tabs.teams}
                rows={rows}
                rowKey={(row) => row.id}
                empty={t.people.noTeams}
                columns={[
                  { head: t.people.titleOf, cell: (row) => <Opens open={row.name}>{row.title}</Opens> },
                  {
                    head: t.people.teamLead,
                    cell: (row) => (row.leadId ? nameOf(row.leadId) : t.common.nobody),
                  },
                  { head: t.people.members, end: true, cell: (row) => number(row.memberIds.length) },
                  { head: t.people.source, cell: (row) => <Source declared={row.declared} /> },
                ]}
              />
            </Card>
          </>
        )}
      </Loaded>
    </div>
  );
}

function useNames(): (id: string) => string {
  const { data = [] } = useQuery(everybody);
  return (id) => data.find((member) => member.id === id)?.name ?? id;
}

function TeamEditor({ team, onEnd }: { team: Team | undefined; onEnd: () => void }) {
  const { t } = useWriting();
  const { may } = useSession();
  const doing = useDoing(readPeopleAgain);
  const nameOf = useNames();
  const { data = [] } = useQuery(everybody);
  const [values, setValues] = useState<Values>({
    title: team?.title ?? '',
    leadId: team?.leadId ?? '',
    memberIds: team?.memberIds.join(' ') ?? '',
  });
  const people = data
    .filter((member) => member.status !== 'suspended')
    .map((member) => ({ value: member.id, label: member.name }));
  const save = async () => {
    const { title = '', leadId } = values;
    await body(
      api.PUT('/teams/{name}', {
        params: {
          path: { name: team?.name ?? values.name ?? '' },
          header: team ? of(team) : { 'If-None-Match': '*' },
        },
        body: { title, leadId: leadId || null, memberIds: listOf(values.memberIds) },
      }),
    );
    await doing(Promise.resolve(), t.people.saved(title));
    onEnd();
  };
  const end = async (gone: Team) => {
    const ended = api.DELETE('/teams/{name}', { params: { path: { name: gone.name }, header: of(gone) } });
    if (await doing(body(ended), t.people.endedTeam(gone.title))) onEnd();
  };
  const changeable = may('members:write') && !team?.declared;
  return (
    <Card
      title={team?.title ?? t.people.addTeam}
      aside={
        team &&
        changeable && (
          <Button small onClick={() => void end(team)}>
            {t.people.endTeam}
          </Button>
        )
      }
    >
      {changeable ? (
        <Form
          fields={[
            ...(team ? [] : [{ name: 'name', label: t.people.short, hint: t.people.shortHint }]),
            { name: 'title', label: t.people.titleOf },
            { name: 'leadId', label: t.people.teamLead, kind: 'choice' as const, options: people },
            { name: 'memberIds', label: t.people.members, kind: 'many' as const, wide: true, options: people },
          ]}
          limits={{ ...limits.TeamBody, name: { required: true, maxLength: 50 } }}
          values={values}
          onChange={setValues}
          submit={t.common.save}
          onSubmit={save}
          onCancel={onEnd}
        />
      ) : (
        <>
          <p className={css.hint}>{t.people.declaredHint}</p>
          <FactList>
            <Fact label={t.people.teamLead}>{team?.leadId ? nameOf(team.leadId) : t.common.nobody}</Fact>
            <Fact label={t.people.members}>{team?.memberIds.map(nameOf).join(', ') || t.common.nobody}</Fact>
          </FactList>
          <Button kind="quiet" onClick={onEnd}>
            {t.app.close}
          </Button>
        </>
      )}
    </Card>
  );
}
