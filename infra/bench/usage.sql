-- Inserts 10,000 new usage points, one for each of 10,000 accounts, over nine months.
\set first random(1, 1000000000000)
begin;
select set_config('app.tenant', :tenant, true);
insert into accounts.usage_point as p (tenant_id, account_id, metric, at, key, value)
select :tenant, a.id, 'logins', timestamptz '2026-01-01 08:00Z' + (n % 270) * interval '1 day', 'bare-' || :first || '-' || n, n % 100
from (select id, row_number() over () as n
      from (select id from accounts.account where tenant_id = :tenant order by id limit 10000) first_ones) a
order by id
on conflict (tenant_id, account_id, metric, at, key) do update set value = excluded.value where p.value <> excluded.value;
commit;
