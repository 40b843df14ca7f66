-- The notice that was given of a contract: on which day it was received, and who gave it.
alter table accounts.contract add column notice_received_on date check (isfinite(notice_received_on));
alter table accounts.contract add column notice_by text check (notice_by in ('customer', 'us'));
alter table accounts.contract add check ((notice_received_on is null) = (notice_by is null));
select platform.plain_rest('accounts.contract');

do $$
begin
    execute 'create or replace view accounts.live_contract with (security_invoker) as '
        || replace(pg_get_viewdef('accounts.live_contract'), 'c.exact_parts', 'c.exact_parts, c.notice_received_on, c.notice_by');
end
$$;
select platform.plain_rest('accounts.live_contract');
