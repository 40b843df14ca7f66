-- The rule of the ledger has version 2: lines are compared with lines. Each account is looked at again; where the rule says something else
-- than before, the entries are reversed and entered anew.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into renewals.ledger_touched (tenant_id, account_id, touched_at)
        select tenant_id, account_id, now() from renewals.ledger_account where tenant_id = one
        on conflict do nothing;
    end loop;
end
$$;
