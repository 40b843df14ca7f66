-- A contract that ends on its first day was cancelled before its start: it never renews, and is worth nothing.
create or replace function accounts.standing(starts_on date, ends_on date, today date) returns text
    language sql immutable parallel safe
    return case
        when ends_on = starts_on then 'cancelled'
        when accounts.counts(starts_on, ends_on, today) then 'open'
        when today < starts_on then 'upcoming'
        else 'ended'
    end;

create or replace function accounts.renewal(starts_on date, ends_on date, term_months integer, today date) returns date
    language sql immutable parallel safe
    return case
        when ends_on = starts_on then 'infinity'::date
        when ends_on is not null then ends_on
        when term_months is null then 'infinity'::date
        when accounts.terms_until(starts_on, term_months, today) > 0
            and accounts.term_end(starts_on, term_months, accounts.terms_until(starts_on, term_months, today)) > today
            then accounts.term_end(starts_on, term_months, accounts.terms_until(starts_on, term_months, today))
        else accounts.term_end(starts_on, term_months, accounts.terms_until(starts_on, term_months, today) + 1)
    end;

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        update accounts.contract
        set renews_on = 'infinity', arr = 0 * arr, mrr = 0 * mrr, exact_arr = null, exact_parts = 1
        where tenant_id = one and ends_on = starts_on;
    end loop;
end
$$;
