-- What a foreign currency is worth in the tenant's on each day: on [effective_from, effective_until), in the last row from then on. For
-- other modules, which convert as the accounts' own revenue is converted.
create view accounts.rate_period with (security_invoker) as
select tenant_id, currency, rate, effective_on as effective_from,
       coalesce(lead(effective_on) over (partition by tenant_id, currency order by effective_on), 'infinity') as effective_until
from accounts.exchange_rate;
grant select on accounts.rate_period to perennial_app;
