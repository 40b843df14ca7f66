-- Clocks of another system's history: asked for, and computed by a job, ticket by ticket, by the policies of today. policy: the only one that
-- is applied. reached: the last ticket that is done. attempts: how often the present step has failed.
create table tickets.clock_replay (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    policy      text,
    reached     uuid        not null default '00000000-0000-0000-0000-000000000000',
    tickets     bigint      not null default 0 check (tickets >= 0),
    clocks      bigint      not null default 0 check (clocks >= 0),
    missed      bigint      not null default 0 check (missed >= 0),
    attempts    integer     not null default 0 check (attempts >= 0),
    failure     text check (length(failure) <= 1000),
    version     bigint      not null default 1 check (version > 0),
    created_at  timestamptz not null,
    finished_at timestamptz check (finished_at >= created_at),
    primary key (tenant_id, id),
    check (failure is null or finished_at is not null)
);
create unique index clock_replay_open on tickets.clock_replay (tenant_id) where finished_at is null;
select platform.wall('tickets.clock_replay');
select platform.plain_rest('tickets.clock_replay');
