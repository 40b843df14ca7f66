package io.perennial.health.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Compares the set-based scores with a slow and plain implementation of the same description: 10,000 combinations of accounts, scorecards
 * and days, of two tenants in zones whose clocks go back over midnight, before and after further facts about past days arrive.
 */
class PlainScoringIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final int ACCOUNTS = 60;
    private static final int SCORECARDS = 25;
    private static final int DAYS_EACH = 100;

    private final Random random = new Random(20_250_330);
    private final RandomScorecards scorecards = new RandomScorecards(random);
    private final Set<Integer> scores = new HashSet<>();
    private int compared;
    private int shared;

    private final class Company {
        private final UUID id;
        private final ZoneId zone;
        private final RandomHistories histories;

        Company(String name, String zone) {
            this.id = DATABASE.tenant(name);
            this.zone = ZoneId.of(zone);
            this.histories = new RandomHistories(random, this.zone);
            TenantTransaction.in(DATABASE, id, sql -> {
                histories.addAccounts(ACCOUNTS, new Facts(sql));
                return id;
            });
        }

        void learn() {
            TenantTransaction.in(DATABASE, id, sql -> {
                histories.addFacts(new Facts(sql));
                return id;
            });
        }

        void compare() {
            for (int at = 0; at < SCORECARDS; at++) {
                var card = scorecards.next();
                TenantTransaction.in(DATABASE, id, sql -> compare(card, sql));
            }
        }

        private int compare(ScorecardBody card, Sql sql) {
            var asked = IntStream.range(0, DAYS_EACH).mapToObj(at -> anyDay()).distinct().toList();
            var scored = Scorers.scoring(sql, zone).of(card, asked);
            assertEquals(asked.size(), scored.size());
            for (var one : scored) compare(card, one);
            return compared += scored.size();
        }

        private AccountDay anyDay() {
            var accounts = histories.accounts();
            var account = accounts.get(random.nextInt(accounts.size()));
            return new AccountDay(account, RandomHistories.FIRST_DAY.plusDays(random.nextInt(RandomHistories.DAYS + 400)));
        }

        private void compare(ScorecardBody card, Scored scored) {
            var facts = new PlainRaw(histories.of(scored.accountId()), scored.day(), zone);
            var plain = new PlainScoring(card, facts).score(scored.accountId());
            assertEquals(comparable(plain), comparable(scored), () -> "With " + card);
            if (scored.score() != null) scores.add(scored.score());
            if (sharesPoints(card, scored)) shared++;
        }
    }

    /** Returns true if two measures use the same metric over windows of their own, and only one of them finds use there. */
    private static boolean sharesPoints(ScorecardBody card, Scored scored) {
        var used = IntStream.range(0, card.measures().size())
                .filter(at -> card.measures().get(at).source().kind().startsWith("usage_") && scored.raw().get(at) != null)
                .boxed()
                .collect(Collectors.groupingBy(at -> Objects.requireNonNull(card.measures().get(at).source().of()),
                        Collectors.mapping(at -> Objects.requireNonNull(scored.raw().get(at)).signum() == 0, Collectors.toSet())));
        return used.values().stream().anyMatch(found -> found.size() > 1);
    }

    /** Strips trailing zeros, so that 12.50 equals 12.5. */
    private static Scored comparable(Scored scored) {
        var raw = new ArrayList<BigDecimal>();
        scored.raw().forEach(value -> raw.add(value == null ? null : value.stripTrailingZeros()));
        return new Scored(
                scored.accountId(), scored.day(), scored.score(), scored.coverage(), scored.low(), scored.high(), scored.band(),
                scored.cappedBy(), raw, scored.points(), scored.freshness(), scored.seen());
    }

    @Test
    void sets_and_plain_reading_agree_to_the_basis_point() {
        var companies = List.of(new Company("azores", "Atlantic/Azores"), new Company("havana", "America/Havana"));
        for (int round = 0; round < 2; round++) {
            companies.forEach(Company::learn);
            companies.forEach(Company::compare);
        }
        assertTrue(compared > 9_900, () -> "Only " + compared + " were compared");
        assertTrue(scores.size() > 1_000, () -> "Only " + scores.size() + " different scores came out");
        assertTrue(shared > 300, () -> "Only " + shared + " had measures of the same points of which one found none");
    }
}
