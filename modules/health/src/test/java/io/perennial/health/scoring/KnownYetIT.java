package io.perennial.health.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A measure tells "there was none" from "nobody knew yet": 0 is known, null is not. */
class KnownYetIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final UUID MAPLE = DATABASE.tenant("knownyetmaple");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Source CHAMPIONS = new Source("contacts_in_role", "champion", null);
    private static final Source OPEN = new Source("open_contracts", null, null);
    private static final Source TREND = new Source("usage_trend", "logins", 10);

    private static LocalDate day(String day) {
        return LocalDate.parse("2025-" + day);
    }

    private static Instant noon(String day) {
        return Instant.parse("2025-" + day + "T12:00:00Z");
    }

    /** Returns the raw values of an account with those facts on those days. */
    private static List<Integer> raw(Source source, BiConsumer<Facts, AccountId> happened, String... days) {
        var pieces = List.of(new Piece(null, BigDecimal.ONE, 0, 0), new Piece(BigDecimal.ONE, null, 10_000, 10_000));
        var measure = new Measure("measure", null, null, 10_000, source, Direction.HIGHER_IS_BETTER, pieces, null);
        var card = new ScorecardBody("Known yet", null, List.of(), null, List.of(measure), List.of(), List.of(), null);
        return TenantTransaction.in(DATABASE, MAPLE, sql -> {
            var facts = new Facts(sql);
            var account = facts.account(null);
            happened.accept(facts, account);
            var asked = Stream.of(days).map(one -> new AccountDay(account, day(one))).toList();
            return Scorers.scoring(sql, ZONE).of(card, asked).stream().map(Scored::raw).map(List::getFirst)
                    .map(value -> value == null ? null : value.intValueExact()).toList();
        });
    }

    @Test
    void before_the_first_contact_was_typed_in_nobody_knew_whether_there_was_a_champion() {
        assertEquals(Arrays.asList(null, 0, 1), raw(CHAMPIONS, (facts, account) -> {
            facts.contact(account, "billing", noon("03-02"), null);
            facts.contact(account, "champion", noon("03-03"), null);
        }, "03-01", "03-02", "03-03"));
    }

    @Test
    void an_account_without_any_contact_is_not_known_to_have_no_champion() {
        assertEquals(Arrays.asList((Integer) null), raw(CHAMPIONS, (facts, account) -> {}, "03-01"));
    }

    @Test
    void a_champion_who_left_is_known_to_be_gone() {
        assertEquals(List.of(1, 0), raw(CHAMPIONS, (facts, account) -> facts.contact(account, "champion", noon("03-01"), noon("03-02")),
                "03-01", "03-02"));
    }

    @Test
    void the_day_since_when_a_contact_is_there_counts_and_not_the_day_it_was_imported() {
        assertEquals(Arrays.asList(null, 1, 1), raw(CHAMPIONS,
                (facts, account) -> facts.contact(account, "champion", day("02-10"), noon("03-02"), null), "02-09", "02-10", "03-02"));
    }

    @Test
    void one_who_becomes_champion_later_is_no_champion_until_then() {
        assertEquals(Arrays.asList(null, 0, 1), raw(CHAMPIONS,
                (facts, account) -> facts.contact(account, "champion", day("03-10"), noon("03-02"), null), "03-01", "03-09", "03-10"));
    }

    @Test
    void before_the_first_contract_begins_nobody_knows_how_many_are_open_and_after_the_last_there_are_none() {
        assertEquals(Arrays.asList(null, 1, 0),
                raw(OPEN, (facts, account) -> facts.contract(account, day("03-01"), day("03-05"), null, "[]"), "02-28", "03-01", "03-05"));
    }

    /** Ten days are compared with the ten before: from 2 to 11 March and from 12 to 21 March. */
    @Test
    void a_trend_is_unknown_until_the_days_that_it_compares_with_are_known_from_their_first_one() {
        assertEquals(Arrays.asList(null, 100), Stream.of("03-03", "03-02").map(first -> raw(TREND, (facts, account) -> {
            facts.usage(account, "logins", noon(first), "5");
            facts.usage(account, "logins", noon("03-15"), "10");
        }, "03-21").getFirst()).toList());
        assertEquals(List.of(100), raw(TREND, (facts, account) -> {
            facts.usage(account, "logins", noon("02-01"), "5");
            facts.usage(account, "logins", noon("03-11"), "5");
            facts.usage(account, "logins", noon("03-15"), "10");
        }, "03-21"));
    }
}
