-- How healthy the accounts are, in basis points, as the module of health last found: here, because lists of accounts sort and filter by
-- it, and not in the account, because a score changes more often than anything that is indexed there. One row for each account,
-- which comes with it. trend and week_trend: how much more the score is than 30 and 7 days before. Unknown is null, and in the orders
-- greater than everything.
create table accounts.account_health (
    tenant_id    uuid    not null default platform.tenant(),
    account_id   uuid    not null,
    score        integer check (score between 0 and 10000),
    band         text check (length(band) between 1 and 20),
    band_since   date check (isfinite(band_since)),
    coverage     integer not null default 0 check (coverage between 0 and 10000),
    trend        integer check (trend between -10000 and 10000),
    week_trend   integer check (week_trend between -10000 and 10000),
    score_order  integer not null generated always as (coalesce(score, 10001)) stored,
    trend_order  integer not null generated always as (coalesce(trend, 10001)) stored,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    check ((score is null) = (band is null)),
    check ((band is null) = (band_since is null))
);
create index account_health_by_score on accounts.account_health (tenant_id, score_order, account_id);
create index account_health_by_trend on accounts.account_health (tenant_id, trend_order, account_id);
create index account_health_by_week_trend on accounts.account_health (tenant_id, week_trend, account_id);
create index account_health_by_coverage on accounts.account_health (tenant_id, coverage, account_id);
create index account_health_by_band on accounts.account_health (tenant_id, band, account_id);
select platform.wall('accounts.account_health');

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        perform set_config('app.tenant', one::text, true);
        insert into accounts.account_health (account_id) select id from accounts.account;
    end loop;
end
$$;
