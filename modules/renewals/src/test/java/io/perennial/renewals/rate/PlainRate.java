package io.perennial.renewals.rate;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.kernel.Ratio;
import io.perennial.renewals.rate.RenewalRate.RenewalRateGroup;
import io.perennial.renewals.rate.RenewalRate.RenewalRateSum;
import io.perennial.renewals.testing.DueRenewals.Due;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes the renewal rate by its definition, one renewal after the other. */
record PlainRate(List<Kept> renewals, LocalDate from, LocalDate to, LocalDate today) {
    private static final Currency EUR = Currency.getInstance("EUR");

    /** A customer and its groups. */
    record Customer(AccountId id, @Nullable UUID owner, @Nullable String segment, @Nullable String tier) {}

    /** @param owner the member named to work on it */
    record Kept(Customer customer, @Nullable UUID owner, Due due) {
        boolean counts() {
            return due.rate() != null && !due.state().equals("withdrawn");
        }

        @Nullable
        UUID worker() {
            return owner == null ? customer.owner() : owner;
        }

        BigDecimal target() {
            return euros(due.target());
        }

        BigDecimal outcome() {
            return due.isWon() ? euros(Objects.requireNonNull(due.forecast())) : BigDecimal.ZERO;
        }

        private BigDecimal euros(String amount) {
            return new BigDecimal(amount).multiply(new BigDecimal(Objects.requireNonNull(due.rate()))).setScale(2, RoundingMode.HALF_EVEN);
        }
    }

    RenewalRate by(@Nullable RateGrouping grouping) {
        var due = renewals.stream().filter(one -> !one.due().dueOn().isBefore(from) && one.due().dueOn().isBefore(to)).toList();
        return new RenewalRate(
                from, to, grouping, EUR, 1, sum(due),
                due.stream().filter(one -> one.due().state().equals("withdrawn")).count(),
                due.stream().filter(one -> one.due().rate() == null && !one.due().state().equals("withdrawn")).count(),
                grouping == null ? List.of() : groups(due, grouping));
    }

    private List<RenewalRateGroup> groups(List<Kept> due, RateGrouping grouping) {
        var byKey = new HashMap<@Nullable String, List<Kept>>();
        for (var one : due) if (one.counts()) byKey.computeIfAbsent(key(grouping).apply(one), _ -> new ArrayList<>()).add(one);
        return byKey.entrySet().stream()
                .map(group -> new RenewalRateGroup(group.getKey(), sum(group.getValue())))
                .sorted(Comparator.comparing((RenewalRateGroup group) -> group.sum().due().amount()).reversed()
                        .thenComparing(group -> Objects.requireNonNullElse(group.key(), "~")))
                .toList();
    }

    private static Function<Kept, @Nullable String> key(RateGrouping grouping) {
        return switch (grouping) {
            case SEGMENT -> one -> one.customer().segment();
            case TIER -> one -> one.customer().tier();
            case OWNER -> one -> one.worker() == null ? null : new MemberId(one.worker()).text();
        };
    }

    private RenewalRateSum sum(List<Kept> some) {
        BigDecimal due = BigDecimal.ZERO, retained = BigDecimal.ZERO, contraction = BigDecimal.ZERO, lost = BigDecimal.ZERO,
                expansion = BigDecimal.ZERO;
        BigDecimal undecidedDue = BigDecimal.ZERO, overdueDue = BigDecimal.ZERO;
        long n = 0, renewed = 0, undecided = 0, overdue = 0;
        var accounts = new HashSet<AccountId>();
        var kept = new HashSet<AccountId>();
        for (var one : some) {
            if (!one.counts()) continue;
            if (!one.due().isDecided()) {
                undecided++;
                undecidedDue = undecidedDue.add(one.target());
                if (one.due().dueOn().isBefore(today)) {
                    overdue++;
                    overdueDue = overdueDue.add(one.target());
                }
                continue;
            }
            n++;
            due = due.add(one.target());
            accounts.add(one.customer().id());
            if (!one.due().isWon()) {
                lost = lost.add(one.target());
                continue;
            }
            renewed++;
            kept.add(one.customer().id());
            retained = retained.add(one.outcome().min(one.target()));
            contraction = contraction.add(one.target().subtract(one.outcome()).max(BigDecimal.ZERO));
            expansion = expansion.add(one.outcome().subtract(one.target()).max(BigDecimal.ZERO));
        }
        return new RenewalRateSum(
                n, renewed, 0, euro(due), euro(retained), euro(contraction), euro(lost), euro(expansion),
                Ratio.of(retained, due), Ratio.of(retained.add(expansion), due), Ratio.of(renewed, n),
                accounts.size(), kept.size(), Ratio.of(kept.size(), accounts.size()), undecided, euro(undecidedDue), overdue,
                euro(overdueDue));
    }

    private static Money euro(BigDecimal amount) {
        return Money.rounded(amount, EUR);
    }
}
