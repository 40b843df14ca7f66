-- The ledger says who is a customer, and its sums by day are kept for each of the ways in which they are told apart. A server of the
-- release before enters nothing and tells no waterfall from here on: what it should enter waits for one of this release.

-- customers: 1 where an entry makes the account a customer, -1 where it ends that, so that an account's sum until a day is 1 while it is
-- one, and 0 while it is none. Entries of before say nothing of it: where they should, they are reversed and entered anew, like all else.
alter table renewals.ledger_entry add column customers smallint not null default 0 check (customers between -1 and 1);
alter table renewals.ledger_entry alter column customers drop default;
drop index renewals.ledger_entry_by_day;
drop index renewals.ledger_entry_of_churn;
create index ledger_entry_by_day on renewals.ledger_entry (tenant_id, effective_on, id);
create index ledger_entry_of_customer on renewals.ledger_entry (tenant_id, effective_on, account_id)
    include (recorded_at, books, customers) where customers <> 0;

-- By what the tally tells an account apart, which is what the account had when it was last entered.
alter table renewals.ledger_account add column segment text, add column tier text, add column owner_id uuid;

-- How much moved on a day, once for each of the ways in which it is told apart; '' is the key of accounts that have none.
alter table renewals.ledger_tally rename column product to key;
alter table renewals.ledger_tally
    add column grouped_by text not null default 'product' check (grouped_by in ('product', 'segment', 'tier', 'owner')),
    add column customers bigint not null default 0,
    drop constraint ledger_tally_pkey,
    add primary key (tenant_id, grouped_by, effective_on, books, kind, key);
alter table renewals.ledger_tally alter column grouped_by drop default, alter column customers drop default;

-- Whoever asks for a day reads the rows of its quarter that end after it, and those that go on, whose quarter is 'infinity'.
alter table renewals.ledger_balance
    drop constraint ledger_balance_pkey,
    add primary key (tenant_id, quarter, until, account_id) include (since, books, mrr, arr);

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        perform set_config('app.tenant', one::text, true);
        update renewals.ledger_account l
        set segment = a.segment, tier = a.tier, owner_id = a.owner_id
        from accounts.account a
        where l.tenant_id = one and a.tenant_id = one and a.id = l.account_id;
        insert into renewals.ledger_tally (tenant_id, grouped_by, effective_on, books, kind, key, mrr, arr, customers)
        select one, g.grouped_by, e.effective_on, e.books, e.kind, g.key, sum(e.mrr), sum(e.arr), 0
        from renewals.ledger_entry e
        join renewals.ledger_account l on l.tenant_id = one and l.account_id = e.account_id
        cross join lateral (values ('segment', coalesce(l.segment, '')), ('tier', coalesce(l.tier, '')), ('owner', coalesce(l.owner_id::text, '')))
            g (grouped_by, key)
        where e.tenant_id = one
        group by g.grouped_by, e.effective_on, e.books, e.kind, g.key;
        insert into renewals.ledger_touched (tenant_id, account_id, touched_at)
        select one, account_id, now() from renewals.ledger_account where tenant_id = one
        on conflict do nothing;
    end loop;
end
$$;
