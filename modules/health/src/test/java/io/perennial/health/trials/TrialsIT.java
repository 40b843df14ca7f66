package io.perennial.health.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Customers;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TrialsIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final LocalDate DAY = LocalDate.parse("2026-02-28");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final UUID tenant = DATABASE.tenant("trials" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void the_oldest_one_is_worked_on_and_kept_with_its_answer() {
        var first = add(List.of(DAY.minusDays(1), DAY));
        var second = add(List.of(DAY));
        assertEquals(List.of(first, TrialState.WAITING, 0L), List.of(next().id(), view(first).state(), view(first).scored()));

        work();

        var complete = view(first);
        assertEquals(List.of(TrialState.COMPLETE, 2L, NOW), List.of(complete.state(), complete.scored(), complete.finishedAt()));
        assertEquals(List.of(DAY.minusDays(1), DAY), complete.days().stream().map(TrialDay::day).toList());
        assertEquals("EUR", complete.days().getLast().arr().currency().getCurrencyCode());
        assertEquals(second, next().id());
    }

    /** A killed node has written only its progress. */
    @Test
    void one_that_somebody_was_killed_over_is_begun_anew() {
        var id = add(List.of(DAY.minusDays(1), DAY));
        in(sql -> {
            var run = trial(sql).begin(next(sql).definition(), List.of(DAY.minusDays(1), DAY), Currency.getInstance("EUR"));
            run.step(trial(sql));
            trials(sql).progress(id, run.scored());
            return run;
        });
        assertEquals(List.of(TrialState.RUNNING, 1L, List.of()), List.of(view(id).state(), view(id).scored(), view(id).days()));

        work();

        assertEquals(List.of(TrialState.COMPLETE, 2L), List.of(view(id).state(), view(id).scored()));
    }

    @Test
    void what_is_ended_stays_as_it_is() {
        var id = add(List.of(DAY));
        in(sql -> {
            trials(sql).fail(id, "The disk is full");
            trials(sql).finish(id, List.of());
            trials(sql).progress(id, 7);
            return id;
        });

        assertEquals(List.of(TrialState.FAILED, "The disk is full", 0L), List.of(view(id).state(), view(id).failure(), view(id).scored()));
    }

    @Test
    void there_are_twenty_at_once_and_no_more() {
        for (int at = 0; at < Trials.MOST_OPEN; at++) add(List.of(DAY));

        assertEquals(TrialRefusal.TOO_MANY_TRIALS, assertThrows(Refusal.class, () -> add(List.of(DAY))).reason());
        in(sql -> {
            trials(sql).fail(next(sql).id(), "No");
            return tenant;
        });
        add(List.of(DAY));
    }

    @Test
    void it_goes_a_week_after_it_has_ended() {
        var ended = add(List.of(DAY));
        work();
        var open = add(List.of(DAY));

        assertEquals(0, forget(NOW).intValue());
        assertEquals(1, forget(NOW.plusSeconds(1)).intValue());
        assertThrows(Refusal.class, () -> view(ended));
        assertEquals(open, view(open).id());
    }

    @Test
    void others_see_nothing_of_it() {
        var id = add(List.of(DAY));
        var member = Customers.member(tenant);
        var own = as(member, sql -> trials(sql).add(card(sql), BODY, List.of(DAY)));

        assertEquals(own, as(member, sql -> TrialView.get(own, sql)).id());
        assertThrows(Refusal.class, () -> as(member, sql -> TrialView.get(id, sql)));
        assertThrows(Refusal.class, () -> TenantTransaction.in(DATABASE, DATABASE.tenant("trialselse"), sql -> TrialView.get(id, sql)));
        work();
        assertEquals(Sight.own(member), next().seen());
    }

    private static final ScorecardBody BODY = new ScorecardBody("Silent", null, List.of(), null,
            List.of(new Measure("silence", null, null, 10_000, new Source("days_since_contact", null, null), Direction.LOWER_IS_BETTER,
                    List.of(new Piece(null, null, 5_000, 5_000)), null)),
            List.of(), List.of(), null);

    private TrialId add(List<LocalDate> days) {
        return in(sql -> {
            if (sql.number("select count(*) from {whole accounts.every_account}", Map.of()) == 0) new Customers(sql).account();
            return trials(sql).add(card(sql), BODY, days);
        });
    }

    private static ScorecardId card(Sql sql) {
        var id = TypeId.next();
        sql.change("""
                insert into health.scorecard (tenant_id, id, name, state, precedence, definition, created_at, updated_at)
                values (:tenant, :id, 'Silent', 'draft', 100, :card::jsonb, now(), now())
                """, Map.of("id", id, "card", BODY));
        return new ScorecardId(id);
    }

    private void work() {
        in(sql -> {
            var open = next(sql);
            var run = trial(sql).begin(open.definition(), open.days(), Currency.getInstance("EUR"));
            while (run.step(trial(sql))) trials(sql).progress(open.id(), run.scored());
            trials(sql).progress(open.id(), run.scored());
            trials(sql).finish(open.id(), run.days());
            return open;
        });
    }

    private Integer forget(Instant before) {
        return in(sql -> sql.change(Trials.finished().delete(), Map.of("before", before, "most", 10)));
    }

    private Trials.Open next() {
        return in(TrialsIT::next);
    }

    private static Trials.Open next(Sql sql) {
        return trials(sql).next().orElseThrow();
    }

    private TrialView view(TrialId id) {
        return in(sql -> TrialView.get(id, sql));
    }

    private static Trials trials(Sql sql) {
        return new Trials(sql, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Trial trial(Sql sql) {
        return new Trial(Scorers.scorecards(sql), Scorers.scoring(sql, ZoneId.of("Europe/Berlin")), sql);
    }

    private <R> R in(Function<Sql, R> work) {
        return TenantTransaction.in(DATABASE, tenant, work::apply);
    }

    private <R> R as(UUID member, Function<Sql, R> work) {
        return TenantTransaction.in(DATABASE, tenant,
                sql -> Call.onBehalfOf(TypeId.encode("mem", member), Sight.own(member), tenant).run(() -> work.apply(sql)));
    }
}
