-- See platform, V010. All that is not named here is plain.
select platform.field_class('accounts.account', 'revenue', 'arr', 'arr_order', 'mrr', 'renewing_arr');
select platform.field_class('accounts.account', 'internal', 'custom_fields', 'tags');
select platform.field_class('accounts.account_health', 'health', 'band', 'band_since', 'coverage', 'score',
                            'score_order', 'trend', 'trend_order', 'week_trend');
select platform.field_class('accounts.contact', 'contact_details', 'emails', 'phones');
select platform.field_class('accounts.contact', 'person_names', 'name');
select platform.field_class('accounts.contract', 'revenue', 'arr', 'lines', 'mrr');
select platform.field_class('accounts.contract_product', 'revenue', 'arr_before', 'arr_until', 'mrr_before', 'mrr_until', 'quantity');
select platform.field_class('accounts.import', 'revenue', 'file');
select platform.field_class('accounts.import_refusal', 'revenue', 'cells');
select platform.field_class('accounts.import_refusal', 'free_text', 'reason');
select platform.field_class('accounts.live_account', 'revenue', 'arr', 'arr_order', 'mrr', 'renewing_arr');
select platform.field_class('accounts.live_account', 'internal', 'custom_fields', 'tags');
select platform.field_class('accounts.live_contact', 'contact_details', 'emails', 'phones');
select platform.field_class('accounts.live_contact', 'person_names', 'name');
select platform.field_class('accounts.live_contract', 'revenue', 'arr', 'lines', 'mrr');
select platform.field_class('accounts.live_note', 'internal', 'text');
select platform.field_class('accounts.note', 'internal', 'text');

select platform.plain_rest(oid::regclass) from pg_class
where relnamespace = 'accounts'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition and relname <> 'flyway_history'
order by relname;
