package io.perennial.renewals.ledger;

import io.perennial.renewals.ledger.PlainContract.Worth;
import io.perennial.renewals.ledger.Waterfall.WaterfallGroup;
import io.perennial.renewals.ledger.Waterfall.WaterfallPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes revenue, retention and movements of a tenant from the balance of each account on each day. */
final class PlainAnswers {
    /** The place of a movement in a waterfall. */
    record Place(LocalDate period, EntryKind kind, String key) {}

    private final List<UUID> accounts;
    private final Map<UUID, TreeMap<LocalDate, Worth>> balances = new HashMap<>();
    private final Map<UUID, Map<PlainLedger.Key, PlainLedger.Amounts>> wanted = new HashMap<>();

    PlainAnswers(Bookkeeping company, List<UUID> accounts, LocalDate first, LocalDate last) {
        this.accounts = accounts;
        for (var account : accounts) {
            var plain = company.plain(account);
            var days = new TreeMap<LocalDate, Worth>();
            for (var day = first; !day.isAfter(last); day = day.plusDays(1)) days.put(day, plain.balance(day));
            balances.put(account, days);
            wanted.put(account, company.plain(account).wanted(first, last));
        }
    }

    Worth on(UUID account, LocalDate day) {
        return balances.get(account).get(day);
    }

    Worth revenue(LocalDate day) {
        return accounts.stream().map(account -> on(account, day)).reduce(Worth.NOTHING, Worth::plus).stripped();
    }

    long customers(LocalDate day) {
        return accounts.stream().filter(account -> on(account, day).mrr().signum() > 0).count();
    }

    /** Returns the customers before the first day, those new, returned and lost in the period, and those on the last day. */
    CustomerFlow turned(LocalDate from, LocalDate to) {
        long fresh = 0, returned = 0, lost = 0;
        for (var days : balances.values()) {
            boolean was = false, everWas = false;
            for (var day : days.headMap(to).entrySet()) {
                boolean is = day.getValue().mrr().signum() > 0;
                if (!day.getKey().isBefore(from)) {
                    if (is && !was && everWas) returned++;
                    if (is && !everWas) fresh++;
                    if (was && !is) lost++;
                }
                was = is;
                everWas |= is;
            }
        }
        return new CustomerFlow(customers(from.minusDays(1)), fresh, returned, lost, customers(to.minusDays(1)));
    }

    /** Returns {@code start churn contraction expansion end outside, at start, lost, returned, outside; grr, nrr, logo churn}. */
    List<Object> retention(LocalDate from, LocalDate to) {
        BigDecimal start = BigDecimal.ZERO, churn = start, contraction = start, expansion = start, end = start, outside = start;
        long atStart = 0, lost = 0, returned = 0, others = 0;
        for (var account : accounts) {
            var before = on(account, from).mrr().max(BigDecimal.ZERO);
            var after = on(account, to).mrr().max(BigDecimal.ZERO);
            outside = outside.add(on(account, to).mrr());
            if (before.signum() == 0) {
                others += after.signum();
                continue;
            }
            boolean left =
                    balances.get(account).subMap(from, false, to, true).values().stream().anyMatch(worth -> worth.mrr().signum() <= 0);
            atStart++;
            if (left) lost++;
            if (left && after.signum() > 0) returned++;
            start = start.add(before);
            end = end.add(after);
            outside = outside.subtract(after);
            if (after.signum() == 0) churn = churn.add(before);
            else contraction = contraction.add(before.subtract(after).max(BigDecimal.ZERO));
            expansion = expansion.add(after.subtract(before).max(BigDecimal.ZERO));
        }
        var ratios = new ArrayList<@Nullable Object>();
        ratios.add(ratio(start.subtract(churn).subtract(contraction), start));
        ratios.add(ratio(end, start));
        ratios.add(ratio(BigDecimal.valueOf(lost), BigDecimal.valueOf(atStart)));
        return List.of(plain(start), plain(churn), plain(contraction), plain(expansion), plain(end), plain(outside), atStart, lost,
                returned, others, ratios);
    }

    static List<Object> of(Retention answer) {
        var ratios = new ArrayList<@Nullable Object>();
        ratios.add(answer.grr());
        ratios.add(answer.nrr());
        ratios.add(answer.logoChurn());
        return List.of(
                plain(answer.startMrr().amount()), plain(answer.churn().amount()), plain(answer.contraction().amount()),
                plain(answer.expansion().amount()),
                plain(answer.endMrrOfCohort().amount()), plain(answer.mrrOutsideCohort().amount()), answer.accountsAtStart(),
                answer.accountsLost(),
                answer.accountsReturned(), answer.accountsOutsideCohort(), ratios);
    }

    private static @Nullable Double ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : (Double) part.divide(whole, 4, RoundingMode.HALF_EVEN).doubleValue();
    }

    static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** @param segments the segment of each account; null groups by product */
    Map<Place, Worth> moved(LocalDate from, LocalDate to, @Nullable Map<UUID, String> segments) {
        var moved = new HashMap<Place, Worth>();
        wanted.forEach((account, entries) -> entries.forEach((key, amounts) -> {
            if (key.effectiveOn().isBefore(from) || !key.effectiveOn().isBefore(to)) return;
            var month = key.effectiveOn().withDayOfMonth(1);
            var place =
                    new Place(month.isBefore(from) ? from : month, key.kind(), segments == null ? key.product() : segments.get(account));
            moved.merge(place, amounts.books(), Worth::plus);
        }));
        moved.values().removeIf(Worth::isNothing);
        moved.replaceAll((place, worth) -> worth.stripped());
        return moved;
    }

    static Map<Place, Worth> of(Waterfall answer) {
        var moved = new HashMap<Place, Worth>();
        for (var period : answer.periods())
            for (var group : period.groups()) {
                var flow = group.flow();
                put(period, EntryKind.NEW, group, flow.newRevenue(), moved);
                put(period, EntryKind.EXPANSION, group, flow.expansion(), moved);
                put(period, EntryKind.CONTRACTION, group, flow.contraction(), moved);
                put(period, EntryKind.CHURN, group, flow.churn(), moved);
                put(period, EntryKind.REACTIVATION, group, flow.reactivation(), moved);
                put(period, EntryKind.PRICE, group, flow.price(), moved);
                put(period, EntryKind.CURRENCY, group, flow.currency(), moved);
            }
        moved.values().removeIf(Worth::isNothing);
        return moved;
    }

    private static void put(WaterfallPeriod period, EntryKind kind, WaterfallGroup group, Amounts amounts, Map<Place, Worth> moved) {
        moved.put(new Place(period.from(), kind, group.key()), worth(amounts));
    }

    static Worth worth(Amounts amounts) {
        return new Worth(amounts.mrr().amount(), amounts.arr().amount()).stripped();
    }
}
