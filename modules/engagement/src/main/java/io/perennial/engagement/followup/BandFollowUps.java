package io.perennial.engagement.followup;

import io.perennial.engagement.followup.FollowUpTrigger.Event;
import io.perennial.health.HealthEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Has the rules on bands done at once when an account came to another band. */
@ApplicationScoped
@ListensAs("engagement.band-follow-ups")
class BandFollowUps {
    @Inject FollowUpRules rules;

    void on(@Observes Happened<HealthEvent.BandChanged> happened) {
        rules.wake(Event.BAND_FELL);
    }
}
