-- What a contract is worth a year, exactly: exact_arr ÷ exact_parts. A price for 36 months has no exact price a year, and an amount that was
-- rounded to its currency cannot be converted to another one and be rounded once. exact_arr is null where arr is exact. Before this, each
-- price was for 1, 3, 6 or 12 months, so that all parts are 1.
alter table accounts.contract add column exact_arr numeric;
alter table accounts.contract add column exact_parts numeric not null default 1 check (exact_parts >= 1);

-- The months that a price is for.
create function accounts.months(per text) returns integer
    language sql immutable parallel safe
    return case
        when per = 'quarter' then 3
        when per = 'half_year' then 6
        when per = 'year' then 12
        when per ~ '^P[0-9]+M$' then substring(per, 2, length(per) - 2)::integer
        else 1
    end;
revoke all on function accounts.months(text) from public;
grant execute on function accounts.months(text) to perennial_app;

do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        update accounts.contract c
        set exact_arr = x.arr
        from (
            select c.id, sum(line.quantity * line."unitPrice" * (12 / accounts.months(line.per))) as arr
            from accounts.contract c
            cross join jsonb_to_recordset(c.lines) line (quantity numeric, "unitPrice" numeric, per text, recurring boolean)
            where c.tenant_id = one and coalesce(line.recurring, true)
            group by c.id) x
        where c.tenant_id = one and c.id = x.id and c.arr <> x.arr;
        -- Each account with such a contract is counted again.
        update accounts.account a set next_change_on = '-infinity'
        where a.tenant_id = one and a.deleted_at is null
          and exists (select from accounts.contract c where c.tenant_id = one and c.account_id = a.id and c.exact_arr is not null);
    end loop;
end
$$;

do $$
begin
    execute 'create or replace view accounts.live_contract with (security_invoker) as '
        || replace(pg_get_viewdef('accounts.live_contract'), 'a.segment AS account_segment', 'a.segment AS account_segment, c.exact_arr, c.exact_parts');
end
$$;

-- A live contract's recurring lines in the order of products and prices, with what all until this one, and all before it, are worth together:
-- year_… ÷ parts a year, exactly. A line's share is the difference of the two, each rounded as a contract is (RecurringRevenue.java) or
-- converted and then rounded: so the shares of a contract are the contract, to the cent. unit_price is a year's, and the same for lines that
-- say the same price in different ways. ends_on is 'infinity' where it goes on.
create view accounts.contract_line with (security_invoker) as
select c.tenant_id, c.account_id, c.id as contract_id, c.starts_on, coalesce(c.ends_on, 'infinity') as ends_on, c.currency,
       scale(c.mrr) as decimals, c.exact_parts as parts, l.product, l.quantity, l.unit_price, l.year_before, l.year_until
from accounts.live_contract c
cross join lateral (
    select product, quantity, unit_price, sum(year) over listed as year_until, sum(year) over listed - year as year_before
    from (
        select line.product collate "C" as product, line.quantity, line.place,
               accounts.quotient(line."unitPrice" * 12, accounts.months(line.per), 15) as unit_price,
               line.quantity * line."unitPrice" * div(12 * c.exact_parts, accounts.months(line.per)) as year
        from rows from (jsonb_to_recordset(c.lines) as (product text, quantity numeric, "unitPrice" numeric, per text, recurring boolean))
             with ordinality line (product, quantity, "unitPrice", per, recurring, place)
        where coalesce(line.recurring, true)
    ) line
    window listed as (order by product, unit_price, place)
) l;
grant select on accounts.contract_line to perennial_app;

select platform.field_class('accounts.contract', 'revenue', 'exact_arr', 'exact_parts');
select platform.field_class('accounts.live_contract', 'revenue', 'exact_arr', 'exact_parts');
select platform.field_class('accounts.contract_line', 'revenue', 'quantity', 'unit_price', 'year_before', 'year_until', 'parts');
select platform.plain_rest('accounts.contract_line');

-- The ledger compares lines now; nothing else read this view.
drop view accounts.contract_product;
