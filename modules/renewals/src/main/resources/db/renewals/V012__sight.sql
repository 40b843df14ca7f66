-- See accounts, V035.
do $$
begin
    execute 'create or replace view renewals.live_expansion with (security_invoker) as '
        || replace(pg_get_viewdef('renewals.live_expansion'), 'AS shown_stage', 'AS shown_stage, a.segment AS account_segment');
end
$$;
