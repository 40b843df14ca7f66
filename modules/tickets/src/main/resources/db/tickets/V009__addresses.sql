-- By what contacts are recognised: e-mail addresses in lower case, and the last six digits of telephone numbers. Whether a number is really the
-- same is decided by its international form, which the country of the account tells.
create table tickets.contact_address (
    tenant_id  uuid not null default platform.tenant(),
    kind       text not null check (kind in ('email', 'phone')),
    value      text not null,
    contact_id uuid not null,
    primary key (tenant_id, kind, value, contact_id),
    foreign key (tenant_id, contact_id) references accounts.contact (tenant_id, id)
);
create index contact_address_by_contact on tickets.contact_address (tenant_id, contact_id);
select platform.wall('tickets.contact_address', 'select, insert, delete');
select platform.field_class('tickets.contact_address', 'contact_details', 'value');
select platform.plain_rest('tickets.contact_address');

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into tickets.contact_address (tenant_id, kind, value, contact_id)
        select distinct c.tenant_id, 'email', lower(e), c.id
        from accounts.contact c cross join jsonb_array_elements_text(c.emails) e where c.deleted_at is null;
        insert into tickets.contact_address (tenant_id, kind, value, contact_id)
        select distinct c.tenant_id, 'phone', right(regexp_replace(p, '\D', '', 'g'), 6), c.id
        from accounts.contact c cross join jsonb_array_elements_text(c.phones) p
        where c.deleted_at is null and length(regexp_replace(p, '\D', '', 'g')) >= 6;
    end loop;
end
$$;
