-- What each product of a contract is worth: what a ledger of revenue is derived from.

-- a ÷ b, rounded once, half to even: a plain division has been rounded already when it comes to be rounded to cents.
create function accounts.quotient(a numeric, b numeric, decimals integer) returns numeric
    language sql immutable parallel safe
    return round((div(a * 10::numeric ^ decimals, b)
        + case
            when 2 * abs(mod(a * 10::numeric ^ decimals, b)) > abs(b) then sign(a) * sign(b)
            when 2 * abs(mod(a * 10::numeric ^ decimals, b)) = abs(b) and mod(div(a * 10::numeric ^ decimals, b), 2) <> 0
                then sign(a) * sign(b)
            else 0
        end) * 10::numeric ^ (-decimals), decimals);
revoke all on function accounts.quotient(numeric, numeric, integer) from public;
grant execute on function accounts.quotient(numeric, numeric, integer) to perennial_app;

-- A live contract's recurring products in the order of their names, with what all until this one, and all before it, are worth
-- together, each sum rounded as a contract is (RecurringRevenue.java). A product's share is the difference of the two, whatever the two
-- are converted to: so the shares of a contract are the contract, to the cent. ends_on is 'infinity' where it goes on.
create view accounts.contract_product with (security_invoker) as
select c.tenant_id, c.account_id, c.id as contract_id, c.starts_on, coalesce(c.ends_on, 'infinity') as ends_on, c.currency,
       scale(c.mrr) as decimals, p.product, p.quantity, p.arr_before, p.arr_until, p.mrr_before, p.mrr_until
from accounts.live_contract c
cross join lateral (
    select product, quantity, arr as arr_until, mrr as mrr_until,
           lag(arr, 1, 0.0) over (order by product) as arr_before, lag(mrr, 1, 0.0) over (order by product) as mrr_before
    from (
        select product, quantity,
               case when product = max(product) over () then c.arr else accounts.half_even(year, scale(c.mrr)) end as arr,
               case when product = max(product) over () then c.mrr else accounts.quotient(year, 12, scale(c.mrr)) end as mrr
        from (
            select product, sum(quantity) as quantity, sum(sum(year)) over (order by product) as year
            from (
                select line.product collate "C" as product, line.quantity,
                       line.quantity * line."unitPrice"
                           * case line.per when 'quarter' then 4 when 'half_year' then 2 when 'year' then 1 else 12 end as year
                from jsonb_to_recordset(c.lines) line (product text, quantity numeric, "unitPrice" numeric, per text, recurring boolean)
                where coalesce(line.recurring, true)
            ) line
            group by product
        ) running
    ) rounded
) p;
grant select on accounts.contract_product to perennial_app;
