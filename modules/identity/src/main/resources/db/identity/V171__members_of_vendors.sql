-- Who works for a vendor. The module vendors knows the vendor itself. Files say nothing of it, so it stands beside the members.
create table identity.placement (
    tenant_id uuid        not null default platform.tenant(),
    member_id uuid        not null,
    vendor_id uuid        not null,
    placed_at timestamptz not null,
    primary key (tenant_id, member_id),
    foreign key (tenant_id, member_id) references identity.member (tenant_id, id)
);
create index placement_by_vendor on identity.placement (tenant_id, vendor_id);
select platform.wall('identity.placement');

-- What other modules may know of the people of vendors, also of suspended ones.
create view identity.vendor_member with (security_invoker) as
select m.tenant_id, m.id, p.vendor_id, m.name, m.email, m.roles, m.suspended_at is not null as suspended
from identity.placement p
join identity.member m on m.tenant_id = p.tenant_id and m.id = p.member_id;
grant select on identity.vendor_member to perennial_app;
select platform.field_class('identity.vendor_member', 'contact_details', 'email');
select platform.field_class('identity.vendor_member', 'person_names', 'name');
select platform.plain_rest(one) from unnest(array['identity.placement', 'identity.vendor_member']::regclass[]) one;
