-- Distributes Perennial's tables over the nodes of Citus, by tenant. Run it once, with psql as a superuser on the coordinator, after
-- migrate and before the first server starts. Run it again after an upgrade of Citus or after a failure: it leaves out what is done.
-- A table that a later migration adds is distributed by platform.wall.

-- Each walled table, a table after those that its foreign keys name. Partitions follow their tables.
do $$
declare
    one regclass;
begin
    for one in
        with recursive walled as (
            select c.oid from pg_class c
            where c.relkind in ('r', 'p') and not c.relispartition and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'wall')
        ), above as (
            select oid, 0 as depth from walled
            union all
            select k.conrelid, a.depth + 1
            from above a join pg_constraint k on k.confrelid = a.oid and k.contype = 'f' and k.conrelid <> a.oid and k.conparentid = 0
            where exists (select from walled w where w.oid = k.conrelid) and a.depth < 50)
        select oid from above
        where not exists (select from pg_dist_partition d where d.logicalrelid = above.oid)
        group by oid
        order by oid <> 'platform.owner'::regclass, max(depth), oid::regclass::text
    loop
        if one = 'platform.owner'::regclass then
            perform create_distributed_table(one, 'tenant_id', shard_count => 64);
        else
            perform create_distributed_table(one, 'tenant_id', colocate_with => 'platform.owner');
        end if;
    end loop;
end
$$;

-- The functions that statements call run where the rows are.
do $$
declare
    one regprocedure;
begin
    for one in
        select f.oid from pg_proc f join pg_namespace n on n.oid = f.pronamespace
        where n.nspname in (select schemaname from pg_policies) and f.provolatile = 'i' and f.prokind = 'f'
          and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
        order by f.oid::regprocedure::text
    loop
        perform create_distributed_function(one);
    end loop;
end
$$;

-- These stay on the coordinator: no tenant owns them, they are small, and no statement joins them to rows of tenants.
-- local platform.tenant
-- local jobs.scheduled_tasks
-- local jobs.scheduled_timers
-- local *.flyway_history
