package io.perennial.surveys.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.testing.FixedHome;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.surveys.WaveId;
import io.perennial.surveys.testing.AskedPeople;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attacks the results of employees: with known answers that fill a group up, with late ones, and with another zone. */
class EmployeeResultsIT {
    private static final String GIVEN =
            """
            insert into surveys.answer (tenant_id, id, survey_id, survey_version, kind, wave_id, score, call_me, complete, answered_at, history,
                                        attributes, counted_on, created_at, updated_at)
            values (:tenant, :id, :survey, 1, 'enps', :wave::uuid, :score, false, true, :at, :history, jsonb_build_object('team', :team::text),
                    :on::date, :created, :created)
            """;
    private static final LocalDate QUARTER = LocalDate.parse("2026-01-01");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));

    private void given(int times, int score, String team, @Nullable WaveId wave, @Nullable LocalDate on, String at, String created) {
        for (int time = 0; time < times; time++)
            alder.change(GIVEN,
                    Sql.values("id", TypeId.next(), "survey", alder.survey(), "score", score, "team", team, "wave", wave, "on", on,
                            "at", Instant.parse(at), "created", Instant.parse(created), "history", wave == null));
    }

    private void onPage(int times, int score, String team, String day) {
        var on = LocalDate.parse(day);
        var midnight = on.atStartOfDay(BERLIN).toInstant().toString();
        given(times, score, team, alder.wave(), on, midnight, midnight);
    }

    private void imported(int times, int score, String team) {
        given(times, score, team, null, null, "2026-02-10T10:00:00Z", "2026-04-20T10:00:00Z");
    }

    private String told(ZoneId zone) {
        var results = alder.work().run(sql -> {
            var of = new EmployeeResults();
            of.sql = sql;
            of.home = new FixedHome(zone, new MovedClock(Instant.parse("2026-04-20T10:00:00Z")));
            return of.of(alder.survey(), QUARTER, Optional.of("team"));
        });
        return results.overall().answers() + " " + results.groups().stream()
                .map(group -> group.key() + " " + group.figure().answers() + " " + group.figure().value()).toList();
    }

    @Test
    void known_answers_fill_no_group_up_and_change_no_quarter_that_is_over() {
        onPage(7, 9, "sales", "2026-02-10");
        onPage(1, 0, "legal", "2026-02-10");
        var before = told(BERLIN);
        assertEquals("8 [null 8 75.0]", before);

        imported(4, 9, "legal");
        assertEquals(before, told(BERLIN), "with four known ones, legal would be a group of five");
        onPage(5, 9, "legal", "2026-04-01");
        assertEquals(before, told(BERLIN), "what comes in the next quarter counts there");
    }

    @Test
    void a_quarter_keeps_its_days_when_the_tenant_moves_to_another_zone() {
        onPage(6, 9, "sales", "2026-01-01");
        onPage(1, 0, "sales", "2026-03-31");
        onPage(1, 0, "sales", "2026-04-01");
        assertEquals("7 [sales 7 71.43]", told(BERLIN));
        assertEquals(told(BERLIN), told(ZoneId.of("America/New_York")));
        assertEquals(told(BERLIN), told(ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void answers_of_before_have_the_day_of_their_instant() {
        given(5, 9, "sales", alder.wave(), null, "2026-03-30T22:00:00Z", "2026-03-30T22:00:00Z");
        given(1, 0, "sales", alder.wave(), null, "2026-03-31T22:00:00Z", "2026-03-31T22:00:00Z");
        assertEquals("5 [sales 5 100.0]", told(BERLIN));
    }
}
