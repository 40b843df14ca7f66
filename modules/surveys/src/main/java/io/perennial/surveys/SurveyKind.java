package io.perennial.surveys;

import io.perennial.surveys.questions.QuestionKind;
import java.util.Optional;

/** Names what a survey measures. All but own surveys begin with their scored question, whose scale is fixed. */
public enum SurveyKind {
    NPS(QuestionKind.SCALE_0_10, 90),
    CSAT(QuestionKind.SCALE_1_5, 30),
    CES(QuestionKind.SCALE_1_7, 60),
    ENPS(QuestionKind.SCALE_0_10, 90),
    CUSTOM(null, 30);

    private final Optional<QuestionKind> scored;
    private final int quarantine;

    SurveyKind(@org.jspecify.annotations.Nullable QuestionKind scored, int quarantine) {
        this.scored = Optional.ofNullable(scored);
        this.quarantine = quarantine;
    }

    /** Returns the kind of the scored question; empty if nothing is scored. */
    public Optional<QuestionKind> scored() {
        return scored;
    }

    /** Returns the number of days for which the same contact is not asked again by a survey of this kind. */
    public int quarantine() {
        return quarantine;
    }

    /** Returns true if employees are asked, whose answers name nobody. */
    public boolean isOfEmployees() {
        return this == ENPS;
    }

    /** Returns true if somebody who gave this score is unhappy, so that somebody should talk to them. */
    public boolean isUnhappy(int score) {
        return switch (this) {
            case NPS -> score <= 6;
            case CSAT -> score <= 2;
            case CES -> score <= 3;
            case ENPS, CUSTOM -> false;
        };
    }
}
