package io.perennial.surveys.asking;

import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.WaveId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The invitation of a member to a survey of employees.
 *
 * @param address null if the member is suspended
 * @param answered all that is known of the answer
 */
record EmployeeInvitation(
        InvitationId id, WaveId waveId, SurveyId surveyId, int surveyVersion, WaveState waveState, Instant closesAt,
        @Nullable String address,
        @Nullable String name, @Nullable String team, @Nullable String language, boolean answered,
        @Nullable Instant sentAt, @Nullable Instant remindedAt) {
    private static final String ALL =
            """
            select i.id, i.wave_id, w.survey_id, w.survey_version, w.state as wave_state, w.closes_at, m.email as address, m.name, i.team,
                   i.language, i.answered, i.sent_at, i.reminded_at
            from {surveys.employee_invitation} i
            join {surveys.wave} w on w.id = i.wave_id
            left join {identity.active_member} m on m.id = i.member_id
            """;

    static Optional<EmployeeInvitation> find(UUID id, Sql sql) {
        return sql.first(EmployeeInvitation.class, ALL + "where i.id = :id", Map.of("id", id));
    }

    static List<EmployeeInvitation> ofWave(WaveId wave, Sql sql) {
        return sql.list(EmployeeInvitation.class, ALL + "where i.wave_id = :wave order by i.id", Map.of("wave", wave));
    }

    /** Returns true if it can be answered: by whom it asked, as long as they are members. */
    boolean isWaiting() {
        return waveState == WaveState.OPEN && !answered && address != null;
    }

    PublishedSurvey survey(Sql sql) {
        return PublishedSurvey.version(surveyId, surveyVersion, sql).orElseThrow();
    }
}
