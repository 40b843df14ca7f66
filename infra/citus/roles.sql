-- The settings of Perennial's roles on Citus. Run it with psql as a superuser on the coordinator, after roles.sql of PostgreSQL.

-- SET LOCAL app.tenant reaches the nodes, because the wall there compares with it.
alter role perennial_owner set citus.propagate_set_commands = 'local';
alter role perennial_app set citus.propagate_set_commands = 'local';

-- Refuses a statement that needs more than one shard: it does not name its tenant.
alter role perennial_app set citus.multi_task_query_log_level = 'error';

-- A plan for all tenants has no shard. A plan with the values of the call has one.
alter role perennial_app set plan_cache_mode = 'force_custom_plan';
