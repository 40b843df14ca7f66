-- What a column tells, by which it is open to a caller or closed: the SQL layer selects no value of a closed one. A migration says it of
-- each column that it adds: of some with field_class, of all others of a table or view with plain_rest.
create function platform.field_class(relation regclass, class text, variadic columns text[]) returns void
    language plpgsql
as
$$
declare
    one text;
begin
    foreach one in array columns loop
        execute format('comment on column %s.%I is %L', relation, one, 'class: ' || class);
    end loop;
end
$$;
revoke all on function platform.field_class(regclass, text, text[]) from public;

create function platform.plain_rest(relation regclass) returns void
    language plpgsql
as
$$
declare
    one name;
begin
    for one in select attname from pg_attribute
               where attrelid = relation and attnum > 0 and not attisdropped and col_description(attrelid, attnum) is null loop
        execute format('comment on column %s.%I is %L', relation, one, 'class: plain');
    end loop;
end
$$;
revoke all on function platform.plain_rest(regclass) from public;

select platform.field_class('platform.audit', 'internal', 'changes');
select platform.field_class('platform.audit', 'free_text', 'label');
select platform.field_class('platform.audit_log', 'internal', 'changes');
select platform.field_class('platform.history', 'free_text', 'label');
select platform.field_class('platform.outbox', 'internal', 'payload');
select platform.field_class('platform.set_aside', 'internal', 'payload', 'error');
select platform.field_class('platform.idempotency_key', 'internal', 'body', 'fingerprint');

select platform.plain_rest(oid::regclass) from pg_class
where relnamespace = 'platform'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition and relname <> 'flyway_history'
order by relname;
