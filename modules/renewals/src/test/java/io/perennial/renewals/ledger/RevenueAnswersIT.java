package io.perennial.renewals.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.sql.Sql;
import io.perennial.renewals.ledger.PlainContract.Worth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares the answers of the API with a plain computation over every day of every account, after many changes: as known now, as known
 * then, and as a caller may see it.
 */
class RevenueAnswersIT {
    private static final LocalDate FIRST = RandomContracts.FIRST.minusDays(1);
    private static final LocalDate LAST = RandomContracts.FIRST.plusDays(800);
    private static final List<String> SEGMENTS = List.of("mid", "small", "");

    private final Random random = new Random(36);
    private final Bookkeeping company = new Bookkeeping("answers", "EUR");
    private final RandomContracts happening = new RandomContracts(random, company, 12);
    private final Map<UUID, String> segments = new HashMap<>();
    private final UUID csm = company.member();

    RevenueAnswersIT() {
        for (int at = 0; at < happening.accounts.size(); at++) segment(happening.accounts.get(at), SEGMENTS.get(at % SEGMENTS.size()));
        happen();
    }

    private void segment(UUID account, String segment) {
        segments.put(account, segment.isEmpty() ? null : segment);
        company.group(account, segment, "", segment.equals("mid") ? csm : null);
    }

    private void happen() {
        for (int at = 0; at < 60; at++) happening.happen();
        company.enter(happening.accounts.toArray(UUID[]::new));
    }

    private PlainAnswers plain(List<UUID> accounts) {
        return new PlainAnswers(company, accounts, FIRST, LAST);
    }

    private LocalDate anyDay() {
        return FIRST.plusDays(1 + random.nextInt(700));
    }

    /** Compares both ways of computing: the known entries summed themselves, and the present balances less what was recorded since. */
    private void compare(PlainAnswers plain, @Nullable LocalDate known, Sql sql) {
        compare(plain, known, KnownEntries.asOf(known, company.home(), sql), sql);
        compare(plain, known, KnownEntries.asOf(known, 1, company.home(), sql), sql);
    }

    private void compare(PlainAnswers plain, @Nullable LocalDate known, KnownEntries entries, Sql sql) {
        for (int at = 0; at < 15; at++) compare(plain, anyDay(), known, entries, sql);
        var from = anyDay();
        var to = from.plusDays(1 + random.nextInt(100));
        var bySegment = Waterfall.of(from, to, WaterfallGrain.MONTH, Grouping.SEGMENT, known, entries, sql);
        assertEquals(plain.moved(from, to, segments), PlainAnswers.of(bySegment));
        assertEquals(plain.moved(from, to, null),
                PlainAnswers.of(Waterfall.of(from, to, WaterfallGrain.MONTH, Grouping.PRODUCT, known, entries, sql)));
        for (var grouping : new Grouping[] {null, Grouping.OWNER, Grouping.TIER, Grouping.PRODUCT})
            reconcile(plain, Waterfall.of(from, to, WaterfallGrain.QUARTER, grouping, known, entries, sql));
    }

    private void compare(PlainAnswers plain, LocalDate day, @Nullable LocalDate known, KnownEntries entries, Sql sql) {
        var revenue = Revenue.of(day, known, entries, sql);
        assertEquals(plain.revenue(day), new Worth(revenue.mrr().amount(), revenue.arr().amount()).stripped(), day.toString());
        assertEquals(plain.customers(day), revenue.accounts(), day.toString());
        var to = day.plusDays(1 + random.nextInt(99));
        assertEquals(plain.retention(day, to), PlainAnswers.of(Retention.of(day, to, known, entries, sql)), day + " to " + to);
    }

    /** Checks that each period opens as the one before closed, and closes with the value of the contracts on its last day. */
    private void reconcile(PlainAnswers plain, Waterfall waterfall) {
        var opening = plain.revenue(waterfall.from().minusDays(1));
        for (var period : waterfall.periods()) {
            assertEquals(plain.turned(period.from(), period.to()), period.total().customers(), period.toString());
            assertEquals(opening, PlainAnswers.worth(period.total().opening()), period.toString());
            assertEquals(opening = plain.revenue(period.to().minusDays(1)), PlainAnswers.worth(period.total().closing()),
                    period.toString());
            if (waterfall.groupBy() == null) continue;
            var groups = period.groups().stream().map(group -> group.flow().closing()).reduce(Amounts.nothing(waterfall.currency()),
                    Amounts::plus);
            assertEquals(period.total().closing(), groups);
            var lost = period.groups().stream().map(group -> group.flow().customers()).filter(Objects::nonNull)
                    .mapToLong(CustomerFlow::lost).sum();
            assertEquals(waterfall.groupBy() == Grouping.PRODUCT ? 0 : period.total().customers().lost(), lost, period.toString());
        }
        assertEquals(waterfall.to(), waterfall.periods().getLast().to());
    }

    @Test
    void answers_are_those_of_a_plain_reading_as_known_now_and_as_known_then() {
        var then = new TreeMap<LocalDate, PlainAnswers>();
        for (int at = 0; at < 4; at++) {
            then.put(company.home().today(), plain(happening.accounts));
            company.clock.move(Duration.ofDays(3));
            segment(happening.accounts.get(at), SEGMENTS.get((at + 1) % SEGMENTS.size()));
            happen();
        }

        company.in(sql -> {
            compare(plain(happening.accounts), null, sql);
            compare(plain(happening.accounts), company.home().today(), sql);
            then.forEach((day, plain) -> compare(plain, day, sql));
            then.forEach((day, plain) -> compare(plain, day.plusDays(2), sql));
            var before = then.firstKey().minusDays(1);
            assertEquals(0, Revenue.of(LAST, before, KnownEntries.asOf(before, company.home(), sql), sql).accounts());
            return sql;
        });
    }

    @Test
    void who_sees_only_own_accounts_gets_what_these_are_worth_and_another_company_nothing() {
        var own = happening.accounts.stream().filter(account -> "mid".equals(segments.get(account))).toList();

        company.work().seenBy(csm).run(sql -> {
            compare(plain(own), null, sql);
            compare(plain(own), company.home().today(), sql);
            return sql;
        });
        var stranger = new Bookkeeping("nobody", "EUR");
        stranger.in(sql -> {
            compare(new PlainAnswers(stranger, List.of(), FIRST, LAST), null, sql);
            return sql;
        });
    }

    @Test
    void books_that_changed_their_currency_are_answered_in_the_one_that_was_known() {
        company.keepBooksIn("USD");
        company.rate("EUR", LocalDate.of(2020, 1, 1), BigDecimal.TWO);
        company.drain();
        var day = company.home().today();
        company.clock.move(Duration.ofDays(1));
        company.keepBooksIn("JPY");
        company.rate("USD", LocalDate.of(2020, 1, 1), BigDecimal.TWO);
        company.drain();

        company.in(sql -> {
            compare(plain(happening.accounts), null, sql);
            assertEquals("USD", KnownEntries.asOf(day, company.home(), sql).books().getCurrencyCode());
            assertEquals("JPY", KnownEntries.asOf(null, company.home(), sql).books().getCurrencyCode());
            assertTrue(Revenue.of(anyDay(), day, KnownEntries.asOf(day, company.home(), sql), sql).mrr().currency().getCurrencyCode()
                    .equals("USD"));
            return sql;
        });
    }

    @Test
    void while_books_are_entered_anew_nothing_of_the_former_currency_is_taken_for_the_new_one() {
        company.rate("EUR", LocalDate.of(2020, 1, 1), BigDecimal.TWO);
        company.drain();
        company.keepBooksIn("USD");
        company.in(sql -> {
            company.basis(sql).follow();
            return sql;
        });
        var done = happening.accounts.subList(0, 5);
        company.enter(done.toArray(UUID[]::new));

        company.in(sql -> {
            compare(plain(done), null, sql);
            return sql;
        });
    }
}
