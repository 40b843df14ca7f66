-- Finds by the words first. Beside the accounts, whose wall holds for their owner too, the condition on the tenant became one that must come
-- before all that is not leakproof, so that no search could use the index of words: it computed the lexemes of every record of the tenant.

-- Makes the function found_<kind> of a searchable kind. What it finds by words is a set of its own, before accounts are asked.
create function records.finder(kind text, is_name boolean) returns void
    language plpgsql
as
$make$
begin
    execute format($sql$
        create or replace function %2$s(wanted tsquery, plain text, every boolean, owners uuid[], segments text[], most integer)
        returns table (id uuid, rank integer)
        language sql stable security definer rows 20 set search_path = pg_catalog set plan_cache_mode = force_custom_plan
        as $body$
            with named as materialized (
                select s.id, s.account_id, s.title
                from %1$s_search s
                where s.tenant_id = platform.tenant()
                  and records.search_vector(s.tenant_id, s.open_text, s.closed_text, %3$L) @@ wanted)
            select m.id,
                   case when m.title = plain then 0 when starts_with(m.title, plain) then 1
                        when position(' ' || plain in m.title) > 0 then 2 when position(plain in m.title) > 0 then 3 else 4 end
            from (select n.id, n.title
                  from named n
                  join accounts.account a on a.tenant_id = platform.tenant() and a.id = n.account_id
                  where a.deleted_at is null and (every or a.owner_id = any (owners) or a.segment = any (segments))
                  limit 5000) m
            order by 2, length(m.title), m.id
            limit most
        $body$$sql$, kind, replace(kind, '.', '.found_'), is_name);
    execute format('revoke all on function %s from public', replace(kind, '.', '.found_'));
    execute format('grant execute on function %s to perennial_app', replace(kind, '.', '.found_'));
end
$make$;
revoke all on function records.finder(text, boolean) from public;

-- As it was, with the function that finds.
create or replace function records.searchable(kind text, is_name boolean) returns void
    language plpgsql
as
$make$
begin
    execute format($sql$
        create table %1$s_search (
            tenant_id   uuid not null default platform.tenant(),
            id          uuid not null,
            account_id  uuid not null,
            title       text not null,
            open_text   text not null,
            closed_text text not null,
            primary key (tenant_id, id),
            foreign key (tenant_id, id) references %1$s (tenant_id, id)
        )$sql$, kind);
    execute format('create index %3$s on %1$s_search using gin (records.search_vector(tenant_id, open_text, closed_text, %2$L)) with (fastupdate = off)',
                   kind, is_name, split_part(kind, '.', 2) || '_search_words');
    execute format('alter index %1$s_search_words alter column 1 set statistics 0', kind);
    perform platform.wall((kind || '_search')::regclass);
    execute format('alter table %1$s_search no force row level security', kind);
    perform platform.field_class((kind || '_search')::regclass, 'internal', 'title', 'open_text', 'closed_text');
    perform platform.plain_rest((kind || '_search')::regclass);
    perform records.finder(kind, is_name);
end
$make$;
