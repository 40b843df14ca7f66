package io.perennial.renewals.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.RenewalCall.CallAnswer;
import io.perennial.renewals.RenewalId;
import io.perennial.renewals.forecast.ForecastSum;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member finds on a day.
 *
 * @param due of the renewals that they work on
 * @param moves of the accounts that they own, in the last seven days
 */
public record HomeView(LocalDate day, MemberId memberId, List<DueSpan> due, BandMoves moves, DaysWork work, Resolutions resolutions, Outlook forecast) {
    /**
     * What is undecided and due from today on.
     *
     * @param days the last of them so many days from today; a longer span has the shorter ones in it
     * @param arr what is due, in the company's currency
     * @param withoutRate how many of the n are in a currency that has no rate, so that {@code arr} has nothing of them
     */
    public record DueSpan(int days, long n, Money arr, long withoutRate) {}

    /** @param n how many there are; items has the latest */
    public record BandMoves(long n, List<BandMove> items) {}

    /**
     * An account that stands in another band than before.
     *
     * @param since the day from which it has stood there
     */
    public record BandMove(AccountId accountId, String name, String before, String band, int score, LocalDate since) {}

    /** @param items the overdue ones first, then by the day on which they are due */
    public record DaysWork(long overdue, long decisionsReached, List<DueWork> items) {}

    /**
     * A renewal that waits for somebody today.
     *
     * @param arr what is due, in the company's currency; null where its own has no rate
     */
    public record DueWork(
            RenewalId renewalId, AccountId accountId, String accountName, Why why, LocalDate dueOn, LocalDate decisionOn,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr) {
        /** The day has passed on which it was due; or the one is there by which it should be decided. */
        public enum Why { OVERDUE, DECISION_REACHED }
    }

    /** @param n how many are asked for, in all; items by the day on which the renewals are due */
    public record Resolutions(long n, List<Disagreement> items) {}

    /** Two voices that disagree on a renewal, so many days before it is due, and nobody has settled it. */
    public record Disagreement(
            RenewalId renewalId, AccountId accountId, String accountName, LocalDate dueOn, int horizon, CallAnswer automated, CallAnswer answer) {}

    /**
     * What the member's renewals of the quarter come to: {@code forecast} against {@code due}.
     *
     * @param submitted what the member has said
     */
    public record Outlook(String quarter, ForecastSum sum, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money submitted) {}

    /** So many of each kind are shown. */
    private static final int MOST = 50;

    static HomeView of(MemberId member, LocalDate today, Currency currency, Sql sql) {
        var quarter = Quarter.around(today);
        var found = sql.first(HomeRow.class, HomeSql.HOME, Map.of(
                "member", member, "today", today, "from", quarter.from(), "to", quarter.to(), "currency", currency,
                "decimals", currency.getDefaultFractionDigits(), "most", MOST)).orElseThrow();
        return new HomeView(today, member, found.spans(currency), found.bandMoves(), found.work(currency), found.resolutions(), found.outlook(quarter.text(), currency));
    }
}
