-- Reads one account, as AccountView does.
begin;
select set_config('app.tenant', :tenant, true);
select id, name, parent_id, owner_id, external_keys, tier, segment, industry, country, zone, locale, lifecycle_stage, tags, website,
       employees, custom_fields, currency || ' ' || arr, currency || ' ' || mrr, renews_on, currency || ' ' || renewing_arr,
       open_contracts, created_at, updated_at, version
from accounts.live_account where tenant_id = :tenant and id = :account;
commit;
