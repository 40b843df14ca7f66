package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.SharedData;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares the subscriptions of ravenstack that would have been due for renewal in 2024 with the plain sums over the file: start_date,
 * end_date, arr_amount, billing_frequency, auto_renew_flag. The committed mapping gives the length of a term: a month if it is billed
 * monthly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RavenStackDueIT {
    private static final Path MAPPING = Path.of("../../tenants/ravenstack/mappings/subscriptions.yaml");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = START.plusYears(1);

    private record Subscription(LocalDate starts, @Nullable LocalDate ends, long arr, int months, boolean renewsItself) {
        static Subscription of(String line, JsonNode terms) {
            var cells = line.split(",", -1);
            return new Subscription(
                    LocalDate.parse(cells[2]), cells[3].isEmpty() ? null : LocalDate.parse(cells[3]), Long.parseLong(cells[7]),
                    Integer.parseInt(terms.path(cells[12]).asText().replaceAll("\\D", "")), cells[13].equals("True"));
        }

        /** Returns its end if it has one, else each month or year from its start. Returns none if it renews itself from month to month. */
        List<LocalDate> termEnds() {
            if (ends != null) return ends.isAfter(starts) ? List.of(ends) : List.of();
            if (renewsItself && months == 1) return List.of();
            return IntStream.iterate(months, passed -> passed + months).mapToObj(starts::plusMonths).takeWhile(day -> day.isBefore(END))
                    .toList();
        }
    }

    private final List<Subscription> subscriptions;
    private final TenantWork raven = TenantWork.of("ravendue" + UUID.randomUUID().toString().substring(0, 8));

    RavenStackDueIT() throws IOException {
        var file = SharedData.file("ravenstack_mit/ravenstack_subscriptions.csv");
        var terms = new YAMLMapper().readTree(MAPPING.toFile()).at("/fields/term/values");
        try (var lines = Files.lines(file)) {
            subscriptions = lines.skip(1).map(line -> Subscription.of(line, terms)).toList();
        }
        raven.run(sql -> {
            var facts = new Facts(sql);
            var account = facts.account();
            for (var one : subscriptions)
                facts.contract(account,
                        new Term(one.starts(), one.ends(), one.months(), one.renewsItself(), null, "USD", one.arr() + ".00"), END);
            return account;
        });
    }

    private static List<LocalDate> quarters() {
        return Stream.iterate(START, first -> first.plusMonths(3)).limit(4).toList();
    }

    private static String told(List<BigDecimal> arr) {
        return "%d renewals, %d of them paid, %s".formatted(
                arr.size(), arr.stream().filter(one -> one.signum() > 0).count(),
                arr.stream().reduce(new BigDecimal("0.00"), BigDecimal::add));
    }

    /** Returns all pages of the terms that end from {@code asOf} until {@code until}, as seen from {@code asOf}. */
    private static List<BigDecimal> due(LocalDate asOf, LocalDate until, Sql sql) {
        var asked = new TreeMap<>(Map.of("asOf", asOf.toString(), "dueUntil", until.toString(), "limit", "200"));
        var found = new ArrayList<BigDecimal>();
        Page<DueTerm> page;
        do {
            page = TestLists.on(sql).page(DueTerm.LISTING, new Query(asked),
                    Map.of("asOf", END, "silentMonths", RenewalPolicy.of(sql).silentMonths()));
            page.items().forEach(term -> found.add(term.arr().amount()));
            if (page.nextCursor() != null) asked.put("cursor", page.nextCursor());
        } while (page.nextCursor() != null);
        return found;
    }

    /** Returns the sums of each quarter, from its first day until the next one's. */
    private List<String> ofEach(BiFunction<LocalDate, Sql, List<BigDecimal>> quarter) {
        return raven.run(sql -> quarters().stream().map(first -> told(quarter.apply(first, sql))).toList());
    }

    @Test
    void seen_from_the_first_day_of_each_quarter_what_ran_then_and_ends_a_term_in_it_is_due_once() {
        var plain = quarters().stream().map(first -> told(subscriptions.stream()
                .filter(one -> !one.starts().isAfter(first))
                .filter(one -> one.termEnds().stream().filter(day -> !day.isBefore(first)).findFirst()
                        .filter(day -> day.isBefore(first.plusMonths(3))).isPresent())
                .map(one -> BigDecimal.valueOf(one.arr()))
                .toList())).toList();

        assertEquals(plain, ofEach((first, sql) -> due(first, first.plusMonths(3), sql)));
        assertEquals(List.of("76 renewals, 64 of them paid, 1655136.00", "175 renewals, 151 of them paid, 4289460.00",
                "300 renewals, 255 of them paid, 7951176.00", "531 renewals, 458 of them paid, 14930412.00"), plain);
    }

    /** Includes a renewal every month of each monthly contract that does not renew itself. */
    @Test
    void asked_for_on_each_day_every_end_of_a_term_is_due() {
        var plain = quarters().stream().map(first -> told(subscriptions.stream()
                .flatMap(one -> one.termEnds().stream()
                        .filter(day -> !day.isBefore(first) && day.isBefore(first.plusMonths(3))).map(day -> BigDecimal.valueOf(one.arr())))
                .toList())).toList();

        assertEquals(plain, ofEach(
                (first, sql) -> first.datesUntil(first.plusMonths(3)).flatMap(day -> due(day, day.plusDays(1), sql).stream()).toList()));
        assertEquals(List.of("202 renewals, 176 of them paid, 5233500.00", "429 renewals, 372 of them paid, 11366976.00",
                "756 renewals, 649 of them paid, 20789904.00", "1405 renewals, 1211 of them paid, 39644280.00"), plain);
    }
}
