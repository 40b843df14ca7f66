-- Searching for text. The words of what is searched are the lexemes of an index of a table beside the records, because the records themselves
-- change more often than their names. Each lexeme begins with a mark of the tenant: an index of several columns keeps the entries of each
-- column apart, so that a search for a frequent word would read those of all tenants.

-- Returns a text as it is compared: compatible forms alike, small letters, no accents.
create function records.folded(given text) returns text
    language sql immutable parallel safe
    return normalize(regexp_replace(normalize(lower(normalize(given, nfkc)), nfd), '[\u0300-\u036f]', '', 'g'), nfc);

create function records.search_mark(tenant uuid) returns text
    language sql immutable parallel safe
    return substr(md5(tenant::text), 1, 4);

-- Returns the words of a folded text, each once; a run of Chinese, Japanese or Korean characters is a word.
create function records.search_words(folded text) returns text[]
    language sql immutable parallel safe
    return (
        select coalesce(array_agg(distinct left(w[1], 40)), '{}')
        from regexp_matches(folded, '([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[^\s\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff\u2e80-\u2fdf\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff0f]+)', 'g') w);

-- Returns a word, and the same without each of its letters. Two words that differ by one wrong, missing, superfluous or twisted letter have one
-- of these in common.
create function records.nearly(word text) returns text[]
    language plpgsql immutable parallel safe
as
$$
declare
    found text[] := array[word];
begin
    for at in 1 .. length(word) loop
        found := found || (left(word, at - 1) || substr(word, at + 1));
    end loop;
    return found;
end
$$;

-- Returns the lexemes of a text. Behind the mark, one letter says what follows: 'w' a word or two Chinese characters, and of a name also 's' the
-- end of a word, by which a part inside of a word is found, and 'n' what a word nearly is. Capital letters are for what can be closed to callers.
create function records.lexemes(tenant uuid, given text, is_name boolean, is_closed boolean) returns text[]
    language plpgsql immutable parallel safe
as
$$
declare
    mark  text   := records.search_mark(tenant);
    w     text   := mark || case when is_closed then 'W' else 'w' end;
    s     text   := mark || case when is_closed then 'S' else 's' end;
    n     text   := mark || case when is_closed then 'N' else 'n' end;
    found text[] := '{}';
    word  text;
begin
    foreach word in array records.search_words(records.folded(given)) loop
        if word ~ '^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]' then
            for at in 1 .. length(word) loop
                found := found || (w || substr(word, at, 2));
            end loop;
        else
            found := found || (w || word);
            if is_name then
                for at in 2 .. length(word) - 2 loop
                    found := found || (s || substr(word, at));
                end loop;
                if length(word) between 4 and 20 then
                    found := found || array(select n || x from unnest(records.nearly(word)) x);
                end if;
            end if;
        end if;
    end loop;
    return found;
end
$$;

-- Returns what the index has of a record. It is no SQL function, which the planner would replace by its body, and costs much, so that the
-- planner never computes it for all rows of a tenant in the place of asking the index.
create function records.search_vector(tenant uuid, open_text text, closed_text text, is_name boolean) returns tsvector
    language plpgsql immutable parallel safe cost 1000000
as
$$
begin
    return array_to_tsvector(records.lexemes(tenant, open_text, is_name, false) || records.lexemes(tenant, closed_text, is_name, true));
end
$$;

-- Returns the query for what somebody searches for: all of its words, each as the beginning or a part of a word. Two letters are only a
-- beginning. near: a longer word may also have a typing error. only_open: nothing that can be closed to callers is searched.
create function records.search_query(tenant uuid, given text, near boolean, only_open boolean) returns tsquery
    language plpgsql immutable parallel safe
as
$$
declare
    mark  text   := records.search_mark(tenant);
    kinds text[] := case when only_open then array['w'] else array['w', 'W'] end;
    terms text[] := '{}';
    parts  text[];
    word  text;
    kind  text;
begin
    foreach word in array records.search_words(records.folded(given)) loop
        parts := '{}';
        foreach kind in array kinds loop
            if word ~ '^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]' then
                parts := parts || (select '(' || string_agg(quote_literal(mark || kind || substr(word, at, 2)) || ':*', ' & ') || ')'
                                 from generate_series(1, greatest(length(word) - 1, 1)) at);
            else
                parts := parts || (quote_literal(mark || kind || word) || ':*');
                if length(word) >= 3 then
                    parts := parts || (quote_literal(mark || translate(kind, 'wW', 'sS') || word) || ':*');
                end if;
                if near and length(word) between 4 and 20 then
                    parts := parts || array(select quote_literal(mark || translate(kind, 'wW', 'nN') || x) from unnest(records.nearly(word)) x);
                end if;
            end if;
        end loop;
        terms := terms || ('(' || array_to_string(parts, ' | ') || ')');
    end loop;
    return array_to_string(terms, ' & ')::tsquery;
end
$$;

-- Makes records of a kind searchable: the table <kind>_search beside it, and the function found_<kind>, which reads it. A walled table
-- would not do alone: the operators of full-text search are not leakproof, so that row-level security forbids them to use an index. So the
-- function runs as the owner of the table, for whom its policy is not forced, and names the tenant itself. It is called alone, with what the
-- caller sees, and answers ids only; the records are then read through their slice. title: what is shown first, folded, for the order
-- of what is found. closed_text: what is of a class that can be closed to a caller.
create function records.searchable(kind text, is_name boolean) returns void
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
    execute format($sql$
        create function %2$s(wanted tsquery, plain text, every boolean, owners uuid[], segments text[], most integer)
        returns table (id uuid, rank integer)
        language sql stable security definer rows 20 set search_path = pg_catalog set plan_cache_mode = force_custom_plan
        as $body$
            select m.id,
                   case when m.title = plain then 0 when starts_with(m.title, plain) then 1
                        when position(' ' || plain in m.title) > 0 then 2 when position(plain in m.title) > 0 then 3 else 4 end
            from (select s.id, s.title
                  from %1$s_search s
                  join accounts.account a on a.tenant_id = s.tenant_id and a.id = s.account_id
                  where s.tenant_id = platform.tenant()
                    and records.search_vector(s.tenant_id, s.open_text, s.closed_text, %3$L) @@ wanted
                    and a.deleted_at is null and (every or a.owner_id = any (owners) or a.segment = any (segments))
                  limit 5000) m
            order by 2, length(m.title), m.id
            limit most
        $body$$sql$, kind, replace(kind, '.', '.found_'), is_name);
    execute format('revoke all on function %s from public', replace(kind, '.', '.found_'));
    execute format('grant execute on function %s to perennial_app', replace(kind, '.', '.found_'));
end
$make$;

-- Whoever writes what is searched computes its lexemes. records.searchable is for migrations.
revoke all on function records.folded(text) from public;
revoke all on function records.search_mark(uuid) from public;
revoke all on function records.search_words(text) from public;
revoke all on function records.nearly(text) from public;
revoke all on function records.lexemes(uuid, text, boolean, boolean) from public;
revoke all on function records.search_vector(uuid, text, text, boolean) from public;
revoke all on function records.search_query(uuid, text, boolean, boolean) from public;
revoke all on function records.searchable(text, boolean) from public;
grant execute on function records.folded(text) to perennial_app;
grant execute on function records.search_mark(uuid) to perennial_app;
grant execute on function records.search_words(text) to perennial_app;
grant execute on function records.nearly(text) to perennial_app;
grant execute on function records.lexemes(uuid, text, boolean, boolean) to perennial_app;
grant execute on function records.search_vector(uuid, text, text, boolean) to perennial_app;
grant execute on function records.search_query(uuid, text, boolean, boolean) to perennial_app;
