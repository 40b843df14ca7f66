package io.perennial.renewals.ledger;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;

/** Brings the stored entries to what they should be by adding entries. */
@ApplicationScoped
class Ledger {
    /**
     * Locks the accounts in the order of their ids, so that concurrent runs do not deadlock. Each time is later than the last, even if the
     * clock has not moved on.
     */
    private static final String HOLD =
            """
            insert into renewals.ledger_account as l (tenant_id, account_id, recorded_at, segment, tier, owner_id)
            select a.tenant_id, a.id, :now, a.segment, a.tier, a.owner_id from {whole accounts.every_account} a where a.id = any (:ids) order by a.id
            on conflict (tenant_id, account_id)
            do update set recorded_at = greatest(excluded.recorded_at, (l.recorded_at at time zone 'UTC' + interval '1 microsecond') at time zone 'UTC')
            """;

    /** Reverses each group of stored entries whose sum differs from the wanted one as a whole, and enters the wanted one. */
    private static final String ENTER = WantedEntries.WITH
            + """
            , standing as (
                select account_id, effective_on, contract_id, product, currency, kind, books,
                       sum(own_mrr) as own_mrr, sum(own_arr) as own_arr, sum(mrr) as mrr, sum(arr) as arr, sum(customers) as customers
                from {whole renewals.ledger_entry}
                where account_id = any (:ids)
                group by account_id, effective_on, contract_id, product, currency, kind, books
                having (sum(own_mrr), sum(own_arr), sum(mrr), sum(arr), sum(customers)) <> (0, 0, 0, 0, 0)
            ), difference as (
                select account_id, effective_on, contract_id, product, currency, kind, books,
                       s.own_mrr as own_mrr_now, s.own_arr as own_arr_now, s.mrr as mrr_now, s.arr as arr_now, s.customers as customers_now,
                       w.own_mrr, w.own_arr, w.mrr, w.arr, w.customers
                from wanted w
                full join standing s using (account_id, effective_on, contract_id, product, currency, kind, books)
                where (s.own_mrr, s.own_arr, s.mrr, s.arr, s.customers) is distinct from (w.own_mrr, w.own_arr, w.mrr, w.arr, w.customers)
            ), entry as (
                select account_id, effective_on, contract_id, product, currency, kind, books, true as reversal,
                       -own_mrr_now as own_mrr, -own_arr_now as own_arr, -mrr_now as mrr, -arr_now as arr, -customers_now as customers
                from difference
                where mrr_now is not null
                union all
                select account_id, effective_on, contract_id, product, currency, kind, books, false, own_mrr, own_arr, mrr, arr, customers
                from difference
                where mrr is not null
            ), entered as (
                insert into renewals.ledger_entry (tenant_id, id, account_id, effective_on, recorded_at, kind, contract_id, product, currency,
                                                   own_mrr, own_arr, books, mrr, arr, customers, reversal)
                select l.tenant_id,
                       renewals.entry_id((extract(epoch from l.recorded_at) * 1000)::bigint, concat_ws(' ', e.account_id, e.effective_on - '2000-01-01'::date,
                           l.recorded_at, e.kind, e.contract_id, e.currency, e.books, e.reversal, e.product)),
                       e.account_id, e.effective_on, l.recorded_at, e.kind, e.contract_id, e.product, e.currency,
                       e.own_mrr, e.own_arr, e.books, e.mrr, e.arr, e.customers, e.reversal
                from entry e
                join {whole renewals.ledger_account} l on l.account_id = e.account_id
                where l.account_id = any (:ids)
                returning account_id, effective_on, kind, product, books, mrr, arr, customers
            ), tallied as (
            """
            + Tally.ADD
            + """
            )
            select account_id as id, count(*)::integer as entries from entered group by account_id order by account_id
            """;

    private static final String FORGET_BALANCES =
            "delete from renewals.ledger_balance where tenant_id = :tenant and account_id = any (:ids)";
    private static final String KEEP_BALANCES =
            """
            insert into renewals.ledger_balance (tenant_id, quarter, account_id, since, until, books, mrr, arr)
            with day as (
                select tenant_id, account_id, effective_on, sum(mrr) as mrr, sum(arr) as arr
                from {whole renewals.ledger_entry}
                where account_id = any (:ids) and books = :books
                group by tenant_id, account_id, effective_on
                having (sum(mrr), sum(arr)) <> (0, 0)
            ), balance as (
                select tenant_id, account_id, effective_on as since, lead(effective_on, 1, 'infinity') over following as until,
                       sum(mrr) over following as mrr, sum(arr) over following as arr
                from day
                window following as (partition by tenant_id, account_id order by effective_on)
            ), quartered as (
                select tenant_id, account_id, since, until, mrr, arr, quarter::date as quarter
                from balance
                cross join lateral generate_series(date_trunc('quarter', since::timestamp), (until - 1)::timestamp, interval '3 months') quarter
                where until < 'infinity'
                union all
                select tenant_id, account_id, since, until, mrr, arr, 'infinity' from balance where until = 'infinity'
            )
            select tenant_id, quarter, account_id, case when until = 'infinity' then since else greatest(since, quarter) end,
                   case when until = 'infinity' then until else least(until, (quarter + interval '3 months')::date) end, :books, mrr, arr
            from quartered
            where (mrr, arr) <> (0, 0)
            """;

    record Entered(UUID id, int entries) {}

    @Inject Sql sql;
    @Inject Home home;
    @Inject Clock clock;

    /** Updates the entries of the accounts. Returns the number of new entries. */
    int enter(UUID[] accounts) {
        if (accounts.length == 0) return 0;
        sql.change(HOLD, Map.of("ids", accounts, "now", clock.instant()));
        sql.number(Tally.REGROUP, Map.of("ids", accounts));
        var books = Basis.books(sql, home);
        var entered = sql.list(Entered.class, ENTER, Map.of("ids", accounts, "books", books, "decimals", books.getDefaultFractionDigits()));
        balance(entered.stream().map(Entered::id).toArray(UUID[]::new), books);
        return entered.stream().mapToInt(Entered::entries).sum();
    }

    private void balance(UUID[] accounts, Currency books) {
        if (accounts.length == 0) return;
        sql.change(FORGET_BALANCES, Map.of("ids", accounts));
        sql.change(KEEP_BALANCES, Map.of("ids", accounts, "books", books));
    }
}
