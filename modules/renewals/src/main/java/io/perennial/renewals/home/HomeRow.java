package io.perennial.renewals.home;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import io.perennial.renewals.RenewalCall.CallAnswer;
import io.perennial.renewals.RenewalId;
import io.perennial.renewals.forecast.ForecastSum;
import io.perennial.renewals.home.HomeView.BandMove;
import io.perennial.renewals.home.HomeView.BandMoves;
import io.perennial.renewals.home.HomeView.DaysWork;
import io.perennial.renewals.home.HomeView.Disagreement;
import io.perennial.renewals.home.HomeView.DueSpan;
import io.perennial.renewals.home.HomeView.DueWork;
import io.perennial.renewals.home.HomeView.Outlook;
import io.perennial.renewals.home.HomeView.Resolutions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of {@link HomeSql#HOME}: plain amounts and ids, as the database returns them. */
record HomeRow(
        List<Span> spans, long overdue, long decisionsReached, @Nullable List<Work> work, long resolutionsAsked,
        @Nullable List<Asked> disagreements, long moves, @Nullable List<Move> moved,
        @Nullable BigDecimal submitted, long n, BigDecimal due, BigDecimal won, BigDecimal open, BigDecimal lost, BigDecimal expansion,
        BigDecimal expected, long withoutLikelihood) {
    record Span(int days, long n, BigDecimal arr, long withoutRate) {}

    record Work(UUID renewalId, UUID accountId, String name, DueWork.Why why, LocalDate dueOn, LocalDate decisionOn,
            @Nullable BigDecimal arr) {}

    record Asked(UUID renewalId, UUID accountId, String name, LocalDate dueOn, int horizon, CallAnswer automated, CallAnswer answer) {}

    record Move(UUID accountId, String name, String before, String band, int score, LocalDate since) {}

    List<DueSpan> spans(Currency currency) {
        return spans.stream().map(span -> new DueSpan(span.days(), span.n(), Money.rounded(span.arr(), currency), span.withoutRate()))
                .toList();
    }

    DaysWork work(Currency currency) {
        var items = work == null ? List.<Work>of() : work;
        return new DaysWork(overdue, decisionsReached, items.stream()
                .map(one -> new DueWork(
                        new RenewalId(one.renewalId()), new AccountId(one.accountId()), one.name(), one.why(), one.dueOn(),
                        one.decisionOn(),
                        money(one.arr(), currency)))
                .toList());
    }

    Resolutions resolutions() {
        var items = disagreements == null ? List.<Asked>of() : disagreements;
        return new Resolutions(resolutionsAsked, items.stream()
                .map(one -> new Disagreement(
                        new RenewalId(one.renewalId()), new AccountId(one.accountId()), one.name(), one.dueOn(), one.horizon(),
                        one.automated(), one.answer()))
                .toList());
    }

    BandMoves bandMoves() {
        var items = moved == null ? List.<Move>of() : moved;
        return new BandMoves(moves, items.stream()
                .map(one -> new BandMove(new AccountId(one.accountId()), one.name(), one.before(), one.band(), one.score(), one.since()))
                .toList());
    }

    Outlook outlook(String quarter, Currency currency) {
        var sum = new ForecastSum(
                n, Money.rounded(due, currency), Money.rounded(won, currency), Money.rounded(open, currency),
                Money.rounded(won.add(open), currency),
                Money.rounded(lost, currency), Money.rounded(due.subtract(won).subtract(open).subtract(lost), currency),
                Money.rounded(expansion, currency), Money.rounded(expected, currency), withoutLikelihood);
        return new Outlook(quarter, sum, money(submitted, currency));
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
        return Maybe.map(amount, one -> Money.rounded(one, currency));
    }
}
