-- See platform, V010. All that is not named here is plain.
select platform.field_class('renewals.expansion', 'revenue', 'amount', 'outcome_amount');
select platform.field_class('renewals.expansion', 'free_text', 'competitor', 'evidence', 'outcome_note', 'title');
select platform.field_class('renewals.forecast_line', 'revenue', 'expansion', 'likely', 'retained', 'target');
select platform.field_class('renewals.forecast_submission', 'revenue', 'amount', 'override_amount');
select platform.field_class('renewals.forecast_submission', 'free_text', 'note', 'override_note');
select platform.field_class('renewals.ledger_balance', 'revenue', 'arr', 'mrr');
select platform.field_class('renewals.ledger_entry', 'revenue', 'arr', 'mrr', 'own_arr', 'own_mrr');
select platform.field_class('renewals.ledger_tally', 'revenue', 'arr', 'mrr');
select platform.field_class('renewals.live_expansion', 'revenue', 'amount', 'outcome_amount');
select platform.field_class('renewals.live_expansion', 'free_text', 'competitor', 'evidence', 'outcome_note', 'title');
select platform.field_class('renewals.live_renewal', 'free_text', 'competitor', 'next_step', 'notes', 'outcome_note');
select platform.field_class('renewals.live_renewal', 'revenue', 'forecast_arr', 'outcome_arr', 'target_arr', 'target_order');
select platform.field_class('renewals.live_renewal', 'health', 'likelihood', 'risk_reasons');
select platform.field_class('renewals.named_risk', 'health', 'reason');
select platform.field_class('renewals.renewal', 'free_text', 'competitor', 'next_step', 'notes', 'outcome_note');
select platform.field_class('renewals.renewal', 'revenue', 'forecast_arr', 'outcome_arr', 'target_arr', 'target_order');
select platform.field_class('renewals.renewal', 'health', 'likelihood', 'risk_reasons');
select platform.field_class('renewals.renewal_call', 'health', 'answer', 'automated', 'automated_likelihood',
                            'likelihood', 'reasons', 'resolution');
select platform.field_class('renewals.renewal_call', 'free_text', 'note', 'resolution_note');

select platform.plain_rest(oid::regclass) from pg_class
where relnamespace = 'renewals'::regnamespace and relkind in ('r', 'p', 'v') and not relispartition and relname <> 'flyway_history'
order by relname;
