-- What other modules may know of teams.
create view identity.team_name with (security_invoker) as
select tenant_id, id, name from identity.team where suspended_at is null;
grant select on identity.team_name to perennial_app;
select platform.plain_rest('identity.team_name');
