-- The notice that was given for the term that the renewal ends: copied from its contract.
alter table renewals.renewal add column notice_received_on date;
alter table renewals.renewal add column notice_by text check (notice_by in ('customer', 'us'));
select platform.plain_rest('renewals.renewal');

do $$
begin
    execute 'create or replace view renewals.live_renewal with (security_invoker) as '
        || replace(pg_get_viewdef('renewals.live_renewal'), 'AS shown_stage', 'AS shown_stage, r.notice_received_on, r.notice_by');
end
$$;
select platform.plain_rest('renewals.live_renewal');
