-- See platform, V010.
select platform.plain_rest(oid::regclass) from pg_class
where relnamespace = 'records'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition and relname <> 'flyway_history'
order by relname;
