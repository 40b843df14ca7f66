-- Timers: the work of a tenant at a set time. The row is the source of truth. It is written in the transaction that sets the timer, and
-- deleted in the transaction in which the timer fires. The scheduler's own table only says when to look.
create table platform.timer (
    tenant_id uuid        not null default platform.tenant(),
    name      text        not null check (length(name) between 1 and 100),
    id        text        not null check (length(id) between 1 and 200),
    fires_at  timestamptz not null,
    attempts  integer     not null default 0 check (attempts >= 0),
    primary key (tenant_id, name, id)
);
create index timer_by_time on platform.timer (tenant_id, fires_at, name, id);
select platform.wall('platform.timer');

-- The node that does some work which two nodes must not do at once, and the end of its lease.
create table platform.lease (
    tenant_id  uuid        not null default platform.tenant(),
    name       text        not null check (length(name) between 1 and 100),
    holder     uuid        not null,
    held_until timestamptz not null,
    primary key (tenant_id, name)
);
select platform.wall('platform.lease');

-- A second table of db-scheduler, for recurring jobs and timers: they have their own threads, which no long job can take. A row names a
-- tenant and a time, and contains no data of the tenant.
create table jobs.scheduled_timers (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_timers_by_execution_time on jobs.scheduled_timers (execution_time);
create index scheduled_timers_by_last_heartbeat on jobs.scheduled_timers (last_heartbeat);
grant select, insert, update, delete on jobs.scheduled_timers to perennial_scheduler;

-- The time of the last change by the tenant's files. Servers notice it without reading the rows of each tenant.
alter table platform.tenant add column applied_at timestamptz;
