-- Trims external ids that were stored with spaces at their ends, so that they are found: a request and an import look for the trimmed one.
-- If another record has the trimmed key, that record keeps it. Then the key is released, and its record gets an audit entry
-- external_key_collision_found with the key as it was stored, because only the organisation knows which of the two records is meant. Flyway
-- logs a warning. A key that is nothing but spaces is released and reported too.

-- Trims what Java's String.strip trims.
create function records.trimmed(external_id text) returns text language sql immutable as
$$
    select btrim(external_id, E'\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u2029\u205f\u3000')
$$;

create function records.typed_record_id(kind text, id uuid) returns text language sql immutable as
$$
    select coalesce(p.prefix, kind) || '_'
        || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', substring(b from 5 * i + 1 for 5)::bit(5)::integer + 1, 1), '' order by i)
    from (select '00'::bit(2) || ('x' || replace(id::text, '-', ''))::bit(128)) bits (b)
    cross join generate_series(0, 25) i
    left join (values ('accounts', 'acct'), ('contacts', 'cont'), ('contracts', 'ctr'), ('expansions', 'xpn')) p (name, prefix) on p.name = kind
    group by p.prefix
$$;

do $$
declare
    one platform.tenant;
    found bigint;
begin
    for one in select * from platform.tenant loop
        execute format('set local app.tenant = %L', one.id);

        with untrimmed as materialized (
            select u.*, coalesce(k.record_id, first_value(u.record_id) over earliest) as keeper,
                   k.record_id is not null or u.wanted = '' or row_number() over earliest > 1 as is_taken
            from (select kind, system, external_id, record_id, records.trimmed(external_id) as wanted
                  from records.external_key
                  where tenant_id = one.id and external_id <> records.trimmed(external_id)) u
            left join records.external_key k
                on k.tenant_id = one.id and k.kind = u.kind and k.system = u.system and k.external_id = u.wanted
            window earliest as (partition by u.kind, u.system, u.wanted order by u.record_id, u.external_id)),
        released as (
            delete from records.external_key k
            using untrimmed u
            where k.tenant_id = one.id and u.is_taken and u.kind = k.kind and u.system = k.system and u.external_id = k.external_id
            returning k.kind, k.system, k.external_id, k.record_id, u.keeper, u.wanted)
        insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
        select one.id, uuidv7(), now(), 'system', 'external_key_collision_found', records.typed_record_id(r.kind, r.record_id),
               records.typed_record_id(r.kind, r.record_id),
               jsonb_build_object('externalKeys', jsonb_build_object(
                   'before', jsonb_build_array(jsonb_build_object('system', r.system, 'externalId', r.external_id)), 'after', jsonb_build_array()))
        from released r
        where r.keeper <> r.record_id or r.wanted = '';
        get diagnostics found = row_count;
        if found > 0 then
            raise warning 'tenant %: % external keys were those of other records when trimmed; see the audit entries external_key_collision_found', one.name, found;
        end if;

        delete from records.statement s
        where s.tenant_id = one.id and s.external_id <> records.trimmed(s.external_id)
              and (not exists (
                      select from records.external_key k
                      where k.tenant_id = one.id and k.kind = s.kind and k.system = s.system and k.external_id = s.external_id and k.record_id = s.record_id)
                  or exists (
                      select from records.statement o
                      where o.tenant_id = one.id and o.kind = s.kind and o.system = s.system and o.external_id = records.trimmed(s.external_id)));
        delete from records.conflict c
        where c.tenant_id = one.id and c.external_id <> records.trimmed(c.external_id)
              and (not exists (
                      select from records.external_key k
                      where k.tenant_id = one.id and k.kind = c.kind and k.system = c.system and k.external_id = c.external_id and k.record_id = c.record_id)
                  or exists (
                      select from records.conflict o
                      where o.tenant_id = one.id and o.kind = c.kind and o.system = c.system and o.external_id = records.trimmed(c.external_id)
                            and o.field = c.field));

        update records.statement set external_id = records.trimmed(external_id)
        where tenant_id = one.id and external_id <> records.trimmed(external_id);
        update records.conflict set external_id = records.trimmed(external_id)
        where tenant_id = one.id and external_id <> records.trimmed(external_id);
        update records.external_key set external_id = records.trimmed(external_id)
        where tenant_id = one.id and external_id <> records.trimmed(external_id);
    end loop;
end
$$;

drop function records.typed_record_id(text, uuid);
drop function records.trimmed(text);
