package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** An event of a member's forecast, labelled with its quarter. */
public sealed interface ForecastEvent extends DomainEvent {
    @Override
    MemberId subject();

    record Submitted(MemberId subject, String label, Changes changes) implements ForecastEvent {}

    /** A manager overrides the amount, or removes the override. */
    record Overridden(MemberId subject, String label, Changes changes) implements ForecastEvent {}
}
