package io.perennial.renewals.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.identity.Colleagues;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.RenewalCall.CallAnswer;
import io.perennial.renewals.RenewalId;
import io.perennial.renewals.forecast.ForecastSum;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member's home page of a day. What tells of revenue or health only is left out for whom that is closed.
 *
 * @param due the undecided renewals that they work on
 * @param moves the changed bands of the accounts that they own, in the last seven days
 */
public record HomeView(
        LocalDate day, MemberId memberId, List<DueSpan> due,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BandMoves moves, DaysWork work,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Resolutions resolutions,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Outlook forecast) {
    /**
     * The undecided renewals due from today on.
     *
     * @param days the number of days from today; a longer span includes the shorter ones
     * @param arr the ARR due, in the tenant's currency
     * @param withoutRate how many of the n have a currency without a rate, so that {@code arr} does not include them
     */
    public record DueSpan(
            int days, long n,
            @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr,
            @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long withoutRate) {}

    /** @param n the number of all changes; items has the latest ones */
    public record BandMoves(long n, List<BandMove> items) {}

    /**
     * An account whose band has changed.
     *
     * @param since the day since which it has been in the new band
     */
    public record BandMove(AccountId accountId, String name, String before, String band, int score, LocalDate since) {}

    /** @param items the overdue ones first, then by due day */
    public record DaysWork(long overdue, long decisionsReached, List<DueWork> items) {}

    /**
     * A renewal that waits for somebody today.
     *
     * @param arr the ARR due, in the tenant's currency; null if the renewal's currency has no rate
     */
    public record DueWork(
            RenewalId renewalId, AccountId accountId, String accountName, Why why, LocalDate dueOn, LocalDate decisionOn,
            @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr) {
        /** The due day has passed, notice was received, or the day by which it should be decided has come. */
        public enum Why {
            OVERDUE, NOTICE_RECEIVED, DECISION_REACHED
        }
    }

    /** @param n the number of all resolutions asked for; items are in order of the renewals' due days */
    public record Resolutions(long n, List<Disagreement> items) {}

    /** Two calls on a renewal that disagree and are not resolved, so many days before it is due. */
    public record Disagreement(
            RenewalId renewalId, AccountId accountId, String accountName, LocalDate dueOn, int horizon, CallAnswer automated,
            CallAnswer answer) {}

    /**
     * The forecast for the member's renewals of the quarter: {@code forecast} against {@code due}.
     *
     * @param submitted the amount that the member has submitted
     */
    public record Outlook(String quarter, ForecastSum sum, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money submitted) {}

    /** The number of items shown of each kind. */
    private static final int MOST = 50;

    static HomeView of(MemberId member, LocalDate today, Currency currency, Sql sql) {
        return of(member, HomeSql.HOME, Map.of("member", member), today, currency, sql);
    }

    /** Returns the page for all members of the member's teams together. */
    static HomeView ofTeam(MemberId member, LocalDate today, Currency currency, Sql sql) {
        return of(member, HomeSql.OF_TEAM, Map.of("members", Colleagues.of(member, sql)), today, currency, sql);
    }

    private static HomeView of(MemberId member, String statement, Map<String, ?> who, LocalDate today, Currency currency, Sql sql) {
        var quarter = Quarter.around(today);
        var values = new HashMap<String, Object>(who);
        values.putAll(Map.of(
                "today", today, "from", quarter.from(), "to", quarter.to(), "currency", currency,
                "decimals", currency.getDefaultFractionDigits(), "most", MOST));
        var found = sql.first(HomeRow.class, statement, values).orElseThrow();
        return new HomeView(today, member, found.spans(currency), found.bandMoves(), found.work(currency), found.resolutions(),
                found.outlook(quarter.text(), currency));
    }
}
