-- The version of a member as others read it: that of the row and that of what the member chose.
create view identity.member_version with (security_invoker) as
select m.tenant_id, m.id, m.version + coalesce(c.version - 1, 0) as version
from identity.member m
left join identity.member_choice c on c.tenant_id = m.tenant_id and c.member_id = m.id;
grant select on identity.member_version to perennial_app;
select platform.plain_rest('identity.member_version');
