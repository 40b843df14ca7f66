-- Members and clients that are not suspended, as one thing: whoever a token can speak for.
create view identity.subject with (security_invoker) as
select tenant_id, 'member' as kind, id, roles from identity.member where suspended_at is null
union all
select tenant_id, 'client' as kind, id, roles from identity.client where suspended_at is null;
grant select on identity.subject to perennial_app;

-- What other modules may know of members: who they can name as an owner.
create view identity.active_member with (security_invoker) as
select tenant_id, id, name, email, locale, zone from identity.member where suspended_at is null;
grant select on identity.active_member to perennial_app;
