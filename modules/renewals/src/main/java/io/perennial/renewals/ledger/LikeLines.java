package io.perennial.renewals.ledger;

/**
 * Compares the lines that leave on a day with those that enter, line with line and never sums of unlike lines: a line of another price beside
 * the former one is volume, and a discount that ends is price. Uses windows instead of joins; see {@link WantedEntries#WITH}.
 */
final class LikeLines {
    /** The lines of one product, currency and unit price that leave, and those that enter. */
    private static final String LINES =
            """
            select account_id, day, product, currency, decimals, unit_price, sign(unit_price) as side, abs(unit_price) as size,
                   coalesce((array_agg(contract_id order by contract_id) filter (where entering is not null))[1],
                            (array_agg(contract_id order by contract_id))[1]) as contract_id,
                   sum(entering) as quantity_in, sum(leaving) as quantity_out,
                   coalesce(sum(own_rest_mrr) filter (where entering is not null), 0) as own_mrr_in,
                   coalesce(-sum(own_rest_mrr) filter (where leaving is not null), 0) as own_mrr_out,
                   coalesce(sum(own_rest_arr) filter (where entering is not null), 0) as own_arr_in,
                   coalesce(-sum(own_rest_arr) filter (where leaving is not null), 0) as own_arr_out,
                   coalesce(sum(rest_mrr) filter (where entering is not null), 0) as mrr_in,
                   coalesce(-sum(rest_mrr) filter (where leaving is not null), 0) as mrr_out,
                   coalesce(sum(rest_arr) filter (where entering is not null), 0) as arr_in,
                   coalesce(-sum(rest_arr) filter (where leaving is not null), 0) as arr_out
            from step
            where entering is not null or leaving is not null
            group by account_id, day, product, currency, decimals, unit_price
            """;

    /** lasts: the product is sold both before and after, or it consists of discounts only. Then its discounts are prices. */
    private static final String LASTING =
            """
            select l.*, quantity_in is not null as enters,
                   bool_or(side > 0 and quantity_in is not null) over same = bool_or(side > 0 and quantity_out is not null) over same as lasts
            from line l
            window same as (partition by account_id, day, product, currency)
            """;

    /** Leaves out the lines whose price is on both sides: they differ by volume alone. is_even: as many enter as leave. */
    private static final String UNLIKE =
            """
            select l.*,
                   count(*) filter (where enters) over same = count(*) filter (where not enters) over same as is_even,
                   row_number() over (partition by account_id, day, product, currency, side, enters order by size) as place,
                   row_number() over (partition by account_id, day, product, currency, side order by size) as position,
                   max(case when enters then null else size end) over below as out_below, max(case when enters then size end) over below as in_below,
                   min(case when enters then null else size end) over above as out_above, min(case when enters then size end) over above as in_above
            from lasting l
            where (quantity_in is null) <> (quantity_out is null)
            window same as (partition by account_id, day, product, currency, side),
                   below as (partition by account_id, day, product, currency, side order by size rows between unbounded preceding and 1 preceding),
                   above as (partition by account_id, day, product, currency, side order by size rows between 1 following and unbounded following)
            """;

    /** leans_up: the nearest line of the other side, in proportion, has the higher price; leans_down: the lower one. */
    private static final String LEANING =
            """
            select u.*, coalesce(above is not null and (below is null or above * below < size * size), false) as leans_up,
                   coalesce(below is not null and (above is null or above * below >= size * size), false) as leans_down
            from (select u.*, case when enters then out_below else in_below end as below, case when enters then out_above else in_above end as above
                  from unlike u) u
            """;

    /** Two that are nearest to each other are neighbours, and each leans to the other. */
    private static final String PAIRED =
            """
            select l.*,
                   case when is_even then place
                        when leans_up and lead(enters) over sorted <> enters and lead(leans_down) over sorted then position
                        when leans_down and lag(enters) over sorted <> enters and lag(leans_up) over sorted then position - 1
                   end as pair
            from leaning l
            window sorted as (partition by account_id, day, product, currency, side order by size)
            """;

    /** The change of a pair beyond the volume at the former price, and the whole of a discount that begins or ends. */
    private static final String PRICES =
            """
            select account_id, day, contract_id, product, currency,
                   own_mrr_in - accounts.quotient(own_mrr_out * quantity_in, quantity_out, decimals) as own_price_mrr,
                   own_arr_in - accounts.quotient(own_arr_out * quantity_in, quantity_out, decimals) as own_price_arr,
                   mrr_in - accounts.quotient(mrr_out * quantity_in, quantity_out, :decimals) as price_mrr,
                   arr_in - accounts.quotient(arr_out * quantity_in, quantity_out, :decimals) as price_arr
            from (select account_id, day, product, currency, decimals, (array_agg(contract_id order by enters desc))[1] as contract_id,
                         sum(quantity_in) as quantity_in, sum(quantity_out) as quantity_out,
                         sum(own_mrr_in) as own_mrr_in, sum(own_mrr_out) as own_mrr_out, sum(own_arr_in) as own_arr_in, sum(own_arr_out) as own_arr_out,
                         sum(mrr_in) as mrr_in, sum(mrr_out) as mrr_out, sum(arr_in) as arr_in, sum(arr_out) as arr_out
                  from paired
                  where pair is not null
                  group by account_id, day, product, currency, decimals, side, pair) pair
            union all
            select account_id, day, contract_id, product, currency, own_mrr_in - own_mrr_out, own_arr_in - own_arr_out, mrr_in - mrr_out, arr_in - arr_out
            from paired
            where pair is null and side < 0 and lasts
            """;

    /** Common table expressions from {@code step} to {@code price}. */
    static final String WITH = "line as (" + LINES + "), lasting as (" + LASTING + "), unlike as (" + UNLIKE + "), leaning as (" + LEANING
            + "), paired as materialized (" + PAIRED + "), price as (" + PRICES + ")";

    private LikeLines() {}
}
