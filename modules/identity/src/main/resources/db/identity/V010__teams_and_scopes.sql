-- Teams come from the tenant's files, as members do; one that is no longer named is suspended. Members are named by e-mail address,
-- which is what they are declared by.
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

-- Who is in a team, the lead among them.
create view identity.team_member with (security_invoker) as
select t.tenant_id, t.id as team_id, m.id as member_id, coalesce(m.email = t.lead, false) as leads
from identity.team t
cross join lateral (select distinct unnest(array_append(t.members, t.lead)) as email) e
join identity.member m on m.tenant_id = t.tenant_id and m.email = e.email
where t.suspended_at is null;
grant select on identity.team_member to perennial_app;

-- The accounts that a role sees, as a list of scopes that add up: "all", "own", "team", "none", {"segments": […]}. Where a previous
-- release wrote the role it is null, and accounts_scope says it; that column in turn never says more than the list.
alter table identity.role add column scopes jsonb check (jsonb_typeof(scopes) = 'array');
