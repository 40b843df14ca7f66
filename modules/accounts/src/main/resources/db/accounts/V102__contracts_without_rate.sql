-- How many open contracts of an account are in a currency without a rate today: its revenue does not include them.
alter table accounts.account add column contracts_without_rate integer not null default 0 check (contracts_without_rate >= 0);
select platform.plain_rest('accounts.account');

do $$
begin
    execute 'create or replace view accounts.live_account with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('accounts.live_account'::regclass), '\sFROM (\(*(?:accounts\.)?account a\M)', ', a.contracts_without_rate FROM \1');
end
$$;
select platform.plain_rest('accounts.live_account');

-- Each account with such a contract is counted again.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        update accounts.account a set next_change_on = '-infinity'
        where a.tenant_id = one and a.deleted_at is null
          and exists (select from accounts.contract c
                      where c.tenant_id = one and c.account_id = a.id and c.currency <> a.currency and c.deleted_at is null
                        and not exists (select from accounts.exchange_rate r
                                        where r.tenant_id = one and r.currency = c.currency and r.effective_on <= current_date));
    end loop;
end
$$;
