-- The external keys of contacts stand where those of all kinds are, and nowhere else. A server of the release before cannot write
-- contacts from here on; it reads them as before.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
        select k.tenant_id, 'contacts', k.system, k.external_id, k.contact_id,
               row_number() over (partition by k.contact_id order by n.place, k.system, k.external_id) - 1
        from accounts.contact_key k
        join accounts.contact c on c.tenant_id = k.tenant_id and c.id = k.contact_id
        left join lateral (
            select min(e.place) as place from jsonb_array_elements(c.external_keys) with ordinality e (key, place)
            where e.key ->> 'system' = k.system and e.key ->> 'externalId' = k.external_id) n on true
        where k.tenant_id = one;
    end loop;
end
$$;

create or replace view accounts.live_contact with (security_invoker) as
select c.tenant_id, c.id, c.account_id, c.name, c.emails, c.phones, c.role, c.locale, c.zone, c.consent,
       (select coalesce(jsonb_agg(jsonb_build_object('system', k.system, 'externalId', k.external_id) order by k.place), '[]')
        from records.external_key k
        where k.tenant_id = c.tenant_id and k.kind = 'contacts' and k.record_id = c.id) as external_keys,
       c.version, c.created_at, c.updated_at, c.deleted_at, a.owner_id as account_owner_id
from accounts.contact c
join accounts.account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null and a.deleted_at is null;

alter table accounts.contact drop column external_keys;
drop table accounts.contact_key;
