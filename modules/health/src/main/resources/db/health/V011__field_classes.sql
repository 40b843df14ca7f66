-- See platform, V010. All that is not named here is plain.
select platform.field_class('health.known_band', 'health', 'band', 'since');
select platform.field_class('health.outcome', 'free_text', 'reason');
select platform.field_class('health.score', 'health', 'band', 'capped_by', 'coverage', 'freshness', 'high',
                            'low', 'points', 'raw', 'score', 'seen');
select platform.field_class('health.sentiment', 'free_text', 'note');
select platform.field_class('health.sentiment', 'health', 'value');
select platform.field_class('health.signal', 'health', 'value');
select platform.field_class('health.tally', 'health', 'accounts', 'band', 'bucket', 'points');
select platform.field_class('health.trial', 'revenue', 'answer');

select platform.plain_rest(oid::regclass) from pg_class
where relnamespace = 'health'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition and relname <> 'flyway_history'
order by relname;
