package io.perennial.renewals.ledger;

import io.perennial.kernel.Money;
import io.perennial.kernel.Ratio;
import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The retention of the customers of a day, computed from two balances of each of them: {@code startMrr − churn − contraction + expansion}
 * is {@code endMrrOfCohort}, to the cent.
 *
 * @param grr Σ min(start, end) ÷ Σ start, so that no account counts for more than it was worth
 * @param nrr Σ end ÷ Σ start
 * @param logoChurn accountsLost ÷ accountsAtStart
 * @param accountsLost the accounts that were no customer on some day after {@code from} until {@code to}; one that comes back is new
 * @param accountsReturned those of them that are customers again at the end
 * @param accountsOutsideCohort the customers at the end that were none at the start; only {@code mrrOutsideCohort} includes them
 * @param mrrOutsideCohort the rest of the revenue of the last day, also of balances below 0, so that it and {@code endMrrOfCohort} are that revenue
 *     and {@code graceMrr}
 * @param graceMrr the former revenue of terms that had ended by the last day and go on within {@code graceDays}; 0 without a grace
 */
public record Retention(
        LocalDate from,
        LocalDate to,
        @Nullable LocalDate asKnownOn,
        Currency currency,
        int definitionVersion,
        int graceDays,
        @Nullable Double grr,
        @Nullable Double nrr,
        @Nullable Double logoChurn,
        Money startMrr,
        Money churn,
        Money contraction,
        Money expansion,
        Money endMrrOfCohort,
        long accountsAtStart,
        long accountsLost,
        long accountsReturned,
        long accountsOutsideCohort,
        Money mrrOutsideCohort,
        Money graceMrr) {
    private static final int DEFINITION = 3;

    /** Finds lost accounts by the days on which the {@code customers} of all their entries sum to less than 0. */
    private static final String COHORT =
            """
            with balance as (
                select account_id, greatest(f.mrr, 0) as start, greatest(t.mrr, 0) as finish, t.mrr as finally, t.late
                from %2$s f full join %3$s t using (account_id)
            ), lost as (
                select distinct account_id
                from (select e.account_id
                      from {renewals.visible_entry} e
                      where e.customers <> 0 and e.effective_on > :from and e.effective_on <= :to %1$s
                      group by e.account_id, e.effective_on
                      having sum(e.customers) < 0 %4$s) day
            )
            select coalesce(sum(start) filter (where start > 0), 0) as start,
                   coalesce(sum(start) filter (where start > 0 and coalesce(finish, 0) = 0), 0) as churn,
                   coalesce(sum(start - finish) filter (where finish > 0 and finish < start), 0) as contraction,
                   coalesce(sum(finish - start) filter (where start > 0 and finish > start), 0) as expansion,
                   coalesce(sum(finally), 0) - coalesce(sum(finish) filter (where start > 0), 0) as outside,
                   coalesce(sum(late), 0) as late,
                   count(*) filter (where start > 0) as at_start,
                   count(l.account_id) filter (where start > 0) as lost,
                   count(l.account_id) filter (where start > 0 and finish > 0) as returned,
                   count(*) filter (where coalesce(start, 0) = 0 and finish > 0) as at_end_only
            from balance b left join lost l on l.account_id = b.account_id
            """;

    record Cohort(
            BigDecimal start, BigDecimal churn, BigDecimal contraction, BigDecimal expansion, BigDecimal outside, BigDecimal late,
            long atStart, long lost, long returned, long atEndOnly) {
        BigDecimal kept() {
            return start.subtract(churn).subtract(contraction);
        }

        BigDecimal finish() {
            return kept().add(expansion);
        }
    }

    static Retention of(LocalDate from, LocalDate to, @Nullable LocalDate asKnownOn, KnownEntries entries, Sql sql) {
        var grace = Grace.of(sql);
        var days = entries.values(Map.of("from", from, "to", to, "graceDays", grace.days()));
        var statement = COHORT.formatted(
                entries.only(), grace.balances(":from", entries), grace.balances(":to", entries), grace.staysLost(entries));
        var cohort = sql.first(Cohort.class, statement, days).orElseThrow();
        var books = entries.books();
        return new Retention(
                from, to, asKnownOn, books, DEFINITION, grace.days(),
                Ratio.of(cohort.kept(), cohort.start()), Ratio.of(cohort.finish(), cohort.start()),
                Ratio.of(cohort.lost(), cohort.atStart()),
                Money.rounded(cohort.start(), books), Money.rounded(cohort.churn(), books), Money.rounded(cohort.contraction(), books),
                Money.rounded(cohort.expansion(), books), Money.rounded(cohort.finish(), books),
                cohort.atStart(), cohort.lost(), cohort.returned(), cohort.atEndOnly(), Money.rounded(cohort.outside(), books),
                Money.rounded(cohort.late(), books));
    }
}
