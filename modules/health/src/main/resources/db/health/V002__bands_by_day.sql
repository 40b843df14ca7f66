-- The band in which an account has stood from a day on, for who tells what changed.
create view health.known_band with (security_invoker) as
select tenant_id, account_id, since, band from health.score;
grant select on health.known_band to perennial_app;
