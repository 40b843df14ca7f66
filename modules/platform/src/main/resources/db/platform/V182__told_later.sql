-- When it happened, of what is told later: a message from another system was sent before we knew it. Null if it happened as it was told.
alter table platform.audit add column happened_at timestamptz;
select platform.field_class('platform.audit', 'plain', 'happened_at');

-- A timeline is read in this order.
create index audit_by_story on platform.audit (tenant_id, about, coalesce(happened_at, at), id);
drop index platform.audit_by_about;

create or replace view platform.history with (security_invoker) as
select tenant_id, id, at, actor, replace(action, '.', '_') as kind, subject, about, label, changes, coalesce(happened_at, at) as happened_at
from platform.audit;
select platform.field_class('platform.history', 'plain', 'happened_at');
