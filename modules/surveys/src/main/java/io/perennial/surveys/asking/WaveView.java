package io.perennial.surveys.asking;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.WaveId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wave as it is read.
 *
 * @param month the month of a wave that a trigger has opened; null for others
 * @param invited the number of contacts whom the caller sees and who were asked
 * @param notAsked the number of those who were not
 * @param answered the number of those who have answered
 * @param bounced the number of those whose mail came back
 */
public record WaveView(
        WaveId id,
        SurveyId surveyId,
        int surveyVersion,
        String name,
        Audience audience,
        @Nullable Integer sample,
        int seed,
        Map<String, Integer> quotas,
        @Nullable LocalDate month,
        WaveState state,
        Instant closesAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        boolean remind,
        long invited,
        long notAsked,
        long answered,
        long bounced,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    private static final String WAVES =
            """
            select id, survey_id, survey_version, name, audience, sample, seed, quotas, month, state, closes_at, opened_at, closed_at, remind,
                   (select count(*) from {surveys.visible_invitation} i where i.wave_id = w.id and i.state <> 'not_asked')
                       + (select count(*) from {surveys.employee_invitation} e where e.wave_id = w.id) as invited,
                   (select count(*) from {surveys.visible_invitation} i where i.wave_id = w.id and i.state = 'not_asked') as not_asked,
                   (select count(*) from {surveys.visible_invitation} i where i.wave_id = w.id and i.state = 'answered')
                       + (select count(*) from {surveys.employee_invitation} e where e.wave_id = w.id and e.answered) as answered,
                   (select count(*) from {surveys.visible_invitation} i where i.wave_id = w.id and i.bounced_at is not null)
                       + (select count(*) from {surveys.employee_invitation} e where e.wave_id = w.id and e.bounced_at is not null) as bounced,
                   created_at, updated_at, version
            from {surveys.wave} w
            """;

    static final Listing<WaveView> LISTING = Listing.of(WaveView.class, WAVES, "-createdAt")
            .filter("surveyId", SurveyId.class, "l.survey_id = :surveyId")
            .filter("state", WaveState.class, "l.state = :state")
            .always("createdAt", "id", "uuid");

    static final FollowedKind FOLLOWED =
            FollowedKind.of("wave", "waves", "surveys:read", WaveId::new, WaveView.class, WAVES).ofNoAccount();

    static WaveView get(WaveId id, Sql sql) {
        return sql.first(WaveView.class, WAVES + " where id = :id", Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
