-- What is due a year exactly, target_exact ÷ target_parts, as the contract has it; target_exact is null where target_arr is exact. An amount
-- that was rounded to the contract's currency cannot be converted and rounded once: 84.5 yen at 0.006 are 0.51.
alter table renewals.renewal add column target_exact numeric;
alter table renewals.renewal add column target_parts numeric not null default 1 check (target_parts >= 1);
select platform.field_class('renewals.renewal', 'revenue', 'target_exact', 'target_parts');

do $$
begin
    execute 'create or replace view renewals.live_renewal with (security_invoker) as '
        || replace(pg_get_viewdef('renewals.live_renewal'), 'r.renewed_late', 'r.renewed_late, r.target_exact, r.target_parts');
end
$$;
select platform.field_class('renewals.live_renewal', 'revenue', 'target_exact', 'target_parts');

-- What is due in the tenant's currency.
create function renewals.due_arr(target numeric, exact numeric, parts numeric, rate numeric, decimals integer) returns numeric
    language sql immutable parallel safe
    return accounts.quotient(coalesce(exact, target) * rate, parts, decimals);
revoke all on function renewals.due_arr(numeric, numeric, numeric, numeric, integer) from public;
grant execute on function renewals.due_arr(numeric, numeric, numeric, numeric, integer) to perennial_app;
