-- The vendor that a member works for; null for the tenant's own people. The module vendors knows the vendor itself.
alter table identity.member add column vendor_id uuid;
create index member_by_vendor on identity.member (tenant_id, vendor_id) where vendor_id is not null;

-- What other modules may know of the people of vendors, also of suspended ones.
create view identity.vendor_member with (security_invoker) as
select tenant_id, id, vendor_id, name, email, roles, suspended_at is not null as suspended from identity.member where vendor_id is not null;
grant select on identity.vendor_member to perennial_app;
select platform.field_class('identity.vendor_member', 'contact_details', 'email');
select platform.field_class('identity.vendor_member', 'person_names', 'name');
select platform.plain_rest(one) from unnest(array['identity.member', 'identity.vendor_member']::regclass[]) one;
