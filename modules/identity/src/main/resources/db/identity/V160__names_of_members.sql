-- What other modules show beside the id of a member: the name, also of one who is suspended.
create view identity.member_name with (security_invoker) as
select tenant_id, id, name from identity.member;
grant select on identity.member_name to perennial_app;
select platform.field_class('identity.member_name', 'person_names', 'name');
select platform.plain_rest('identity.member_name');
