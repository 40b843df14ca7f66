-- What somebody has to do. account_id: the customer, if it is about one. owner_id, team_id: who does it; without both, the account's owner.
-- due_on, due_at, due_in_work_days: when, in the words in which it was said; of work days due_on is computed. due_until: the instant at which
-- it is late. due_order: what has no time stands behind all that have one. source: what it comes from, with source_id, the id of that in the
-- API, and reason, a code and its figures. cause: what made it, once; also of one that was dropped or deleted. snoozed_until: until then it
-- is not shown as work.
create table engagement.task (
    tenant_id        uuid        not null default platform.tenant(),
    id               uuid        not null,
    account_id       uuid,
    title            text        not null check (length(title) between 1 and 200),
    note             text check (length(note) between 1 and 5000),
    owner_id         uuid,
    team_id          uuid,
    due_on           date check (isfinite(due_on)),
    due_at           timestamptz check (isfinite(due_at)),
    due_in_work_days integer check (due_in_work_days between 0 and 250),
    due_until        timestamptz check (isfinite(due_until)),
    priority         text        not null check (priority in ('low', 'normal', 'high', 'urgent')),
    checklist        jsonb       not null default '[]' check (jsonb_typeof(checklist) = 'array'),
    ticket_id        uuid,
    renewal_id       uuid,
    source           text        not null check (source ~ '^[a-z_]{1,20}$'),
    source_id        text check (length(source_id) between 1 and 100),
    reason           jsonb check (jsonb_typeof(reason) = 'object'),
    cause            text check (length(cause) between 1 and 200),
    snoozed_until    timestamptz check (isfinite(snoozed_until)),
    state            text        not null default 'open' check (state in ('open', 'done', 'dropped')),
    closed_at        timestamptz,
    outcome          text check (length(outcome) between 1 and 2000),
    due_order        timestamptz not null generated always as (coalesce(due_until, timestamptz 'infinity')) stored,
    version          bigint      not null default 1 check (version > 0),
    created_at       timestamptz not null,
    updated_at       timestamptz not null check (updated_at >= created_at),
    deleted_at       timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, owner_id) references identity.member (tenant_id, id),
    foreign key (tenant_id, team_id) references identity.team (tenant_id, id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    foreign key (tenant_id, renewal_id) references renewals.renewal (tenant_id, id),
    check (account_id is not null or owner_id is not null or team_id is not null),
    check (due_at is null or due_on is null),
    check (due_at is null or due_in_work_days is null),
    check ((closed_at is null) = (state = 'open')),
    check (outcome is null or state <> 'open'),
    check (state <> 'dropped' or outcome is not null),
    check (snoozed_until is null or state = 'open')
);
create index task_by_due on engagement.task (tenant_id, due_order, id) where deleted_at is null;
create index task_open on engagement.task (tenant_id, due_order, id) where deleted_at is null and state = 'open';
create index task_by_account on engagement.task (tenant_id, account_id, due_order, id) where deleted_at is null;
create index task_by_owner on engagement.task (tenant_id, owner_id, due_order, id) where deleted_at is null and owner_id is not null;
create index task_by_team on engagement.task (tenant_id, team_id, due_order, id) where deleted_at is null and team_id is not null;
-- What waits for a member is read by these, without all that was ever done.
create index task_open_by_owner on engagement.task (tenant_id, owner_id) where deleted_at is null and state = 'open' and owner_id is not null;
create index task_open_by_account on engagement.task (tenant_id, account_id) where deleted_at is null and state = 'open' and owner_id is null;
create index task_by_ticket on engagement.task (tenant_id, ticket_id) where ticket_id is not null;
create index task_by_renewal on engagement.task (tenant_id, renewal_id) where renewal_id is not null;
create unique index task_by_cause on engagement.task (tenant_id, cause) where cause is not null;
select platform.wall('engagement.task');

-- Each with who works on it, who owns its account, and the account's segment.
create view engagement.live_task with (security_invoker) as
select t.tenant_id, t.id, t.account_id, t.title, t.note, t.owner_id, t.team_id, t.due_on, t.due_at, t.due_in_work_days, t.due_until, t.due_order,
       t.priority, t.checklist, t.ticket_id, t.renewal_id, t.source, t.source_id, t.reason, t.snoozed_until, t.state, t.closed_at, t.outcome,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = t.tenant_id and k.kind = 'tasks' and k.record_id = t.id) as external_keys,
       t.version, t.created_at, t.updated_at,
       coalesce(t.owner_id, case when t.team_id is null then a.owner_id end) as worked_by,
       a.owner_id as account_owner_id, a.segment as account_segment
from engagement.task t
left join accounts.live_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
where t.deleted_at is null;
grant select on engagement.live_task to perennial_app;

-- See platform, V010. All that is not named here is plain.
select platform.field_class(one, 'free_text', 'checklist', 'note', 'outcome', 'title')
from unnest(array['engagement.task', 'engagement.live_task']::regclass[]) one;
select platform.field_class(one, 'health', 'reason') from unnest(array['engagement.task', 'engagement.live_task']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['engagement.task', 'engagement.live_task']::regclass[]) one;
