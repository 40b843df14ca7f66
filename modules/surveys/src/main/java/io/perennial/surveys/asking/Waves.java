package io.perennial.surveys.asking;

import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The waves of the tenant. */
@BeyondSight("Closing a wave ends all of its invitations, whoever sees them; they are not told.")
@ApplicationScoped
class Waves {
    /** A wave, as far as asking needs it. */
    record Wave(
            WaveId id, SurveyId surveyId, int surveyVersion, String name, Audience audience, @Nullable Integer sample, int seed,
            Map<String, Integer> quotas,
            WaveState state, Instant closesAt, boolean remind, long version) {
        WaveBody body() {
            return new WaveBody(surveyId, name, audience, sample, seed, quotas, closesAt, remind);
        }
    }

    private static final String ADD =
            """
            insert into surveys.wave (tenant_id, id, survey_id, survey_version, name, audience, sample, seed, quotas, closes_at, month, state,
                                      opened_at, remind, created_at, updated_at)
            values (:tenant, :id, :survey, :number, :name, :audience::jsonb, :sample::integer, :seed, :quotas::jsonb, :closesAt, :month::date,
                    :state, :openedAt::timestamptz, :remind, :now, :now)
            on conflict (tenant_id, survey_id, survey_version, month) where month is not null do nothing
            """;
    private static final String KEPT =
            """
            select id, survey_id, survey_version, name, audience, sample, seed, quotas, state, closes_at, remind, version from {surveys.wave}
            """;
    private static final String ONE = KEPT + "where id = :id";
    private static final String HELD = ONE + " for update";
    private static final String OF_MONTH = KEPT + "where survey_id = :survey and survey_version = :number and month = :month";
    private static final String CHANGE =
            """
            update surveys.wave
            set survey_id = :survey, survey_version = :number, name = :name, audience = :audience::jsonb, sample = :sample::integer, seed = :seed,
                quotas = :quotas::jsonb, closes_at = :closesAt, remind = :remind, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id and state = 'draft'
            """;
    private static final String DELETE = "delete from surveys.wave where tenant_id = :tenant and id = :id and state = 'draft'";
    private static final String OPEN =
            """
            update surveys.wave set state = 'open', opened_at = :now, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id and state = 'draft'
            """;
    private static final String CLOSE =
            """
            update surveys.wave set state = 'closed', closed_at = :now, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id and state <> 'closed'
            """;
    private static final String EXPIRE =
            """
            update surveys.invitation set state = 'expired'
            where tenant_id = :tenant and wave_id = :id and state in ('decided', 'sent', 'delivered', 'opened')
            """;

    /** Forgets that somebody was asked by what has not gone out. */
    private static final String RELEASE =
            """
            delete from surveys.pressure p
            using (select id from {beyond surveys.invitation} where wave_id = :id and sent_at is null) i
            where p.tenant_id = :tenant and p.invitation_id = i.id
            """;

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Jobs jobs;
    @Inject Events events;

    WaveId add(WaveBody body, PublishedSurvey survey) {
        var id = new WaveId(TypeId.next());
        var audience = Objects.requireNonNullElse(body.audience(), Audience.EVERYBODY);
        sql.change(ADD, Sql.values("id", id, "survey", survey.id(), "number", survey.number(), "name", body.name(), "audience", audience,
                "sample", body.sample(), "seed", body.seed(), "quotas", body.quotas(), "closesAt", body.closesAt(), "month", null, "state",
                WaveState.DRAFT, "openedAt", null, "remind", body.remind(), "now", clock.instant()));
        events.publish(new WaveEvent.Created(id, body.name(), Changes.to(body)));
        return id;
    }

    void change(Wave wave, WaveBody to, PublishedSurvey survey) {
        var audience = Objects.requireNonNullElse(to.audience(), Audience.EVERYBODY);
        sql.change(CHANGE,
                Sql.values("id", wave.id(), "survey", survey.id(), "number", survey.number(), "name", to.name(), "audience", audience,
                        "sample", to.sample(), "seed", to.seed(), "quotas", to.quotas(), "closesAt", to.closesAt(), "remind", to.remind(),
                        "now",
                        clock.instant()));
        events.publish(new WaveEvent.Changed(wave.id(), to.name(), Changes.between(wave.body(), to)));
    }

    void delete(Wave wave) {
        sql.change(DELETE, Map.of("id", wave.id()));
        events.publish(new WaveEvent.Deleted(wave.id(), wave.name(), Changes.none()));
    }

    /** Returns the rolling wave of a trigger in a month, which is open from its first invitation on. */
    Wave ofMonth(PublishedSurvey survey, LocalDate month, ZoneId zone) {
        PublishedSurvey.held(survey.id(), sql);
        var closes = month.plusMonths(2).atStartOfDay(zone).toInstant();
        var id = new WaveId(TypeId.next());
        int added = sql.change(ADD, Sql.values("id", id, "survey", survey.id(), "number", survey.number(), "name",
                month.toString().substring(0, 7), "audience", Audience.EVERYBODY, "sample", null, "seed", 1, "quotas", Map.of(), "closesAt",
                closes,
                "month", month, "state", WaveState.OPEN, "openedAt", clock.instant(), "remind", true, "now", clock.instant()));
        if (added > 0) {
            events.publish(new WaveEvent.Created(id, month.toString().substring(0, 7), Changes.none()));
            jobs.at(CloseWave.JOB, id.text(), closes);
        }
        return sql.first(Wave.class, OF_MONTH, Map.of("survey", survey.id(), "number", survey.number(), "month", month)).orElseThrow();
    }

    /** Locks and returns a wave. */
    Wave get(WaveId id) {
        return sql.first(Wave.class, HELD, Map.of("id", id)).orElseThrow(NotFound::here);
    }

    Wave read(WaveId id) {
        return sql.first(Wave.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }

    /** Lets a job decide about the audience, and closes the wave at its time. Refuses one of a survey that earlier releases deleted. */
    void open(Wave wave) {
        PublishedSurvey.held(wave.surveyId(), sql);
        sql.change(OPEN, Map.of("id", wave.id(), "now", clock.instant()));
        events.publish(new WaveEvent.Opened(wave.id()));
        jobs.at(OpenWave.JOB, wave.id().text(), clock.instant());
        jobs.at(CloseWave.JOB, wave.id().text(), wave.closesAt());
    }

    void close(Wave wave) {
        if (sql.change(CLOSE, Map.of("id", wave.id(), "now", clock.instant())) == 0) return;
        sql.change(EXPIRE, Map.of("id", wave.id()));
        sql.change(RELEASE, Map.of("id", wave.id()));
        events.publish(new WaveEvent.Closed(wave.id(), wave.state()));
    }

    @Produces
    static FollowedKind followed() {
        return WaveView.FOLLOWED;
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("wave", "surveys.wave");
    }
}
