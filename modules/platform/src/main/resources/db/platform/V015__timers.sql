-- Timers: what a tenant has to do at a set time. The row is the truth, written in the transaction that sets the timer and deleted in
-- the one in which it fires; the scheduler's own table only says when to look.
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

-- Which node works at something that two must not do at once, and until when it may.
create table platform.lease (
    tenant_id  uuid        not null default platform.tenant(),
    name       text        not null check (length(name) between 1 and 100),
    holder     uuid        not null,
    held_until timestamptz not null,
    primary key (tenant_id, name)
);
select platform.wall('platform.lease');

-- db-scheduler's table once more, for what the clock starts: recurring jobs and timers have threads of their own, which no long job
-- takes. It names a tenant and a time and holds nothing of a tenant's.
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

-- When the tenant's files last changed something, so that servers notice without asking each tenant's rows.
alter table platform.tenant add column applied_at timestamptz;
