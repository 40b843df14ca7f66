package io.perennial.renewals.rate;

import io.perennial.kernel.Maybe;
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
 * The renewal rate of the renewals that came due on the days {@code [from, to)}.
 *
 * @param groupBy the grouping; {@code null} if there is none
 * @param withdrawn how many of the renewals of these days were withdrawn
 * @param withoutRate how many are in a currency without an exchange rate, decided or not; no figure includes them
 * @param groups in descending order of the amount due
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
     * The sums of some renewals, by KPI "renewal rate": {@code due = retained + contraction + lost} of the decided ones. Undecided renewals
     * are in no rate and are shown separately. Amounts are a year's, in the tenant's currency.
     *
     * @param n how many were decided: won, downsold or lost
     * @param renewed how many of them were won or downsold
     * @param renewedLate how many of these went on after the day on which they were due
     * @param due the amount to keep of the decided ones
     * @param retained the part of {@code due} that was kept; of each renewal at most what was due
     * @param contraction the part of {@code due} that the downsold ones lost
     * @param lost the amount due of the lost ones
     * @param expansion the amount renewed beyond what was due
     * @param grossRate retained ÷ due
     * @param netRate (retained + expansion) ÷ due
     * @param countRate renewed ÷ n
     * @param accounts the accounts with a decided renewal
     * @param accountsRenewed those of them with a renewed one
     * @param logoRate accountsRenewed ÷ accounts
     * @param undecided how many are open or deferred, whether their day has passed or not
     * @param overdue how many of the undecided ones have passed their due day
     */
    public record RenewalRateSum(
            long n, long renewed, long renewedLate, Money due, Money retained, Money contraction, Money lost, Money expansion,
            @Nullable Double grossRate, @Nullable Double netRate, @Nullable Double countRate,
            long accounts, long accountsRenewed, @Nullable Double logoRate,
            long undecided, Money undecidedDue, long overdue, Money overdueDue) {}

    /** The sums of one segment, tier or owner. The key is {@code null} for renewals without one. */
    public record RenewalRateGroup(@Nullable String key, RenewalRateSum sum) {}

    private static final int DEFINITION = 1;

    private static final String SUMS =
            """
            select %1$s,
                   count(*) filter (where decided) as n,
                   count(*) filter (where standing = 'won') as renewed,
                   count(*) filter (where standing = 'won' and renewed_late) as renewed_late,
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
            from (select l.account_id, l.due_on, l.standing, l.renewed_late, l.target, l.retained, l.expansion, %2$s as key,
                         l.standing in ('won', 'lost') as decided, l.standing in ('open', 'omitted') as undecided
                  from (%4$s) l %3$s
                  where l.due_on >= :from and l.due_on < :to) due
            """;
    private static final String TOTAL = "1 as total, null::text as key";
    private static final String TOTAL_AND_GROUPS = "grouping(key) as total, key";
    private static final String BY_GROUP = "group by grouping sets ((), (key)) order by due desc, key";
    private static final String WITH_ACCOUNT = "join {joined accounts.live_account} a on a.id = l.account_id";

    record Row(
            int total, @Nullable String key, long n, long renewed, long renewedLate, BigDecimal due, BigDecimal retained, BigDecimal lost,
            BigDecimal expansion,
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
                    n, renewed, renewedLate, Money.rounded(due, currency), Money.rounded(retained, currency),
                    Money.rounded(due.subtract(retained).subtract(lost), currency), Money.rounded(lost, currency),
                    Money.rounded(expansion, currency),
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
        var lines = ForecastSql.lines("{renewals.visible_renewal}");
        if (groupBy == null) return SUMS.formatted(TOTAL, "null", "", lines);
        return SUMS.formatted(TOTAL_AND_GROUPS, groupBy.key(), groupBy.isOfAccount() ? WITH_ACCOUNT : "", lines) + BY_GROUP;
    }

    private static List<RenewalRateGroup> groups(List<Row> rows, RateGrouping groupBy, Currency currency) {
        return rows.stream().filter(row -> !row.isTotal() && row.hasAny())
                .map(row -> new RenewalRateGroup(Maybe.map(row.key(), groupBy::named), row.in(currency)))
                .toList();
    }
}
