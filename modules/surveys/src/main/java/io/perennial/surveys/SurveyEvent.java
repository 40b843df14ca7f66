package io.perennial.surveys;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a survey, labelled with its name. */
public sealed interface SurveyEvent extends DomainEvent {
    @Override
    SurveyId subject();

    @EventName(op = Op.CREATED)
    record Created(SurveyId subject, String label, Changes changes) implements SurveyEvent {}

    record Changed(SurveyId subject, String label, Changes changes) implements SurveyEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(SurveyId subject, String label, Changes changes) implements SurveyEvent {}

    /** Its draft was published as a version. */
    record Published(SurveyId subject, String label, Changes changes) implements SurveyEvent {}
}
