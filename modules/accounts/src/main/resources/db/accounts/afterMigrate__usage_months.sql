-- Each start of a release makes the months that are still missing.
select accounts.prepare_usage_months();
