-- An account with its key, its audit row and its event.
begin;
select set_config('app.tenant', :tenant, true);
with made as (
    insert into accounts.account (tenant_id, id, name, external_keys, tier, segment, industry, country, zone, locale, lifecycle_stage,
                                  tags, website, employees, currency, created_at, updated_at)
    values (:tenant, gen_random_uuid(), 'Account', '[{"system": "bare", "externalId": "1"}]', 'gold', 'mid_market', 'Logistics', 'DE',
            'Europe/Berlin', 'de-DE', 'value', '["eu", "fleet"]', 'https://a.example', 12, 'USD', now(), now())
    returning id), healthy as (
    insert into accounts.account_health (tenant_id, account_id) select :tenant::uuid, id from made)
insert into accounts.account_key (tenant_id, system, external_id, account_id)
select :tenant, 'bare', gen_random_uuid()::text, id from made;
insert into platform.outbox (tenant_id, id, type, subject, payload, occurred_at)
values (:tenant, gen_random_uuid(), 'account.created', 'acct', '{"changes": {"name": {"after": "Account"}}}', now());
insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
values (:tenant, gen_random_uuid(), now(), 'bench', 'account.created', 'acct', 'acct', '{"name": {"after": "Account"}}');
commit;
