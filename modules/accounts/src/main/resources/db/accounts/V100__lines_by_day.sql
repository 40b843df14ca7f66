-- The lines of a contract by day, where they change while it runs: a list of {effectiveOn, lines, arr, mrr, exactArr, exactParts}, the first
-- one from the start; null for a contract whose lines never change. lines, arr, mrr, exact_arr and exact_parts of the contract are those of
-- the current day, and lines_from is the day on which they took effect, null if that is the start.
alter table accounts.contract add column versions jsonb check (jsonb_typeof(versions) = 'array' and jsonb_array_length(versions) > 1);
alter table accounts.contract add column lines_from date check (isfinite(lines_from));
alter table accounts.contract add check (versions is not null or lines_from is null);
select platform.field_class('accounts.contract', 'revenue', 'versions');
select platform.plain_rest('accounts.contract');

-- The version in force on a day; the first one for the days before.
create function accounts.version_on(versions jsonb, day date) returns jsonb
    language sql immutable parallel safe
    return coalesce(
        (select v.version from jsonb_array_elements(versions) v (version)
         where (v.version ->> 'effectiveOn')::date <= day
         order by (v.version ->> 'effectiveOn')::date desc
         limit 1),
        versions -> 0);

-- The first day after a day on which another version takes effect.
create function accounts.next_version(versions jsonb, day date) returns date
    language sql immutable parallel safe
    return (select min((v.version ->> 'effectiveOn')::date) from jsonb_array_elements(versions) v (version)
            where (v.version ->> 'effectiveOn')::date > day);

-- What a contract is worth on a day while it counts, and its lines.
create function accounts.arr_on(arr numeric, versions jsonb, day date) returns numeric
    language sql immutable parallel safe
    return case when versions is null then arr else (accounts.version_on(versions, day) #>> '{arr,amount}')::numeric end;
create function accounts.lines_on(lines jsonb, versions jsonb, day date) returns jsonb
    language sql immutable parallel safe
    return case when versions is null then lines else accounts.version_on(versions, day) -> 'lines' end;

revoke all on function accounts.version_on(jsonb, date) from public;
revoke all on function accounts.next_version(jsonb, date) from public;
revoke all on function accounts.arr_on(numeric, jsonb, date) from public;
revoke all on function accounts.lines_on(jsonb, jsonb, date) from public;
grant execute on function accounts.version_on(jsonb, date) to perennial_app;
grant execute on function accounts.next_version(jsonb, date) to perennial_app;
grant execute on function accounts.arr_on(numeric, jsonb, date) to perennial_app;
grant execute on function accounts.lines_on(jsonb, jsonb, date) to perennial_app;

do $$
begin
    execute 'create or replace view accounts.live_contract with (security_invoker) as '
        || replace(pg_get_viewdef('accounts.live_contract'), 'c.renewal_term_months', 'c.renewal_term_months, c.versions, c.lines_from');
end
$$;
select platform.field_class('accounts.live_contract', 'revenue', 'versions');
select platform.plain_rest('accounts.live_contract');

create or replace view accounts.every_contract with (security_invoker) as
select tenant_id, id, account_id, starts_on, ends_on, term_months, lines, deleted_at, renewal_term_months, versions from accounts.contract;
select platform.field_class('accounts.every_contract', 'revenue', 'versions');

-- As before, but each version of the lines starts on its day and ends where the next one takes effect: what one contract changes on a day is
-- the same as what two contracts change of which one follows the other.
create or replace view accounts.contract_line with (security_invoker) as
select c.tenant_id, c.account_id, c.id as contract_id, v.starts_on, v.ends_on, c.currency,
       scale(c.mrr) as decimals, v.parts, l.product, l.quantity, l.unit_price, l.year_before, l.year_until
from accounts.live_contract c
cross join lateral (
    select c.starts_on, coalesce(c.ends_on, 'infinity') as ends_on, c.lines, c.exact_parts as parts
    where c.versions is null
    union all
    select greatest(c.starts_on, e.since), least(coalesce(c.ends_on, 'infinity'), e.until), e.lines, e.parts
    from (select version."effectiveOn" as since, lead(version."effectiveOn", 1, 'infinity') over (order by version."effectiveOn") as until,
                 version.lines, version."exactParts" as parts
          from jsonb_to_recordset(c.versions) version ("effectiveOn" date, lines jsonb, "exactParts" numeric)) e
    where c.versions is not null and greatest(c.starts_on, e.since) < least(coalesce(c.ends_on, 'infinity'), e.until)
) v
cross join lateral (
    select product, quantity, unit_price, sum(year) over listed as year_until, sum(year) over listed - year as year_before
    from (
        select line.product collate "C" as product, line.quantity, line.place,
               accounts.quotient(line."unitPrice" * 12, accounts.months(line.per), 15) as unit_price,
               line.quantity * line."unitPrice" * div(12 * v.parts, accounts.months(line.per)) as year
        from rows from (jsonb_to_recordset(v.lines) as (product text, quantity numeric, "unitPrice" numeric, per text, recurring boolean))
             with ordinality line (product, quantity, "unitPrice", per, recurring, place)
        where coalesce(line.recurring, true)
    ) line
    window listed as (order by product, unit_price, place)
) l;
