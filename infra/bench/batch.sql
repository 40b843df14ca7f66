-- 1,000 accounts with their keys, audit rows and events.
begin;
select set_config('app.tenant', :tenant, true);
with made as (
    insert into accounts.account (tenant_id, id, name, tier, segment, industry, country, zone, locale, lifecycle_stage,
                                  tags, website, employees, currency, created_at, updated_at)
    select :tenant, uuidv7(), 'Account', 'gold', 'mid_market', 'Logistics', 'DE',
           'Europe/Berlin', 'de-DE', 'value', '["eu", "fleet"]', 'https://a.example', 12, 'USD', now(), now()
    from generate_series(1, 1000)
    returning id), healthy as (
    insert into accounts.account_health (tenant_id, account_id) select :tenant::uuid, id from made)
insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
select :tenant, 'accounts', 'bare', uuidv7()::text, id, 0 from made;
insert into platform.outbox (tenant_id, id, type, subject, payload, occurred_at)
select :tenant, uuidv7(), 'account.created', 'acct_00000000000000000000000000',
        '{"subject": "acct_00000000000000000000000000", "label": "Account 1", "changes": {"fields": {"name": {"after": "Account 1", "before": null}, "tags": {"after": ["eu", "fleet"], "before": null}, "tier": {"after": "gold", "before": null}, "zone": {"after": "Europe/Berlin", "before": null}, "locale": {"after": "de-DE", "before": null}, "country": {"after": "DE", "before": null}, "segment": {"after": "mid_market", "before": null}, "website": {"after": "https://a.example", "before": null}, "industry": {"after": "Logistics", "before": null}, "employees": {"after": 12, "before": null}, "customFields": {"after": {}, "before": null}, "externalKeys": {"after": [{"system": "bare", "externalId": "1"}], "before": null}, "lifecycleStage": {"after": "value", "before": null}}}}', now()
from generate_series(1, 1000);
insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
select :tenant, uuidv7(), now(), 'bench', 'account.created', 'acct_00000000000000000000000000', 'acct_00000000000000000000000000',
        '{"name": {"after": "Account 1", "before": null}, "tags": {"after": ["eu", "fleet"], "before": null}, "tier": {"after": "gold", "before": null}, "zone": {"after": "Europe/Berlin", "before": null}, "locale": {"after": "de-DE", "before": null}, "country": {"after": "DE", "before": null}, "segment": {"after": "mid_market", "before": null}, "website": {"after": "https://a.example", "before": null}, "industry": {"after": "Logistics", "before": null}, "employees": {"after": 12, "before": null}, "customFields": {"after": {}, "before": null}, "externalKeys": {"after": [{"system": "bare", "externalId": "1"}], "before": null}, "lifecycleStage": {"after": "value", "before": null}}'
from generate_series(1, 1000);
commit;
