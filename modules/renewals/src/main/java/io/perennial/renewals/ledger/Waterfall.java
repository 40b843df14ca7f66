package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The movements of revenue on the days {@code [from, to)}, by period and kind.
 *
 * @param groupBy the grouping, by the accounts as they are now; {@code null} if there is none
 */
public record Waterfall(
        LocalDate from,
        LocalDate to,
        WaterfallGrain by,
        @Nullable Grouping groupBy,
        @Nullable LocalDate asKnownOn,
        Currency currency,
        int definitionVersion,
        List<WaterfallPeriod> periods) {
    /** A period: the days {@code [from, to)}. */
    public record WaterfallPeriod(LocalDate from, LocalDate to, Flow total, List<WaterfallGroup> groups) {}

    /** The part of one segment, tier, owner or product in a period. The key is {@code null} for accounts without one. */
    public record WaterfallGroup(@Nullable String key, Flow flow) {}

    private static final int DEFINITION = 2;

    /** The revenue of one group and its movements, from period to period. */
    private static final class Course {
        private final Currency books;
        private final Map<Integer, Map<EntryKind, Amounts>> moved = new HashMap<>();
        private final Map<Integer, Map<EntryKind, Long>> turned = new HashMap<>();
        private Amounts balance;
        private long customers;

        Course(Currency books) {
            this.books = books;
            this.balance = Amounts.nothing(books);
        }

        void add(Movements.Moved one) {
            var amounts = Amounts.of(one.mrr(), one.arr(), books);
            if (one.period() == 0) {
                balance = balance.plus(amounts);
                customers += one.customers();
            } else {
                moved.computeIfAbsent(one.period(), none -> new EnumMap<>(EntryKind.class)).merge(one.kind(), amounts, Amounts::plus);
                turned.computeIfAbsent(one.period(), none -> new EnumMap<>(EntryKind.class)).merge(one.kind(), one.customers(), Long::sum);
            }
        }

        /**
         * @param counts true to count customers; false for products, because an account that buys several is a customer of none of them
         *     alone
         */
        Flow next(int period, boolean counts) {
            var counted = CustomerFlow.of(customers, turned.getOrDefault(period, Map.of()));
            var flow = Flow.of(balance, moved.getOrDefault(period, Map.of()), counts ? counted : null, books);
            balance = flow.closing();
            customers = counted.closing();
            return flow;
        }
    }

    static Waterfall of(
            LocalDate from, LocalDate to, WaterfallGrain by, @Nullable Grouping groupBy, @Nullable LocalDate asKnownOn,
            KnownEntries entries, Sql sql) {
        var starts = Stream.iterate(from, day -> day.isBefore(to), by::following).toList();
        var total = new Course(entries.books());
        var groups = new HashMap<@Nullable String, Course>();
        for (var moved : new Movements(entries, groupBy).during(starts, to, sql)) {
            total.add(moved);
            if (groupBy != null)
                groups.computeIfAbsent(groupBy.named(Objects.requireNonNull(moved.key())), none -> new Course(entries.books())).add(moved);
        }
        return new Waterfall(
                from, to, by, groupBy, asKnownOn, entries.books(), DEFINITION,
                periods(starts, to, total, groups, groupBy != Grouping.PRODUCT));
    }

    private static List<WaterfallPeriod> periods(
            List<LocalDate> starts, LocalDate to, Course total, Map<@Nullable String, Course> groups, boolean countsInGroups) {
        var sorted = new TreeMap<@Nullable String, Course>(Comparator.nullsLast(Comparator.naturalOrder()));
        sorted.putAll(groups);
        var periods = new ArrayList<WaterfallPeriod>();
        for (int at = 1; at <= starts.size(); at++) {
            int period = at;
            var flows = sorted.entrySet().stream()
                    .map(group -> new WaterfallGroup(group.getKey(), group.getValue().next(period, countsInGroups)))
                    .toList();
            periods.add(new WaterfallPeriod(starts.get(at - 1), at < starts.size() ? starts.get(at) : to, total.next(period, true), flows));
        }
        return periods;
    }
}
