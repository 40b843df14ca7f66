-- Teams come from the tenant's files, like members. A team that is removed from the files is suspended. Members are named by their
-- e-mail address, the key of their declaration.
create table identity.team (
    tenant_id    uuid        not null default platform.tenant(),
    id           uuid        not null,
    name         text        not null check (name ~ '^[a-z][a-z0-9_]{0,49}$'),
    title        text        not null check (length(title) between 1 and 200),
    lead         text check (length(lead) <= 254),
    members      text[]      not null check (cardinality(members) <= 1000),
    suspended_at timestamptz,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    version      bigint      not null default 1 check (version > 0),
    primary key (tenant_id, id),
    unique (tenant_id, name),
    check (updated_at >= created_at)
);
select platform.wall('identity.team', 'select');

-- The members of each team, including the lead.
create view identity.team_member with (security_invoker) as
select t.tenant_id, t.id as team_id, m.id as member_id, coalesce(m.email = t.lead, false) as leads
from identity.team t
cross join lateral (select distinct unnest(array_append(t.members, t.lead)) as email) e
join identity.member m on m.tenant_id = t.tenant_id and m.email = e.email
where t.suspended_at is null;
grant select on identity.team_member to perennial_app;

-- The accounts that a role sees, as a list of scopes that add up: "all", "own", "team", "none", {"segments": […]}. It is null if the
-- previous release wrote the role; accounts_scope applies then. That column never allows more than the list.
alter table identity.role add column scopes jsonb check (jsonb_typeof(scopes) = 'array');
