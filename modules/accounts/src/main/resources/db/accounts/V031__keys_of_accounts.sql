-- The external keys of accounts stand where those of all kinds are, and nowhere else. A server of the release before cannot write
-- accounts from here on; it reads them as before.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
        select k.tenant_id, 'accounts', k.system, k.external_id, k.account_id,
               row_number() over (partition by k.account_id order by n.place, k.system, k.external_id) - 1
        from accounts.account_key k
        join accounts.account r on r.tenant_id = k.tenant_id and r.id = k.account_id
        left join lateral (
            select min(e.place) as place from jsonb_array_elements(r.external_keys) with ordinality e (key, place)
            where e.key ->> 'system' = k.system and e.key ->> 'externalId' = k.external_id) n on true
        where k.tenant_id = one;
    end loop;
end
$$;

create or replace view accounts.live_account with (security_invoker) as
select a.tenant_id, a.id, a.name, a.parent_id, a.owner_id,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = a.tenant_id and k.kind = 'accounts' and k.record_id = a.id) as external_keys,
       a.tier, a.segment, a.industry, a.country, a.zone, a.locale, a.lifecycle_stage, a.tags, a.website, a.employees, a.custom_fields,
       a.currency, a.arr, a.mrr, a.renewing_arr, a.renews_on, a.open_contracts, a.next_change_on, a.arr_order,
       a.version, a.created_at, a.updated_at, a.deleted_at
from accounts.account a
where a.deleted_at is null;

alter table accounts.account drop column external_keys;
drop table accounts.account_key;
