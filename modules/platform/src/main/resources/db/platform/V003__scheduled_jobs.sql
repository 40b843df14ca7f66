-- db-scheduler's own table (its published definition for PostgreSQL). A job that works for a tenant carries the
-- tenant in its data and enters it through the wall like everyone else; this role sees no tenant's rows.
create table jobs.scheduled_tasks (
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
create index scheduled_tasks_by_execution_time on jobs.scheduled_tasks (execution_time);
create index scheduled_tasks_by_last_heartbeat on jobs.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on jobs.scheduled_tasks to perennial_scheduler;
