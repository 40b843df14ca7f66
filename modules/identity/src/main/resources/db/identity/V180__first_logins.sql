-- When a member logged in for the first time, which tells a colleague from an address that somebody invited. Of those who were here before, nobody knows it:
-- whoever has a password counts as here since it was added.
create table identity.first_login (
    tenant_id uuid        not null default platform.tenant(),
    member_id uuid        not null,
    at        timestamptz not null,
    primary key (tenant_id, member_id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
select platform.wall('identity.first_login', 'select, insert');
select platform.plain_rest('identity.first_login');

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into identity.first_login (tenant_id, member_id, at)
        select m.tenant_id, m.id, m.created_at
        from identity.member m
        left join identity.member_choice c on c.tenant_id = m.tenant_id and c.member_id = m.id
        where m.tenant_id = one and (m.password_hash is not null or c.instead_of = 'none');
    end loop;
end
$$;

-- What other modules may know of the organisation's own people who have been here. declared: the tenant's files name them, which no administrator writes.
create view identity.arrived_member with (security_invoker) as
select m.tenant_id, m.id, m.locale, m.declared, l.at as first_login_at
from identity.member m
join identity.first_login l on l.tenant_id = m.tenant_id and l.member_id = m.id
where m.suspended_at is null
  and not exists (select from identity.placement p where p.tenant_id = m.tenant_id and p.member_id = m.id);
grant select on identity.arrived_member to perennial_app;
select platform.plain_rest('identity.arrived_member');
