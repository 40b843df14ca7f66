-- The audit as administrators read it, with actions in the API's spelling.
create view platform.audit_log with (security_invoker) as
select tenant_id, id, at, actor, replace(action, '.', '_') as action, subject, changes, request_id from platform.audit;
grant select on platform.audit_log to perennial_app;

create index audit_by_actor on platform.audit (tenant_id, actor, id);
