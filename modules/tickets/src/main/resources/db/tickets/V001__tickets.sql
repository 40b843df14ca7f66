-- What customers asked for: tickets, each with a number that people use.

-- The last number that was given. One row per tenant, locked by whoever creates tickets.
create table tickets.numbering (
    tenant_id uuid   not null default platform.tenant(),
    last      bigint not null check (last >= 0),
    primary key (tenant_id)
);
select platform.wall('tickets.numbering');

-- account_id: null as long as nobody knows whose request it is. requester: who asked, as the channel knows them; it stays as it was said.
-- reported_at: when it reached the tenant, with the start of the day where only the day is known. history: facts of another system, which
-- start no clocks. first_replied_at, solved_at, closed_at: of the state it is in; solved_at is the last solution.
create table tickets.ticket (
    tenant_id        uuid        not null default platform.tenant(),
    id               uuid        not null,
    number           bigint      not null check (number > 0),
    account_id       uuid,
    contact_id       uuid,
    requester        jsonb check (jsonb_typeof(requester) = 'object'),
    subject          text        not null check (length(subject) between 1 and 200),
    type             text        not null check (type ~ '^[a-z0-9_]{1,50}$'),
    category         text check (category ~ '^[a-z0-9_]{1,50}(/[a-z0-9_]{1,50}){0,2}$'),
    product          text check (length(product) between 1 and 100),
    severity         text        not null check (severity in ('general', 'important', 'urgent', 'critical')),
    impact           text check (impact in ('low', 'medium', 'high')),
    urgency          text check (urgency in ('low', 'medium', 'high')),
    channel          text        not null check (channel ~ '^[a-z0-9_]{1,50}$'),
    language         text,
    tier             integer     not null check (tier between 1 and 3),
    tags             jsonb       not null default '[]' check (jsonb_typeof(tags) = 'array'),
    occurred_at      timestamptz check (isfinite(occurred_at)),
    reported_at      timestamptz not null check (isfinite(reported_at)),
    precision        text        not null check (precision in ('instant', 'day')),
    expected_by      timestamptz check (isfinite(expected_by)),
    history          boolean     not null,
    state            text        not null check (state in ('new', 'open', 'pending', 'on_hold', 'solved', 'closed', 'spam')),
    state_since      timestamptz not null,
    first_replied_at timestamptz,
    solved_at        timestamptz,
    closed_at        timestamptz,
    version          bigint      not null default 1 check (version > 0),
    created_at       timestamptz not null,
    updated_at       timestamptz not null check (updated_at >= created_at),
    deleted_at       timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id),
    check (contact_id is null or account_id is not null)
);
create unique index ticket_by_number on tickets.ticket (tenant_id, number);
create index ticket_by_report on tickets.ticket (tenant_id, reported_at, id) where deleted_at is null;
create index ticket_by_account on tickets.ticket (tenant_id, account_id, reported_at, id) where deleted_at is null;
create index ticket_unmatched on tickets.ticket (tenant_id, reported_at, id) where deleted_at is null and account_id is null;
select platform.wall('tickets.ticket');

-- Each with who owns its account, and the account's segment: sight of an account is sight of its tickets.
create view tickets.live_ticket with (security_invoker) as
select t.tenant_id, t.id, t.number, t.account_id, t.contact_id, t.requester, t.subject, t.type, t.category, t.product, t.severity, t.impact,
       t.urgency, t.channel, t.language, t.tier, t.tags, t.occurred_at, t.reported_at, t.precision, t.expected_by, t.history, t.state,
       t.state_since, t.first_replied_at, t.solved_at, t.closed_at,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = t.tenant_id and k.kind = 'tickets' and k.record_id = t.id) as external_keys,
       t.version, t.created_at, t.updated_at, a.owner_id as account_owner_id, a.segment as account_segment
from tickets.ticket t
left join accounts.live_account a on a.tenant_id = t.tenant_id and a.id = t.account_id
where t.deleted_at is null;
grant select on tickets.live_ticket to perennial_app;

-- See platform, V010. All that is not named here is plain.
select platform.field_class(one, 'contact_details', 'requester') from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
select platform.field_class(one, 'free_text', 'subject') from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
select platform.field_class(one, 'internal', 'tags') from unnest(array['tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
select platform.plain_rest(one) from unnest(array['tickets.numbering', 'tickets.ticket', 'tickets.live_ticket']::regclass[]) one;
