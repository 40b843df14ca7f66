-- What other modules may read of the audit.
create view platform.audit_log with (security_invoker) as
select tenant_id, id, at, actor, action, subject, about, changes, request_id from platform.audit;
grant select on platform.audit_log to perennial_app;

create index audit_by_actor on platform.audit (tenant_id, actor, id);
