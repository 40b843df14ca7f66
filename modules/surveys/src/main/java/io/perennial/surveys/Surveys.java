package io.perennial.surveys;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The surveys of the tenant. */
@BeyondSight("A survey that was asked is not deleted, whoever sees its answers; they are not told.")
@ApplicationScoped
class Surveys implements RecordCollection<Survey, SurveyBody, SurveyView> {
    static final RecordKind KIND =
            RecordKind.of("surveys", "survey", "surveys.survey", SurveyId::new, SurveyEvent.class).inBatchesOf(1_000);

    private static final String USED = "select count(*) from {beyond surveys.answer} where survey_id = :id and deleted_at is null";
    private static final String ASKED = "select count(*) from {surveys.wave} where survey_id = :id";

    @Inject Sql sql;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Survey> entity() {
        return Survey.class;
    }

    @Override
    public Class<SurveyBody> body() {
        return SurveyBody.class;
    }

    @Override
    public Survey of(SurveyBody body, Instant now) {
        return new Survey(body, now);
    }

    @Override
    public SurveyView view(Id id) {
        return SurveyView.get((SurveyId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, SurveyView.class, SurveyView.SEEN, SurveyView::externalKeys).ofNoAccount();
    }

    @Override
    public Surroundings<Survey, SurveyBody> around(List<SurveyBody> bodies, Collection<Survey> surveys) {
        return new Around(sql);
    }

    private record Around(Sql sql) implements Surroundings<Survey, SurveyBody> {
        @Override
        public boolean sees(Survey survey) {
            return true;
        }

        /** Accepts any draft: what it lacks is said when it is published. Another kind would make other numbers of old answers. */
        @Override
        public void check(SurveyBody body, @Nullable Survey of) {
            if (of != null && of.publishedVersion() != null && body.kind() != of.draft().kind())
                throw SurveyRefusal.SURVEY_IN_USE.at("/kind", "A survey that was published keeps its kind.");
        }

        @Override
        public void checkDelete(Survey survey) {
            if (sql.number(USED, Map.of("id", survey.id())) > 0)
                throw SurveyRefusal.SURVEY_IN_USE.because("The survey has answers.");
            if (sql.number(ASKED, Map.of("id", survey.id())) > 0)
                throw SurveyRefusal.SURVEY_IN_USE.because("The survey has waves. Delete those that are drafts first.");
        }
    }
}
