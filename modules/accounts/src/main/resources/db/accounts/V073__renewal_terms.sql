-- The length of each term after the first one, where it is another: 36 months first, then 12.
alter table accounts.contract add column renewal_term_months integer check (renewal_term_months between 1 and 999);
select platform.plain_rest('accounts.contract');

do $$
begin
    execute 'create or replace view accounts.live_contract with (security_invoker) as '
        || replace(pg_get_viewdef('accounts.live_contract'), 'c.notice_by', 'c.notice_by, c.renewal_term_months');
end
$$;
select platform.plain_rest('accounts.live_contract');

create or replace view accounts.every_contract with (security_invoker) as
select tenant_id, id, account_id, starts_on, ends_on, term_months, lines, deleted_at, renewal_term_months from accounts.contract;
select platform.plain_rest('accounts.every_contract');

-- How many later terms have ended in or before the month of a day: the latest whose end may be after it.
create function accounts.later_terms_until(starts_on date, term_months integer, later_months integer, today date) returns integer
    language sql immutable parallel safe
    return greatest(0, ((extract(year from today)::integer - extract(year from starts_on)::integer) * 12
        + extract(month from today)::integer - extract(month from starts_on)::integer - term_months) / later_months);

-- The end of the first term and of so many later ones, always counted from the start.
create function accounts.later_term_end(starts_on date, term_months integer, later_months integer, terms integer) returns date
    language sql immutable parallel safe
    return (starts_on + make_interval(months => term_months + later_months * terms))::date;

-- When a contract renews whose later terms have another length.
create function accounts.renewal(starts_on date, ends_on date, term_months integer, later_months integer, today date) returns date
    language sql immutable parallel safe
    return case
        when later_months is null or term_months is null or ends_on is not null or accounts.term_end(starts_on, term_months, 1) > today
            then accounts.renewal(starts_on, ends_on, term_months, today)
        when accounts.later_term_end(starts_on, term_months, later_months,
                 accounts.later_terms_until(starts_on, term_months, later_months, today)) > today
            then accounts.later_term_end(starts_on, term_months, later_months,
                     accounts.later_terms_until(starts_on, term_months, later_months, today))
        else accounts.later_term_end(starts_on, term_months, later_months,
                 accounts.later_terms_until(starts_on, term_months, later_months, today) + 1)
    end;

revoke all on function accounts.later_terms_until(date, integer, integer, date) from public;
revoke all on function accounts.later_term_end(date, integer, integer, integer) from public;
revoke all on function accounts.renewal(date, date, integer, integer, date) from public;
grant execute on function accounts.later_terms_until(date, integer, integer, date) to perennial_app;
grant execute on function accounts.later_term_end(date, integer, integer, integer) to perennial_app;
grant execute on function accounts.renewal(date, date, integer, integer, date) to perennial_app;
