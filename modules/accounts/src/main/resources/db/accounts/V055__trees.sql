-- Repairs trees of accounts that concurrent requests of earlier releases have damaged. An account that kept a deleted parent loses it.
-- Accounts that are their own ancestors are only reported, because nobody but the organisation knows which parent is wrong: each gets an
-- audit entry account_cycle_found with its parent, and Flyway logs a warning.
create function accounts.typed_account_id(id uuid) returns text language sql immutable as
$$
    select 'acct_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', substring(b from 5 * i + 1 for 5)::bit(5)::integer + 1, 1), '' order by i)
    from (select '00'::bit(2) || ('x' || replace(id::text, '-', ''))::bit(128)) bits (b), generate_series(0, 25) i
$$;

do $$
declare
    one platform.tenant;
    found bigint;
begin
    for one in select * from platform.tenant loop
        execute format('set local app.tenant = %L', one.id);

        with parentless as (
            update accounts.account a
            set parent_id = null, version = a.version + 1, updated_at = greatest(a.updated_at, now())
            from accounts.account before, accounts.account parent
            where a.tenant_id = one.id and a.deleted_at is null and before.tenant_id = one.id and before.id = a.id
              and parent.tenant_id = one.id and parent.id = before.parent_id and parent.deleted_at is not null
            returning a.id, before.parent_id)
        insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
        select one.id, uuidv7(), now(), 'system', 'account_changed', accounts.typed_account_id(p.id), accounts.typed_account_id(p.id),
               jsonb_build_object('parentId', jsonb_build_object('before', accounts.typed_account_id(p.parent_id), 'after', null))
        from parentless p;

        with recursive above (id, ancestor) as (
            select a.id, a.parent_id
            from accounts.account a
            where a.tenant_id = one.id and a.deleted_at is null and a.parent_id is not null
            union
            select above.id, a.parent_id
            from above join accounts.account a on a.tenant_id = one.id and a.id = above.ancestor
            where a.parent_id is not null)
        insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
        select one.id, uuidv7(), now(), 'system', 'account_cycle_found', accounts.typed_account_id(a.id), accounts.typed_account_id(a.id),
               jsonb_build_object('parentId', jsonb_build_object('before', accounts.typed_account_id(a.parent_id), 'after', accounts.typed_account_id(a.parent_id)))
        from above join accounts.account a on a.tenant_id = one.id and a.id = above.id
        where above.id = above.ancestor;
        get diagnostics found = row_count;
        if found > 0 then
            raise warning 'tenant %: % accounts are their own ancestors; see the audit entries account_cycle_found', one.name, found;
        end if;
    end loop;
end
$$;

drop function accounts.typed_account_id(uuid);
