-- The external keys of contracts stand where those of all kinds are, and nowhere else. A server of the release before cannot write
-- contracts from here on; it reads them as before.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
        select k.tenant_id, 'contracts', k.system, k.external_id, k.contract_id,
               row_number() over (partition by k.contract_id order by n.place, k.system, k.external_id) - 1
        from accounts.contract_key k
        join accounts.contract r on r.tenant_id = k.tenant_id and r.id = k.contract_id
        left join lateral (
            select min(e.place) as place from jsonb_array_elements(r.external_keys) with ordinality e (key, place)
            where e.key ->> 'system' = k.system and e.key ->> 'externalId' = k.external_id) n on true
        where k.tenant_id = one;
    end loop;
end
$$;

create or replace view accounts.live_contract with (security_invoker) as
select c.tenant_id, c.id, c.account_id, c.number, c.starts_on, c.ends_on, c.term_months, c.auto_renew, c.notice_period, c.billing,
       c.currency, c.lines,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = c.tenant_id and k.kind = 'contracts' and k.record_id = c.id) as external_keys,
       c.arr, c.mrr, c.renews_on, c.version, c.created_at, c.updated_at, c.deleted_at, a.owner_id as account_owner_id
from accounts.contract c
join accounts.account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null and a.deleted_at is null;

alter table accounts.contract drop column external_keys;
drop table accounts.contract_key;
