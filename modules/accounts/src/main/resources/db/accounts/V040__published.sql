-- What other modules may read of accounts besides the live_ views: a table is its module's own and may change, a published view may not.
-- Each has the columns that are read and no more; every_ means with the deleted ones, whose history goes on.
create view accounts.every_account with (security_invoker) as
select tenant_id, id, segment, tier, owner_id, created_at, deleted_at from accounts.account;

create view accounts.every_contact with (security_invoker) as
select tenant_id, id, account_id, role, created_at, deleted_at from accounts.contact;

create view accounts.every_contract with (security_invoker) as
select tenant_id, id, account_id, starts_on, ends_on, term_months, lines, deleted_at from accounts.contract;

create view accounts.every_note with (security_invoker) as
select tenant_id, id, account_id, created_at, deleted_at from accounts.note;

create view accounts.usage with (security_invoker) as
select tenant_id, account_id, metric, at, key, value from accounts.usage_point;

create view accounts.health with (security_invoker) as
select tenant_id, account_id, score, band, band_since, coverage, trend, week_trend, score_order, trend_order from accounts.account_health;

grant select on accounts.every_account, accounts.every_contact, accounts.every_contract, accounts.every_note, accounts.usage, accounts.health
    to perennial_app;

-- The classes are those of the columns that the views show.
select platform.field_class('accounts.every_contract', 'revenue', 'lines');
select platform.field_class('accounts.health', 'health', 'band', 'band_since', 'coverage', 'score', 'score_order', 'trend', 'trend_order', 'week_trend');
select platform.plain_rest(view) from unnest(array['accounts.every_account', 'accounts.every_contact', 'accounts.every_contract',
                                                   'accounts.every_note', 'accounts.usage', 'accounts.health']::regclass[]) view;
