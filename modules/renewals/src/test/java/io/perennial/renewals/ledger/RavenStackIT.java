package io.perennial.renewals.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares the subscriptions of ravenstack, as its mapping reads them, with the plain sums over the file: subscription_id, account_id,
 * start_date, end_date, plan_tier, seats, mrr_amount, arr_amount.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RavenStackIT {
    private record Subscription(String account, LocalDate starts, @Nullable LocalDate ends, String plan, int seats, long mrr, long arr) {
        static Subscription of(String line) {
            var cells = line.split(",", -1);
            return new Subscription(
                    cells[1], LocalDate.parse(cells[2]), cells[3].isEmpty() ? null : LocalDate.parse(cells[3]), cells[4],
                    Integer.parseInt(cells[5]), Long.parseLong(cells[6]), Long.parseLong(cells[7]));
        }

        boolean counts(LocalDate day) {
            return !starts.isAfter(day) && (ends == null || ends.isAfter(day));
        }

        PlainContract contract(UUID account) {
            var price = BigDecimal.valueOf(mrr).divide(BigDecimal.valueOf(seats), 6, RoundingMode.HALF_EVEN);
            var line = new PlainContract.Line(plan, BigDecimal.valueOf(seats), price, "month", true);
            return new PlainContract(UUID.randomUUID(), account, starts, ends, "USD", List.of(line));
        }
    }

    private static final LocalDate START = LocalDate.of(2023, 12, 31);
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    private final List<Subscription> subscriptions;
    private final Bookkeeping company = new Bookkeeping("raven", "USD");

    RavenStackIT() throws IOException {
        try (var lines = Files.lines(SharedData.file("ravenstack_mit/ravenstack_subscriptions.csv"))) {
            subscriptions = lines.skip(1).map(Subscription::of).toList();
        }
        var named = subscriptions.stream().map(Subscription::account).distinct().toList();
        var ids = company.accounts(named.size());
        var accounts = IntStream.range(0, ids.size()).boxed().collect(Collectors.toMap(named::get, ids::get));
        company.writeAll(subscriptions.stream().map(one -> one.contract(accounts.get(one.account()))).toList());
        company.enter(accounts.values().toArray(UUID[]::new));
    }

    private Map<String, Long> mrr(LocalDate day) {
        return subscriptions.stream().filter(one -> one.counts(day))
                .collect(Collectors.groupingBy(Subscription::account, Collectors.summingLong(Subscription::mrr)));
    }

    private static Set<String> customers(Map<String, Long> mrr) {
        return mrr.entrySet().stream().filter(one -> one.getValue() > 0).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static String told(LocalDate day, long mrr, long arr, long customers) {
        return "%s %d.00 %d.00 %d".formatted(day, mrr, arr, customers);
    }

    private static long sum(Collection<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private String plain(LocalDate day) {
        var mrr = mrr(day);
        return told(day, sum(mrr.values()), subscriptions.stream().filter(one -> one.counts(day)).mapToLong(Subscription::arr).sum(),
                customers(mrr).size());
    }

    private String answered(LocalDate day) {
        var revenue = company.in(sql -> Revenue.of(day, null, KnownEntries.asOf(null, company.home(), sql), sql));
        return "%s %s %s %d".formatted(day, revenue.mrr().amount(), revenue.arr().amount(), revenue.accounts());
    }

    private static List<LocalDate> monthEnds() {
        return Stream.iterate(LocalDate.of(2023, 2, 1), first -> first.plusMonths(1)).limit(24).map(first -> first.minusDays(1)).toList();
    }

    @Test
    void revenue_at_each_months_end_is_the_sum_of_the_file() {
        assertEquals(monthEnds().stream().map(this::plain).toList(), monthEnds().stream().map(this::answered).toList());
        assertEquals("2023-12-31 1262113.00 15145356.00 185", answered(START));
        assertEquals("2024-12-31 10159608.00 121915296.00 500", answered(END));
    }

    @Test
    void the_waterfall_of_two_years_closes_each_month_with_it_and_tells_the_plans_apart() {
        var waterfall = company.in(sql -> Waterfall.of(
                LocalDate.of(2023, 1, 1), LocalDate.of(2025, 1, 1), WaterfallGrain.MONTH, Grouping.PRODUCT, null,
                KnownEntries.asOf(null, company.home(), sql), sql));

        for (var period : waterfall.periods()) {
            var last = period.to().minusDays(1);
            assertEquals(new BigDecimal(sum(mrr(last).values()) + ".00"), period.total().closing().mrr().amount());
            assertEquals(customers(mrr(last)).size(), Objects.requireNonNull(period.total().customers()).closing());
            for (var group : period.groups())
                assertEquals(ofPlan(group.key(), last), group.flow().closing().mrr().amount(), group.key() + " on " + last);
        }
        assertEquals(24, waterfall.periods().size());
    }

    private BigDecimal ofPlan(@Nullable String plan, LocalDate day) {
        Predicate<Subscription> wanted = one -> one.counts(day) && one.plan().equals(plan);
        return new BigDecimal(subscriptions.stream().filter(wanted).mapToLong(Subscription::mrr).sum() + ".00");
    }

    @Test
    void the_retention_of_2024_is_the_plain_one() {
        Map<String, Long> start = mrr(START), end = mrr(END);
        var cohort = customers(start);
        var sums = new LinkedHashMap<String, Long>();
        for (var account : cohort) {
            long before = start.get(account), after = end.getOrDefault(account, 0L);
            sums.merge("start", before, Long::sum);
            sums.merge("churn", after == 0 ? before : 0, Long::sum);
            sums.merge("contraction", after == 0 ? 0 : Math.max(0, before - after), Long::sum);
            sums.merge("expansion", Math.max(0, after - before), Long::sum);
            sums.merge("end", after, Long::sum);
        }
        var lost = new HashSet<String>();
        START.plusDays(1).datesUntil(END.plusDays(1)).map(this::mrr).map(RavenStackIT::customers)
                .forEach(day -> cohort.stream().filter(account -> !day.contains(account)).forEach(lost::add));

        var answer = company.in(sql -> Retention.of(START, END, null, KnownEntries.asOf(null, company.home(), sql), sql));
        assertEquals(sums.values().stream().map(amount -> new BigDecimal(amount + ".00")).toList(), List.of(
                answer.startMrr().amount(), answer.churn().amount(), answer.contraction().amount(), answer.expansion().amount(),
                answer.endMrrOfCohort().amount()));
        assertEquals(new BigDecimal("3688789.00"), answer.endMrrOfCohort().amount());
        assertEquals(List.of((long) cohort.size(), (long) lost.size(), lost.stream().filter(customers(end)::contains).count()),
                List.of(answer.accountsAtStart(), answer.accountsLost(), answer.accountsReturned()));
        assertEquals(ratio(sums.get("end"), sums.get("start")), answer.nrr());
        assertEquals(ratio(sums.get("start") - sums.get("churn") - sums.get("contraction"), sums.get("start")), answer.grr());
        assertEquals(ratio(lost.size(), cohort.size()), answer.logoChurn());
    }

    private static double ratio(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN).doubleValue();
    }
}
