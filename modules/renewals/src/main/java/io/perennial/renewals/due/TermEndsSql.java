package io.perennial.renewals.due;

import io.perennial.platform.sql.BeyondSight;

/**
 * The statements of {@link TermEnds}, for all contracts of the tenant or for some of them. The tenant's day is {@code :today};
 * {@code :until} is the last day inside its horizon.
 */
@BeyondSight("A renewal follows its contract whoever decides on it, and the caller learns nothing else.")
final class TermEndsSql {
    static final String SOME = "and c.id = any (:ids)";
    static final String RANGE = "and c.id > :reached and c.id <= :last";

    /**
     * The end of the term that runs on {@code :today}, or of the first one after it. It is computed, because the stored value may be
     * yesterday's.
     */
    private static final String TERM_END = "accounts.renewal(c.starts_on, c.ends_on, c.term_months, c.renewal_term_months, :today)";

    /** True if a term that ends on a day is short, and so are those that follow: nobody looks at a contract that renews itself so often. */
    private static final String SHORT =
            """
            greatest(coalesce(c.renewal_term_months, c.term_months),
                     case when %s <= accounts.term_end(c.starts_on, c.term_months, 1) then c.term_months end) <= :silentMonths""";

    /** The notice counts for the first term that it could still end. */
    private static final String NOTICED =
            """
            case when c.notice_received_on <= d.decision_on
                      and not exists (select from {beyond renewals.renewal} o
                                      where o.contract_id = k.contract_id and o.due_on < k.due_on and o.decision_on >= c.notice_received_on)
                 then c.notice_received_on end""";

    /** The names of the fields that follow from the contract {@code c} and differ from those of the renewal {@code k}. */
    private static final String FOLLOWING =
            """
            array_remove(array[
                case when k.account_id <> c.account_id then 'accountId' end,
                case when (k.currency, k.target_arr) is distinct from (c.currency, d.arr) then 'targetArr' end,
                case when k.currency <> c.currency or k.forecast_arr is null and k.target_arr <> d.arr then 'forecastArr' end,
                case when k.decision_on is distinct from d.decision_on then 'decisionOn' end,
                case when k.notice_received_on is distinct from n.noticed_on then 'noticeReceivedOn' end,
                case when k.notice_by is distinct from case when n.noticed_on is not null then c.notice_by end then 'noticeBy' end,
                case when n.noticed_on is not null and k.category in ('commit', 'best_case') then 'category' end], null)""";

    private static final String RATES =
            """
            rate as (
                select :currency::text as currency, 1::numeric as rate
                union all
                select currency, rate from {accounts.rate_period}
                where currency <> :currency and effective_from <= :today and :today < effective_until)
            """;

    private TermEndsSql() {}

    /** True for a term with a renewal, which ends on this day. Excludes contracts that never count and short terms that renew themselves. */
    static String asks(String day) {
        return "((c.ends_on is null or c.ends_on > c.starts_on) and not (c.auto_renew and c.ends_on is null and " + SHORT.formatted(day)
                + "))";
    }

    /**
     * Creates the missing renewals in one statement. It is idempotent, because the ids follow from contract and day. Most nights nearly all
     * exist already, so that looking them up is cheaper than running into a conflict.
     */
    static String open(String which) {
        return """
                insert into renewals.renewal (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, rate,
                                              target_arr, target_exact, target_parts, created_at, updated_at)
                with %s, moved as (
                    select contract_id, first_due_on, count(*)::integer as times
                    from {whole renewals.renewal} where due_on <> first_due_on group by contract_id, first_due_on)
                select c.tenant_id, renewals.renewal_id(c.id, e.due_on, coalesce(m.times, 0)), c.account_id, c.id, e.due_on, e.due_on,
                       renewals.decision_day(e.due_on, c.notice_period), c.currency, r.rate, accounts.arr_on(c.arr, c.versions, e.due_on - 1),
                       accounts.exact_arr_on(c.exact_arr, c.versions, e.due_on - 1), coalesce(accounts.exact_parts_on(c.exact_parts, c.versions, e.due_on - 1), 1),
                       :now, :now
                from {whole accounts.live_contract} c
                cross join lateral (select %s as due_on) e
                left join rate r on r.currency = c.currency
                left join moved m on m.contract_id = c.id and m.first_due_on = e.due_on
                where c.renews_on <= :until and (c.ends_on is null or c.ends_on >= :today) and e.due_on between :today and :until and %s %s
                  and not exists (select from {whole renewals.renewal} there where there.contract_id = c.id and there.due_on = e.due_on)
                on conflict do nothing
                returning id, account_id, due_on
                """.formatted(RATES, TERM_END, asks("e.due_on"), which);
    }

    /**
     * Moves a renewal whose day is no longer the end of a term of its contract to the day that is; the work on it stays. Withdraws it if no
     * such day is near or if that day has a renewal already. A decision for which this waited stays: the state is read again.
     */
    static String moveOrWithdraw(String which) {
        return """
                with gone as (
                    select r.id, r.due_on as before, r.decision_on as decision_before, r.state as state_before, %1$s as due_on, c.notice_period, c.id is not null and %2$s as asks, c.ends_on <= :today as ended, r.contract_id,
                           row_number() over (partition by r.contract_id order by r.due_on desc) as place
                    from {beyond renewals.renewal} r left join {beyond accounts.live_contract} c on c.id = r.contract_id
                    where r.state in ('open', 'deferred')
                      and (c.id is null or not %4$s or accounts.renewal(c.starts_on, c.ends_on, c.term_months, c.renewal_term_months, r.due_on - 1) <> r.due_on) %3$s
                ), found as (
                    select g.*, g.asks and g.place = 1 and (g.due_on between :today and :until or g.ended and g.due_on < :today)
                                and not exists (select from {beyond renewals.renewal} o where o.contract_id = g.contract_id and o.due_on = g.due_on) as moves
                    from gone g)
                update renewals.renewal r
                set due_on = case when f.moves then f.due_on else r.due_on end,
                    decision_on = case when f.moves then renewals.decision_day(f.due_on, f.notice_period) else r.decision_on end,
                    state = case when f.moves then r.state else 'withdrawn' end,
                    version = r.version + 1, updated_at = greatest(r.updated_at, :now)
                from found f
                where r.tenant_id = :tenant and r.id = f.id and r.state in ('open', 'deferred')
                returning r.id, r.account_id, f.before, r.due_on, f.decision_before, r.decision_on, f.state_before, r.state = 'withdrawn' as withdrawn
                """.formatted(TERM_END, asks(TERM_END), which.replace("c.id", "r.contract_id"), asks("r.due_on"));
    }

    /** Reopens a withdrawn renewal whose contract ends a term on its day again. */
    static String reopen(String which) {
        return """
                update renewals.renewal r
                set state = case when r.deferred_until is null then 'open' else 'deferred' end, version = r.version + 1,
                    updated_at = greatest(r.updated_at, :now)
                from {beyond accounts.live_contract} c
                where r.tenant_id = :tenant and r.state = 'withdrawn' and c.id = r.contract_id and r.due_on = %s
                  and r.due_on between :today and :until and %s %s
                returning r.id, r.account_id, r.due_on
                """.formatted(TERM_END, asks("r.due_on"), which);
    }

    /**
     * Copies account, currency, rate, ARR and the day of decision from the contract to its undecided renewals. Removes the forecast if the
     * currency changed. A decision for which this waited stays: the state is read again. Returns the renewals that look different now.
     */
    static String follow(String which) {
        return """
                with %s, followed as (
                update renewals.renewal r
                set account_id = c.account_id, currency = c.currency, rate = x.rate, target_arr = c.arr, target_exact = c.exact_arr,
                    target_parts = c.exact_parts, decision_on = c.decision_on,
                    notice_received_on = c.noticed_on, notice_by = case when c.noticed_on is not null then c.notice_by end,
                    category = case when c.noticed_on is not null and r.category in ('commit', 'best_case') then 'at_risk' else r.category end,
                    forecast_arr = case when r.currency = c.currency then r.forecast_arr end,
                    version = r.version + c.visibly::integer,
                    updated_at = case when c.visibly then greatest(r.updated_at, :now) else r.updated_at end
                from (select k.id as renewal_id, k.account_id as account_before, c.account_id, c.currency, d.arr, d.exact_arr, d.exact_parts, d.decision_on, n.noticed_on, c.notice_by,
                             (k.account_id, k.currency, k.target_arr, k.decision_on, k.notice_received_on, k.notice_by)
                             is distinct from (c.account_id, c.currency, d.arr, d.decision_on, n.noticed_on, case when n.noticed_on is not null then c.notice_by end) as visibly,
                             %s as fields
                      from {beyond renewals.renewal} k join {beyond accounts.live_contract} c on c.id = k.contract_id
                      cross join lateral (select renewals.decision_day(k.due_on, c.notice_period) as decision_on,
                                                 accounts.arr_on(c.arr, c.versions, k.due_on - 1) as arr,
                                                 accounts.exact_arr_on(c.exact_arr, c.versions, k.due_on - 1) as exact_arr,
                                                 coalesce(accounts.exact_parts_on(c.exact_parts, c.versions, k.due_on - 1), 1) as exact_parts) d
                      cross join lateral (select %s as noticed_on) n
                      where k.state in ('open', 'deferred') %s) c
                left join rate x on x.currency = c.currency
                where r.tenant_id = :tenant and r.id = c.renewal_id and r.state in ('open', 'deferred')
                  and (c.visibly or (r.rate, r.target_exact, r.target_parts) is distinct from (x.rate, c.exact_arr, c.exact_parts))
                returning r.id, c.account_before, r.account_id, r.due_on, c.fields, c.visibly)
                select id, account_before, account_id, due_on, to_jsonb(fields) as fields from followed where visibly
                """.formatted(RATES, FOLLOWING, NOTICED, which);
    }

    /**
     * Wins the renewals of contracts that renewed themselves, for what they are worth from the next term on: nobody had decided by the end
     * of the due day, or of the day to which the decision was deferred.
     */
    static String renewThemselves(String which) {
        return """
                update renewals.renewal r
                set state = 'won', by_itself = true, outcome_arr = accounts.arr_on(r.target_arr, c.versions, r.due_on), decided_at = :now, version = r.version + 1,
                    updated_at = greatest(r.updated_at, :now)
                from {whole accounts.live_contract} c
                where r.tenant_id = :tenant and r.state in ('open', 'deferred') and c.id = r.contract_id
                  and c.auto_renew and c.ends_on is null and r.notice_received_on is null and greatest(r.due_on, r.deferred_until) < :today %s
                returning r.id, r.account_id, r.due_on, r.currency || ' ' || r.outcome_arr as arr
                """.formatted(which);
    }
}
