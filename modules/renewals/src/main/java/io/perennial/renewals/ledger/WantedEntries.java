package io.perennial.renewals.ledger;

/**
 * The published rule (see {@code LedgerEntry} in the API): computes which entries an account should have, from its live contracts and the
 * dated rates and from nothing else. One statement serves any number of accounts.
 *
 * <p>{@code fx} is the change caused by rates alone, {@code rest} the change caused by contracts that start or end.
 */
final class WantedEntries {
    private static final String RATES =
            """
            select currency, effective_from as since, effective_until as until, rate, lead(rate) over dated as next_rate,
                   row_number() over dated = 1 as is_first
            from {accounts.rate_period}
            where currency <> :books
            window dated as (partition by currency order by effective_from)
            union all
            select :books::text, '-infinity', 'infinity', 1, null, true
            """;

    /**
     * A line of a contract while one rate holds. end_…: its value at the rate of the day on which the contract ends. A contract that ends on
     * the first day with a rate counted the day before, so that it has a period without a day.
     */
    private static final String PERIODS =
            """
            select p.account_id, p.contract_id, p.product, p.currency, p.decimals, p.unit_price, p.quantity,
                   greatest(p.starts_on, r.since) as since, least(p.ends_on, r.until) as until,
                   p.starts_on >= r.since as starts, p.ends_on <= r.until as ends, r.is_first,
                   accounts.quotient(p.year_until, p.parts * 12, p.decimals) - accounts.quotient(p.year_before, p.parts * 12, p.decimals) as own_mrr,
                   accounts.quotient(p.year_until, p.parts, p.decimals) - accounts.quotient(p.year_before, p.parts, p.decimals) as own_arr,
                   accounts.quotient(p.year_until * r.rate, p.parts * 12, :decimals) - accounts.quotient(p.year_before * r.rate, p.parts * 12, :decimals) as mrr,
                   accounts.quotient(p.year_until * r.rate, p.parts, :decimals) - accounts.quotient(p.year_before * r.rate, p.parts, :decimals) as arr,
                   accounts.quotient(p.year_until * e.rate, p.parts * 12, :decimals) - accounts.quotient(p.year_before * e.rate, p.parts * 12, :decimals) as end_mrr,
                   accounts.quotient(p.year_until * e.rate, p.parts, :decimals) - accounts.quotient(p.year_before * e.rate, p.parts, :decimals) as end_arr
            from {whole accounts.contract_line} p
            join rate r on r.currency = p.currency and p.starts_on < r.until and (r.since < p.ends_on or r.is_first and r.since = p.ends_on)
            cross join lateral (select case when p.ends_on = r.until then r.next_rate else r.rate end as rate) e
            where p.account_id = any (:ids) and p.starts_on < p.ends_on and p.year_until <> p.year_before
            """;

    /**
     * The steps of each period: one where it begins and one where it ends, if it ends. If only the rate changes, the whole change is fx.
     */
    private static final String STEPS =
            """
            select account_id, since as day, contract_id, product, currency, decimals, unit_price,
                   case when is_first and not starts then own_mrr else 0 end as own_fx_mrr,
                   case when is_first and not starts then own_arr else 0 end as own_fx_arr,
                   case when starts then 0 else mrr end as fx_mrr, case when starts then 0 else arr end as fx_arr,
                   case when starts then own_mrr else 0 end as own_rest_mrr, case when starts then own_arr else 0 end as own_rest_arr,
                   case when starts then mrr else 0 end as rest_mrr, case when starts then arr else 0 end as rest_arr,
                   case when starts then quantity end as entering, null::numeric as leaving
            from period
            union all
            select account_id, until, contract_id, product, currency, decimals, unit_price, 0, 0,
                   case when ends then end_mrr else 0 end - mrr, case when ends then end_arr else 0 end - arr,
                   case when ends then -own_mrr else 0 end, case when ends then -own_arr else 0 end,
                   case when ends then -end_mrr else 0 end, case when ends then -end_arr else 0 end,
                   null, case when ends then quantity end
            from period
            where until < 'infinity'
            """;

    /** All of a day and a product of a contract, of which {@link LikeLines} says how much is price. */
    private static final String CHANGES =
            """
            select account_id, day, contract_id, product, currency,
                   sum(own_fx_mrr) as own_fx_mrr, sum(own_fx_arr) as own_fx_arr, sum(fx_mrr) as fx_mrr, sum(fx_arr) as fx_arr,
                   sum(own_rest_mrr) as own_rest_mrr, sum(own_rest_arr) as own_rest_arr, sum(rest_mrr) as rest_mrr, sum(rest_arr) as rest_arr,
                   sum(own_price_mrr) as own_price_mrr, sum(own_price_arr) as own_price_arr, sum(price_mrr) as price_mrr, sum(price_arr) as price_arr
            from (
                select account_id, day, contract_id, product, currency, own_fx_mrr, own_fx_arr, fx_mrr, fx_arr,
                       own_rest_mrr, own_rest_arr, rest_mrr, rest_arr, 0 as own_price_mrr, 0 as own_price_arr, 0 as price_mrr, 0 as price_arr
                from step
                union all
                select account_id, day, contract_id, product, currency, 0, 0, 0, 0, 0, 0, 0, 0, own_price_mrr, own_price_arr, price_mrr, price_arr
                from price) moved
            group by account_id, day, contract_id, product, currency
            """;

    /** The account's value after the day, its value before, and its highest value on any earlier day. */
    private static final String KNOWN =
            """
            select s.*, after - sum(fx_mrr + rest_mrr) over (partition by account_id, day) as before,
                   max(after) over (partition by account_id order by day groups between unbounded preceding and 1 preceding) as most_before
            from (select c.*, sum(fx_mrr + rest_mrr) over (partition by account_id order by day) as after from change c) s
            """;

    /** turn: the kind of the whole day if the account becomes a customer or stops being one; null on all other days. */
    private static final String TURNED =
            """
            select k.*,
                   case when before <= 0 and after > 0 then case when most_before > 0 then 'reactivation' else 'new' end
                        when before > 0 and after <= 0 then 'churn' end as turn
            from known k
            """;

    private static final String NETTED =
            """
            select p.*,
                   case when sign(sum(rest_mrr - price_mrr) over same_day) * 2 + sign(sum(rest_arr - price_arr) over same_day) < 0
                        then 'contraction' else 'expansion' end as net
            from turned p
            window same_day as (partition by account_id, day)
            """;

    /** On a day that makes or ends a customer, only one entry counts the customer. */
    private static final String WANTED =
            """
            select n.account_id, n.day as effective_on, n.contract_id, n.product, n.currency, e.kind, :books::text as books,
                   e.own_mrr, e.own_arr, e.mrr, e.arr,
                   case when n.turn is null or row_number() over counting > 1 then 0
                        when n.turn = 'churn' then -1 else 1 end as customers
            from netted n
            cross join lateral (
                select n.turn as kind, n.own_fx_mrr + n.own_rest_mrr as own_mrr, n.own_fx_arr + n.own_rest_arr as own_arr,
                       n.fx_mrr + n.rest_mrr as mrr, n.fx_arr + n.rest_arr as arr
                where n.turn is not null
                union all
                select 'currency', n.own_fx_mrr, n.own_fx_arr, n.fx_mrr, n.fx_arr where n.turn is null
                union all
                select 'price', n.own_price_mrr, n.own_price_arr, n.price_mrr, n.price_arr where n.turn is null
                union all
                select n.net, n.own_rest_mrr - n.own_price_mrr, n.own_rest_arr - n.own_price_arr, n.rest_mrr - n.price_mrr, n.rest_arr - n.price_arr
                where n.turn is null
            ) e
            where (e.own_mrr, e.own_arr, e.mrr, e.arr) <> (0, 0, 0, 0)
            window counting as (partition by n.account_id, n.day order by n.contract_id, n.product, n.currency)
            """;

    /**
     * Common table expressions, the last of them {@code wanted}, with the parameters {@code :ids}, {@code :books} and {@code :decimals}.
     * None is joined to another: the planner does not know their sizes, and a wrong guess would compare every row with every other.
     */
    static final String WITH =
            "with rate as materialized (" + RATES + "), period as materialized (" + PERIODS + "), step as materialized (" + STEPS
                    + "), " + LikeLines.WITH + ", change as (" + CHANGES + "), known as (" + KNOWN + "), turned as (" + TURNED
                    + "), netted as (" + NETTED
                    + "), wanted as materialized (" + WANTED + ")";

    private WantedEntries() {}
}
