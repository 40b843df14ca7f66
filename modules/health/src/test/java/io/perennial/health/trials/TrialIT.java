package io.perennial.health.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Customers;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrialIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.parse("2026-02-28");

    /** A rating of 100 gives full points in the published version; the tried version requires 200. */
    private static final ScorecardBody PUBLISHED = card("Rated", List.of(), 100);
    private static final ScorecardBody STRICTER = card("Rated", List.of(), 200);

    record Digest(String scores, String touched, String cards, String events) {}

    @Test
    void it_says_who_would_change_band_and_what_they_are_worth() {
        var tenant = DATABASE.tenant("trialwhole");
        var rich = in(tenant, customers -> {
            publish(PUBLISHED, customers.sql());
            rated(customers, "smb", "100.50", 60);
            rated(customers, "smb", "10", 10);
            customers.account("smb", null, "7");
            return rated(customers, "large", "1000", 90);
        });
        in(DATABASE.tenant("trialother"), customers -> {
            publish(PUBLISHED, customers.sql());
            return rated(customers, "smb", "5000", 90);
        });

        var day = in(tenant, customers -> trial(STRICTER, List.of(DAY), customers.sql())).getFirst();

        assertEquals(List.of(4, 2), List.of(day.accounts(), day.changed()));
        assertEquals(List.of("1117.50", "1100.50"), List.of(day.arr().amount().toPlainString(), day.arrMoved().amount().toPlainString()));
        assertEquals("yellow → red: 1, 100.50; green → red: 1, 1000.00", String.join("; ", day.shifts().stream()
                .map(shift -> shift.from() + " → " + shift.to() + ": " + shift.accounts() + ", " + shift.arr().amount()).toList()));
        assertEquals("red 1 10.00 → 3 1110.50; yellow 1 100.50 → 0 0.00; green 1 1000.00 → 0 0.00; null 1 7.00 → 1 7.00",
                String.join("; ", day.bands().stream()
                        .map(band -> band.band() + " " + band.accountsBefore() + " " + band.arrBefore().amount() + " → "
                                + band.accountsAfter() + " " + band.arrAfter().amount())
                        .toList()));
        var first = day.largest().getFirst();
        assertEquals(List.of(rich, "green", "red", 9_000, 4_500),
                List.of(first.accountId(), first.from(), first.to(), first.scoreBefore(), first.scoreAfter()));
    }

    @Test
    void nothing_that_is_stored_is_touched() {
        var tenant = DATABASE.tenant("trialuntouched");
        in(tenant, customers -> {
            var card = publish(PUBLISHED, customers.sql());
            var account = rated(customers, "smb", "100", 60);
            customers.sql().change("""
                    insert into health.score (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, raw, points, freshness, seen, computed_at)
                    values (:tenant, :account, :day, :card, 100, 10000, 100, 100, 'red', '{1}', '{100}', '{10000}', array[null::date], now())
                    """, Map.of("account", account, "day", DAY, "card", card));
            return account;
        });
        var before = in(tenant, customers -> digest(customers.sql()));

        var days = in(tenant, customers -> trial(STRICTER, List.of(DAY.minusDays(200), DAY), customers.sql()));

        assertEquals(List.of(0, 1), days.stream().map(TrialDay::changed).toList());
        assertEquals(before, in(tenant, customers -> digest(customers.sql())));
    }

    @Test
    void past_days_are_scored_from_what_was_known_by_then() {
        var tenant = DATABASE.tenant("trialpast");
        in(tenant, customers -> {
            publish(PUBLISHED, customers.sql());
            var account = rated(customers, "smb", "100", 10);
            customers.signal(account, "rating", DAY.minusDays(100), 90);
            return account;
        });

        var days = in(tenant, customers -> trial(STRICTER, List.of(DAY.minusDays(101), DAY.minusDays(100), DAY), customers.sql()));

        assertEquals(List.of("[]", "green", "[]"),
                days.stream().map(day -> day.shifts().isEmpty() ? "[]" : day.shifts().getFirst().from()).toList());
    }

    @Test
    void only_accounts_that_it_or_the_version_before_scores_are_counted() {
        var tenant = DATABASE.tenant("trialsegments");
        in(tenant, customers -> {
            publish(card("All", List.of(), 100), customers.sql());
            publish(card("Big", List.of("large"), 100), customers.sql());
            rated(customers, "smb", "1", 90);
            rated(customers, null, "10", 90);
            return rated(customers, "large", "100", 90);
        });

        assertEquals(List.of(),
                in(tenant, customers -> trial(card("Zeal", List.of("smb"), 200), List.of(DAY), customers.sql())).getFirst().bands());
        var small = in(tenant, customers -> trial(card("Able", List.of("smb"), 200), List.of(DAY), customers.sql())).getFirst();
        assertEquals("1.00", small.arrMoved().amount().toPlainString());
        var narrowed = in(tenant, customers -> trial(card("All", List.of("smb"), 100), List.of(DAY), customers.sql())).getFirst();
        assertEquals("10.00", narrowed.arrMoved().amount().toPlainString());
        assertEquals("green → null", narrowed.shifts().getFirst().from() + " → " + narrowed.shifts().getFirst().to());
        assertEquals(3, narrowed.accounts());
    }

    @Test
    void a_member_with_own_accounts_tries_it_on_those() {
        var tenant = DATABASE.tenant("trialown");
        var owner = Customers.member(tenant);
        in(tenant, customers -> {
            publish(PUBLISHED, customers.sql());
            rated(customers, "smb", "100", 90);
            var own = customers.account("smb", owner, "8");
            customers.signal(own, "rating", DAY.minusDays(5), 90);
            return own;
        });

        var day = in(tenant, customers -> Call.onBehalfOf(TypeId.encode("mem", owner), Sight.own(owner), tenant)
                .run(() -> trial(STRICTER, List.of(DAY), customers.sql()))).getFirst();

        assertEquals(List.of(1, "8.00"), List.of(day.accounts(), day.arr().amount().toPlainString()));
    }

    @Test
    void days_to_come_are_refused_and_none_means_today() {
        var late = assertThrows(Invalid.class, () -> new TrialBody(List.of(DAY, DAY.plusDays(1), DAY.plusDays(2))).daysUntil(DAY));

        assertEquals(List.of("/days/1", "/days/2"), late.errors().stream().map(Invalid.FieldError::pointer).toList());
        assertEquals(List.of(DAY), new TrialBody(null).daysUntil(DAY));
        assertEquals(List.of(DAY.minusDays(2), DAY), new TrialBody(List.of(DAY, DAY.minusDays(2), DAY)).daysUntil(DAY));
    }

    private static AccountId rated(Customers customers, String segment, String arr, int rating) {
        var account = customers.account(segment, null, arr);
        customers.signal(account, "rating", DAY.minusDays(10), rating);
        return account;
    }

    private static UUID publish(ScorecardBody card, Sql sql) {
        var id = TypeId.next();
        sql.change("""
                insert into health.scorecard (tenant_id, id, name, number, state, precedence, definition, published_at, created_at, updated_at)
                values (:tenant, :id, :name, 1, 'published', :precedence, :card::jsonb, now(), now(), now())
                """, Map.of("id", id, "name", card.name(), "precedence", card.precedence(), "card", card));
        return id;
    }

    private static ScorecardBody card(String name, List<String> segments, int full) {
        var end = BigDecimal.valueOf(full);
        var pieces = List.of(new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, end, 0, 10_000),
                new Piece(end, null, 10_000, 10_000));
        var rating =
                new Measure("rating", null, null, 10_000, new Source("signal", "rating", null), Direction.HIGHER_IS_BETTER, pieces, null);
        return new ScorecardBody(name, null, segments, null, List.of(rating), List.of(), List.of(), null);
    }

    private static List<TrialDay> trial(ScorecardBody card, List<LocalDate> days, Sql sql) {
        var trial = new Trial(Scorers.scorecards(sql), Scorers.scoring(sql, ZoneId.of("Europe/Berlin")), sql);
        var run = trial.begin(card, days, EUR);
        while (run.step(trial)) assertTrue(run.days().size() < days.size());
        return run.days();
    }

    /** Returns all that a trial could change, as text. */
    private static Digest digest(Sql sql) {
        var digest = sql.first(Digest.class, """
                select coalesce((select string_agg(s::text, ',' order by s::text) from {whole health.score} s), '') as scores,
                       coalesce((select string_agg(t::text, ',' order by t::text) from {health.touched_account} t), '') as touched,
                       coalesce((select string_agg(c::text, ',' order by c::text) from {health.scorecard} c), '') as cards,
                       coalesce((select string_agg(o::text, ',' order by o::text) from {platform.outbox} o), '') as events
                """, Map.of()).orElseThrow();
        assertTrue(digest.scores().contains("red"));
        return digest;
    }

    private interface Work<R> {
        R with(Customers customers);
    }

    private static <R> R in(UUID tenant, Work<R> work) {
        return TenantTransaction.in(DATABASE, tenant, sql -> work.with(new Customers(sql)));
    }
}
