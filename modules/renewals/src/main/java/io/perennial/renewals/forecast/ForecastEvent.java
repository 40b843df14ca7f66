package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What is said of a member's forecast, called by its quarter. */
public sealed interface ForecastEvent extends DomainEvent {
    @Override
    MemberId subject();

    record Submitted(MemberId subject, String label, Changes changes) implements ForecastEvent {}

    /** A manager puts another number beside it, or takes that away. */
    record Overridden(MemberId subject, String label, Changes changes) implements ForecastEvent {}
}
