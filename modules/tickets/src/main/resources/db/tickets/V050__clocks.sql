-- What the tenant's files promise, in order: the first policy that fits a ticket applies (PolicyRules).
create table tickets.declared_policy (
    tenant_id  uuid    not null default platform.tenant(),
    name       text    not null check (name ~ '^[a-z][a-z0-9_-]{0,49}$'),
    position   integer not null check (position >= 0),
    definition jsonb   not null check (jsonb_typeof(definition) = 'object'),
    primary key (tenant_id, name)
);
select platform.wall('tickets.declared_policy', 'select');
select platform.plain_rest('tickets.declared_policy');

-- Each definition that a policy has had. Clocks name the number.
create table tickets.policy_version (
    tenant_id  uuid        not null default platform.tenant(),
    name       text        not null check (name ~ '^[a-z][a-z0-9_-]{0,49}$'),
    number     integer     not null check (number > 0),
    definition jsonb       not null check (jsonb_typeof(definition) = 'object'),
    created_at timestamptz not null,
    primary key (tenant_id, name, number)
);
select platform.wall('tickets.policy_version', 'select, insert');
select platform.plain_rest('tickets.policy_version');

-- The clocks of a ticket. countdown (KeptCountdown) has all stretches of its time; the columns beside it repeat what lists need.
-- warned: the highest part of the target, in percent, of which somebody was warned.
create table tickets.clock (
    tenant_id      uuid        not null default platform.tenant(),
    id             uuid        not null,
    ticket_id      uuid        not null,
    kind           text        not null check (kind in ('first_response', 'next_reply', 'next_update', 'resolution')),
    party          text        not null check (party in ('customer', 'tier', 'vendor')),
    run            text        not null check (run in ('running', 'paused', 'stopped')),
    policy         text        not null,
    policy_version integer     not null,
    calendar       text        not null,
    started_at     timestamptz not null,
    due_at         timestamptz,
    provisional    boolean     not null,
    missed_at      timestamptz,
    stopped_at     timestamptz,
    warned         integer     not null check (warned between 0 and 100),
    countdown      jsonb       not null check (jsonb_typeof(countdown) = 'object'),
    version        bigint      not null default 1 check (version > 0),
    created_at     timestamptz not null,
    updated_at     timestamptz not null check (updated_at >= created_at),
    primary key (tenant_id, id),
    foreign key (tenant_id, ticket_id) references tickets.ticket (tenant_id, id),
    check ((run = 'stopped') = (stopped_at is not null))
);
create unique index clock_by_ticket on tickets.clock (tenant_id, ticket_id, party, kind);
select platform.wall('tickets.clock', 'select, insert, update');
select platform.plain_rest('tickets.clock');
