package io.perennial.renewals.notices;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.renewals.RenewalEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Consumes the calls of people: one may disagree with the automated call. */
@ApplicationScoped
@ListensAs("renewals.call-notices")
class CallNotices {
    @Inject DueNotices notices;

    void on(@Observes Happened<RenewalEvent.Called> happened) {
        notices.tellDisagreements(List.copyOf(happened.each(RenewalEvent.Called::subject)));
    }
}
