-- The names of the vendors for which members work, as the module vendors says them: whoever reads members reads for whom they work.
create table identity.employer (
    tenant_id uuid not null default platform.tenant(),
    id        uuid not null,
    name      text not null check (length(name) between 1 and 120),
    primary key (tenant_id, id)
);
select platform.wall('identity.employer', 'select, insert, update');
select platform.plain_rest('identity.employer');

-- The people of vendors, with whether they can log in: who is invited has no password yet.
create or replace view identity.vendor_member with (security_invoker) as
select m.tenant_id, m.id, p.vendor_id, m.name, m.email, m.roles, m.suspended_at is not null as suspended,
       case when m.suspended_at is not null then 'suspended'
            when m.password_hash is null and c.instead_of is distinct from 'none' then 'invited'
            else 'active' end as status
from identity.placement p
join identity.member m on m.tenant_id = p.tenant_id and m.id = p.member_id
left join identity.member_choice c on c.tenant_id = m.tenant_id and c.member_id = m.id;
select platform.plain_rest('identity.vendor_member');
