package io.perennial.renewals.notices;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.renewals.RenewalEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells a member that a renewal was assigned to them. */
@ApplicationScoped
@ListensAs("renewals.renewal-assignments")
class RenewalAssignments {
    @Inject Assignments assignments;

    void on(@Observes Happened<RenewalEvent.Changed> happened) {
        assignments.tell(happened.events().stream()
                .flatMap(event -> Assignments.of(event.subject(), event.about(), event.label(), event.changes()).stream()).toList());
    }
}
