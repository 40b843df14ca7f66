-- The external keys of expansions stand where those of all kinds are, and nowhere else. A server of the release before cannot write
-- expansions from here on; it reads them as before.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
        select k.tenant_id, 'expansions', k.system, k.external_id, k.expansion_id,
               row_number() over (partition by k.expansion_id order by n.place, k.system, k.external_id) - 1
        from renewals.expansion_key k
        join renewals.expansion r on r.tenant_id = k.tenant_id and r.id = k.expansion_id
        left join lateral (
            select min(e.place) as place from jsonb_array_elements(r.external_keys) with ordinality e (key, place)
            where e.key ->> 'system' = k.system and e.key ->> 'externalId' = k.external_id) n on true
        where k.tenant_id = one;
    end loop;
end
$$;

create or replace view renewals.live_expansion with (security_invoker) as
select e.tenant_id, e.id, e.account_id, e.kind, e.title, e.stage, e.amount, e.currency, e.expected_close_on, e.owner_id, e.evidence,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = e.tenant_id and k.kind = 'expansions' and k.record_id = e.id) as external_keys,
       e.state, e.decided_at, e.outcome_amount, e.outcome_currency, e.competitor, e.outcome_note, e.close_order,
       e.version, e.created_at, e.updated_at, e.deleted_at,
       coalesce(e.owner_id, a.owner_id) as worked_by, a.owner_id as account_owner_id,
       case when e.state = 'open' then e.stage else 'closed' end as shown_stage
from renewals.expansion e
join accounts.live_account a on a.tenant_id = e.tenant_id and a.id = e.account_id
where e.deleted_at is null;

alter table renewals.expansion drop column external_keys;
drop table renewals.expansion_key;
