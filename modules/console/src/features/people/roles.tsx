import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limits } from '#limits';
import { api, body, type Schemas } from '../../api/client';
import { of, type Role, readPeopleAgain, roles as rolesQuery } from '../../api/people';
import { useSession } from '../../app/session';
import { useWriting } from '../../text';
import { useDoing } from '../../ui/doing';
import { Form, listOf, type Values } from '../../ui/form';
import { Icon } from '../../ui/icons';
import { Loaded } from '../../ui/loaded';
import { pageStyles } from '../../ui/page';
import { Button, Card, Tag } from '../../ui/parts';
import { Table } from '../../ui/table';
import { areasOf, classesOf } from './matrix';
import { NEW, Opens, Source, useOpened } from './parts';
import css from './people.module.css';

/** The roles, and what somebody with each of them sees. */
export function Roles() {
  const { t, number, named } = useWriting();
  const { may } = useSession();
  const [open, setOpen] = useOpened();
  const query = useQuery(rolesQuery);
  return (
    <div className={pageStyles.stack}>
      {may('roles:write') && (
        <div className={pageStyles.tools}>
          <Button kind="main" onClick={() => setOpen(NEW)}>
            {t.people.addRole}
          </Button>
        </div>
      )}
      <Loaded query={query} height="16rem">
        {(rows) => (
          <>
            {(open === NEW || rows.some((row) => row.name === open)) && (
              <RoleEditor key={open} role={rows.find((row) => row.name === open)} onEnd={() => setOpen(undefined)} />
            )}
            <Card flush>
              <Table
                label={t.people.tabs.roles}
                rows={rows}
                rowKey={(row) => row.name}
                empty={t.people.none}
                columns={[
                  { head: t.people.name, cell: (row) => <Opens open={row.name}>{row.name}</Opens> },
                  { head: t.people.members, end: true, cell: (row) => number(row.members) },
                  {
                    head: t.people.visible,
                    cell: (row) =>
                      [...row.visible.map((one) => named(t.people.scopes, one)), ...row.segments].join(', ') ||
                      t.people.noAccounts,
                  },
                  {
                    head: t.people.closed,
                    cell: (row) => row.closed.map((one) => named(t.vendors.classes, one)).join(', ') || t.common.none,
                  },
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

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

function bodyOf(values: Values): Schemas['RoleBody'] {
  return {
    permissions: listOf(values.permissions),
    visible: listOf(values.visible) as NonNullable<Schemas['RoleBody']['visible']>,
    segments: listed(values.segments),
  };
}

function RoleEditor({ role, onEnd }: { role: Role | undefined; onEnd: () => void }) {
  const { t } = useWriting();
  const session = useSession();
  const doing = useDoing(readPeopleAgain);
  const [values, setValues] = useState<Values>({
    permissions: role?.permissions.join(' ') ?? '',
    visible: role?.visible.join(' ') ?? '',
    segments: role?.segments.join(', ') ?? '',
  });
  const name = role?.name ?? values.name ?? '';
  const save = async () => {
    await body(
      api.PUT('/roles/{name}', {
        params: { path: { name }, header: role ? of(role) : { 'If-None-Match': '*' } },
        body: bodyOf(values),
      }),
    );
    await doing(Promise.resolve(), t.people.saved(name));
    onEnd();
  };
  const remove = async (gone: Role) => {
    const deleted = api.DELETE('/roles/{name}', { params: { path: { name: gone.name }, header: of(gone) } });
    if (await doing(body(deleted), t.people.deletedRole(gone.name))) onEnd();
  };
  const changeable = session.may('roles:write') && !role?.declared;
  const permissions = [...new Set([...session.permissions, ...(role?.permissions ?? [])])].sort();
  return (
    <Card
      title={role?.name ?? t.people.addRole}
      aside={
        role &&
        changeable && (
          <Button small onClick={() => void remove(role)}>
            {t.people.deleteRole}
          </Button>
        )
      }
    >
      {changeable ? (
        <Form
          fields={[
            ...(role ? [] : [{ name: 'name', label: t.people.short, hint: t.people.shortHint }]),
            {
              name: 'visible',
              label: t.people.visible,
              kind: 'many' as const,
              options: Object.entries(t.people.scopes).map(([value, label]) => ({ value, label })),
            },
            { name: 'segments', label: t.people.segments },
            {
              name: 'permissions',
              label: t.people.permissions,
              hint: t.people.permissionsHint,
              kind: 'many' as const,
              wide: true,
              options: permissions.map((value) => ({ value, label: value })),
            },
          ]}
          limits={{ ...limits.RoleBody, name: { required: true, maxLength: 50 } }}
          values={values}
          onChange={setValues}
          submit={t.common.save}
          onSubmit={save}
          onCancel={onEnd}
        />
      ) : (
        <p className={css.hint}>{t.people.declaredHint}</p>
      )}
      <Sees body={bodyOf(values)} />
      {!changeable && (
        <Button kind="quiet" onClick={onEnd}>
          {t.app.close}
        </Button>
      )}
    </Card>
  );
}

/** What somebody with only this role would see and do, before it is saved. */
function Sees({ body }: { body: Schemas['RoleBody'] }) {
  const { t, named } = useWriting();
  const scopes = [...(body.visible ?? []).map((one) => named(t.people.scopes, one)), ...(body.segments ?? [])];
  const mark = (yes: boolean) => (yes ? <Yes /> : t.common.none);
  return (
    <section aria-live="polite">
      <h3>{t.people.sees}</h3>
      <p className={css.hint}>
        {t.people.visible}: {scopes.join(', ') || t.people.noAccounts}
      </p>
      <ul className={css.classes}>
        {classesOf(body.permissions).map(({ name, open }) => (
          <li key={name}>
            <Tag tone={open ? 'good' : undefined}>
              {!open && <Icon name="lock" size={12} />}
              {(open ? t.people.openClass : t.people.closedClass)(named(t.vendors.classes, name))}
            </Tag>
          </li>
        ))}
      </ul>
      <Table
        label={t.people.sees}
        rows={areasOf(body.permissions)}
        rowKey={(row) => row.name}
        empty={t.people.nothingYet}
        columns={[
          { head: t.people.area, cell: (row) => row.name },
          { head: t.people.reads, cell: (row) => mark(row.reads) },
          { head: t.people.writes, cell: (row) => mark(row.writes) },
          { head: t.people.more, cell: (row) => row.more.join(', ') },
        ]}
      />
    </section>
  );
}

function Yes() {
  const { t } = useWriting();
  return (
    <>
      <Icon name="check" size={14} />
      <span className="hidden">{t.common.yes}</span>
    </>
  );
}
