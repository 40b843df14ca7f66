package io.perennial.renewals.rate;

import io.perennial.kernel.Money;
import io.perennial.kernel.Ratio;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.forecast.ForecastSql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of what came due on the days {@code [from, to)} was renewed.
 *
 * @param groupBy by what it is told apart; {@code null} where it is not
 * @param withdrawn how many of the renewals of these days there was nothing to renew of
 * @param withoutRate how many are in a currency without an exchange rate, decided or not: they are in no figure
 * @param groups the most that was due first
 */
public record RenewalRate(
        LocalDate from,
        LocalDate to,
        @Nullable RateGrouping groupBy,
        Currency currency,
        int definitionVersion,
        RenewalRateSum total,
        long withdrawn,
        long withoutRate,
        List<RenewalRateGroup> groups) {
    /**
     * What some renewals came to, by KPI "renewal rate": {@code due = retained + contraction + lost}, of those that were decided. What is not
     * decided counts in no rate and stands apart. Amounts are a year's, in the company's currency.
     *
     * @param n how many were decided: won, renewed for less or lost
     * @param renewed how many of them were won or renewed for less
     * @param due what those that were decided were to keep
     * @param retained what of it was kept; of no renewal more than was due
     * @param contraction what of it is gone of those that were renewed for less
     * @param lost what was due of those that were lost
     * @param expansion what was renewed beyond what was due
     * @param grossRate retained ÷ due
     * @param netRate (retained + expansion) ÷ due
     * @param countRate renewed ÷ n
     * @param accounts those with a renewal that was decided
     * @param accountsRenewed those of them with one that was renewed
     * @param logoRate accountsRenewed ÷ accounts
     * @param undecided how many are open or put off, whether their day has passed or not
     * @param overdue those of the undecided whose day has passed
     */
    public record RenewalRateSum(
            long n, long renewed, Money due, Money retained, Money contraction, Money lost, Money expansion,
            @Nullable Double grossRate, @Nullable Double netRate, @Nullable Double countRate,
            long accounts, long accountsRenewed, @Nullable Double logoRate,
            long undecided, Money undecidedDue, long overdue, Money overdueDue) {}

    /** What one segment, tier or owner has of it; the key is {@code null} for those that have none. */
    public record RenewalRateGroup(@Nullable String key, RenewalRateSum sum) {}

    private static final int DEFINITION = 1;

    private static final String SUMS =
            """
            select %1$s,
                   count(*) filter (where decided) as n,
                   count(*) filter (where standing = 'won') as renewed,
                   coalesce(sum(target) filter (where decided), 0) as due,
                   coalesce(sum(retained) filter (where standing = 'won'), 0) as retained,
                   coalesce(sum(target) filter (where standing = 'lost'), 0) as lost,
                   coalesce(sum(expansion) filter (where standing = 'won'), 0) as expansion,
                   count(distinct account_id) filter (where decided) as accounts,
                   count(distinct account_id) filter (where standing = 'won') as accounts_renewed,
                   count(*) filter (where undecided) as undecided,
                   coalesce(sum(target) filter (where undecided), 0) as undecided_due,
                   count(*) filter (where undecided and due_on < :today) as overdue,
                   coalesce(sum(target) filter (where undecided and due_on < :today), 0) as overdue_due,
                   count(*) filter (where standing = 'withdrawn') as withdrawn,
                   count(*) filter (where standing = 'without_rate') as without_rate
            from (select l.account_id, l.due_on, l.standing, l.target, l.retained, l.expansion, %2$s as key,
                         l.standing in ('won', 'lost') as decided, l.standing in ('open', 'omitted') as undecided
                  from (%4$s) l %3$s
                  where l.due_on >= :from and l.due_on < :to and (:viewer::uuid is null or l.account_owner_id = :viewer)) due
            """;
    private static final String TOTAL = "1 as total, null::text as key";
    private static final String TOTAL_AND_GROUPS = "grouping(key) as total, key";
    private static final String BY_GROUP = "group by grouping sets ((), (key)) order by due desc, key";
    private static final String WITH_ACCOUNT = "join {accounts.live_account} a on a.id = l.account_id";

    record Row(
            int total, @Nullable String key, long n, long renewed, BigDecimal due, BigDecimal retained, BigDecimal lost, BigDecimal expansion,
            long accounts, long accountsRenewed, long undecided, BigDecimal undecidedDue, long overdue, BigDecimal overdueDue,
            long withdrawn, long withoutRate) {
        boolean isTotal() {
            return total == 1;
        }

        boolean hasAny() {
            return n > 0 || undecided > 0;
        }

        RenewalRateSum in(Currency currency) {
            return new RenewalRateSum(
                    n, renewed, Money.rounded(due, currency), Money.rounded(retained, currency),
                    Money.rounded(due.subtract(retained).subtract(lost), currency), Money.rounded(lost, currency), Money.rounded(expansion, currency),
                    Ratio.of(retained, due), Ratio.of(retained.add(expansion), due), Ratio.of(renewed, n),
                    accounts, accountsRenewed, Ratio.of(accountsRenewed, accounts),
                    undecided, Money.rounded(undecidedDue, currency), overdue, Money.rounded(overdueDue, currency));
        }
    }

    static RenewalRate of(LocalDate from, LocalDate to, @Nullable RateGrouping groupBy, LocalDate today, Currency currency, Sql sql) {
        var rows = sql.list(Row.class, statement(groupBy), Map.of(
                "from", from, "to", to, "today", today, "currency", currency, "decimals", currency.getDefaultFractionDigits()));
        var total = rows.stream().filter(Row::isTotal).findFirst().orElseThrow();
        return new RenewalRate(
                from, to, groupBy, currency, DEFINITION, total.in(currency), total.withdrawn(), total.withoutRate(),
                groupBy == null ? List.of() : groups(rows, groupBy, currency));
    }

    private static String statement(@Nullable RateGrouping groupBy) {
        var lines = ForecastSql.lines("{renewals.live_renewal}");
        if (groupBy == null) return SUMS.formatted(TOTAL, "null", "", lines);
        return SUMS.formatted(TOTAL_AND_GROUPS, groupBy.key(), groupBy.isOfAccount() ? WITH_ACCOUNT : "", lines) + BY_GROUP;
    }

    private static List<RenewalRateGroup> groups(List<Row> rows, RateGrouping groupBy, Currency currency) {
        return rows.stream().filter(row -> !row.isTotal() && row.hasAny())
                .map(row -> new RenewalRateGroup(row.key() == null ? null : groupBy.named(row.key()), row.in(currency)))
                .toList();
    }
}
