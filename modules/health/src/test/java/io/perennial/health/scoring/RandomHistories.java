package io.perennial.health.scoring;

import io.perennial.accounts.AccountId;
import io.perennial.health.testing.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates accounts with two years of random facts, both stored and remembered. Each call adds facts at any time in between. */
final class RandomHistories {
    static final LocalDate FIRST_DAY = LocalDate.parse("2023-07-01");
    static final int DAYS = 800;
    private static final List<String> METRICS = List.of("logins", "reports", "feature.a", "feature.b", "feature.c", "feature/d", "featurf");

    private final Map<AccountId, History> histories = new HashMap<>();
    private final Random random;
    private final ZoneId zone;

    RandomHistories(Random random, ZoneId zone) {
        this.random = random;
        this.zone = zone;
    }

    List<AccountId> accounts() {
        return histories.keySet().stream().sorted(Comparator.comparing(account -> account.value().toString())).toList();
    }

    History of(AccountId account) {
        return histories.get(account);
    }

    void addAccounts(int number, Facts facts) {
        for (int at = 0; at < number; at++) histories.put(facts.account(null), new History());
    }

    void addFacts(Facts facts) {
        for (var account : accounts()) {
            var history = histories.get(account);
            addUsage(account, history, facts);
            addPeople(account, history, facts);
            addContracts(account, history, facts);
            addSaid(account, history, facts);
        }
    }

    /** Adds points: some accounts use a metric every day, some rarely, some stopped. A repeated point has another value. */
    private void addUsage(AccountId account, History history, Facts facts) {
        int from = random.nextInt(DAYS), days = 1 + random.nextInt(DAYS - from);
        var points = new HashMap<String, History.Point>();
        history.usage().forEach(point -> points.put(point.name() + point.at(), point));
        var came = new HashMap<String, History.Point>();
        for (int at = random.nextInt(160); at > 0; at--) {
            var point = new History.Point(one(METRICS), instant(from, days), value());
            came.put(point.name() + point.at(), point);
        }
        if (!history.usage().isEmpty()) {
            var again = one(history.usage());
            came.put(again.name() + again.at(), new History.Point(again.name(), again.at(), value()));
        }
        points.putAll(came);
        history.usage().clear();
        history.usage().addAll(points.values());
        facts.usage(account, came.values().stream().map(point -> new Facts.Point(point.name(), point.at(), point.value())).toList());
    }

    private void addPeople(AccountId account, History history, Facts facts) {
        for (int at = random.nextInt(3); at > 0; at--) {
            var noted = instant(0, DAYS);
            history.notes().add(noted);
            facts.note(account, noted);
            Instant from = instant(0, DAYS), until = random.nextBoolean() ? null : from.plusSeconds(random.nextInt(20_000_000));
            var since = random.nextBoolean() ? null : FIRST_DAY.plusDays(random.nextInt(DAYS));
            var person = new History.Person(one(List.of("champion", "billing", "user")), since, from, until);
            history.people().add(person);
            facts.contact(account, person.role(), since, from, until);
        }
    }

    private void addContracts(AccountId account, History history, Facts facts) {
        if (random.nextInt(3) == 0) return;
        var from = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var until = random.nextBoolean() ? null : from.plusDays(random.nextInt(500));
        var contract = new History.Bought(from, until, random.nextInt(3) == 0 ? null : 1 + random.nextInt(14), random.nextInt(40),
                1 + random.nextInt(9), random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(300)), random.nextInt(40));
        history.contracts().add(contract);
        var id = facts.contract(account, from, until, contract.termMonths(), lines(contract.recurringSeats(), contract.seatsOnce()));
        if (contract.otherFrom() != null)
            facts.linesFrom(id, contract.otherFrom(), lines(contract.otherSeats(), contract.seatsOnce()));
    }

    private static String lines(int recurring, int once) {
        return "[{\"quantity\": \"%d\", \"recurring\": true}, {\"quantity\": \"%d\", \"recurring\": false}]".formatted(recurring, once);
    }

    private void addSaid(AccountId account, History history, Facts facts) {
        for (int at = random.nextInt(3); at > 0; at--) {
            var signal = new History.Point(one(List.of("unpaid", "rating")), instant(0, DAYS).plusNanos(1_000L * random.nextInt(900_000)),
                    value());
            history.signals().add(signal);
            facts.signal(account, signal.name(), signal.at(), signal.value().toPlainString());
            var when = instant(0, DAYS).plusNanos(1_000L * random.nextInt(900_000));
            var said = new History.Said(when, LocalDate.ofInstant(when, zone).plusDays(1 + random.nextInt(90)), random.nextInt(101));
            history.sentiments().add(said);
            facts.sentiment(account, said.at(), said.expiresOn(), said.value());
        }
    }

    /** Returns an instant, often near midnight, where days change, and near changes of the clocks. */
    private Instant instant(int from, int days) {
        var day = FIRST_DAY.plusDays(from + random.nextInt(days));
        if (random.nextInt(20) == 0) day = one(List.of("2023-11-05", "2024-03-10", "2023-10-29", "2024-03-31", "2024-10-27", "2024-11-03"))
                .transform(LocalDate::parse);
        var midnight = day.atStartOfDay(zone).toInstant();
        return random.nextBoolean() ? midnight.plusSeconds(random.nextInt(86_400)) : midnight.plusSeconds(random.nextInt(-4, 5) * 1_800L);
    }

    private BigDecimal value() {
        return BigDecimal.valueOf(random.nextInt(-50, 400), random.nextInt(3));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
