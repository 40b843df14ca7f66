-- Who works for the organisation itself: no people of vendors, and nobody who was invited and has no password yet. Other modules count their time.
create view identity.working_member with (security_invoker) as
select m.tenant_id, m.id, m.name, m.email
from identity.member m
left join identity.member_choice c on c.tenant_id = m.tenant_id and c.member_id = m.id
where m.suspended_at is null and (m.password_hash is not null or c.instead_of = 'none')
  and not exists (select from identity.placement p where p.tenant_id = m.tenant_id and p.member_id = m.id);
grant select on identity.working_member to perennial_app;
select platform.field_class('identity.working_member', 'contact_details', 'email');
select platform.field_class('identity.working_member', 'person_names', 'name');
select platform.plain_rest('identity.working_member');
