-- Scores of days before the first score of each account: asked for, and computed by a job, account by account. reached: the last account that
-- is done.
create table health.replay (
    tenant_id   uuid        not null default platform.tenant(),
    id          uuid        not null,
    days        date[]      not null check (cardinality(days) between 1 and 270),
    reached     uuid        not null default '00000000-0000-0000-0000-000000000000',
    accounts    bigint      not null default 0 check (accounts >= 0),
    scores      bigint      not null default 0 check (scores >= 0),
    version     bigint      not null default 1 check (version > 0),
    created_at  timestamptz not null,
    finished_at timestamptz check (finished_at >= created_at),
    primary key (tenant_id, id)
);
create unique index replay_open on health.replay (tenant_id) where finished_at is null;
select platform.wall('health.replay');
select platform.plain_rest('health.replay');
