-- grace_days: a term that goes on within so many days after its end was renewed late. Without it, each day without a contract is a loss.
alter table renewals.declared_policy add column grace_days integer not null default 0 check (grace_days between 0 and 366);
alter table renewals.daily_run add column grace_days integer not null default 0;
alter table renewals.renewal add column renewed_late boolean not null default false;
select platform.plain_rest('renewals.declared_policy');
select platform.plain_rest('renewals.daily_run');
select platform.plain_rest('renewals.renewal');

do $$
begin
    execute 'create or replace view renewals.live_renewal with (security_invoker) as '
        || replace(pg_get_viewdef('renewals.live_renewal'), 'r.notice_by', 'r.notice_by, r.renewed_late');
end
$$;
select platform.plain_rest('renewals.live_renewal');
