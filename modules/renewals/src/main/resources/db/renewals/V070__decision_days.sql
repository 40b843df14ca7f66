-- The last day on which notice can still be given: the latest day from which the notice runs out by the last day of the term. Of a term until
-- 31 December at three months' notice it is 30 September. The end of a month counts as such: a month before 28 February is 31 January.
create or replace function renewals.decision_day(due date, notice_period text) returns date
    language sql immutable parallel safe
    return case
        when right(notice_period, 1) = 'M' then greatest(
            (due - make_interval(months => substring(notice_period, 2, length(notice_period) - 2)::integer))::date - 1,
            (due - 1 - make_interval(months => substring(notice_period, 2, length(notice_period) - 2)::integer))::date)
        when right(notice_period, 1) = 'D' then due - 1 - substring(notice_period, 2, length(notice_period) - 2)::integer
        else due - 1
    end;

-- The work of the day is done again, so that each undecided renewal gets its day.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        delete from renewals.daily_run where tenant_id = one;
    end loop;
end
$$;
