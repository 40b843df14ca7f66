-- Analyses the tables that have grown by a tenth, and by 64 KiB, since their last statistics; the largest first. Without statistics of a new
-- tenant the planner expects one row of it, and a join of some thousand rows takes minutes. Autovacuum comes after a minute, which is too
-- late for the jobs that follow a bulk load. The size of a file is known at once; the counts of changed rows arrive seconds later. A
-- statement of somebody else who analyses the table is not waited for. The scheduler's role calls it: it returns a number and no row.
create function jobs.analyse_grown(most integer) returns integer
    language plpgsql strict security definer set search_path = pg_catalog
as
$$
declare
    one     regclass;
    grown   integer := 0;
begin
    for one in
        select c.oid
        from pg_class c
        cross join lateral (select pg_relation_size(c.oid) / current_setting('block_size')::integer as pages) s
        where c.relkind = 'r' and c.relowner = (select oid from pg_roles where rolname = current_user)
          and s.pages > 1.1 * c.relpages + 8
        order by s.pages desc
        limit most
    loop
        execute format('analyze (skip_locked) %s', one);
        grown := grown + 1;
    end loop;
    return grown;
end
$$;
revoke all on function jobs.analyse_grown(integer) from public;
grant execute on function jobs.analyse_grown(integer) to perennial_scheduler;
