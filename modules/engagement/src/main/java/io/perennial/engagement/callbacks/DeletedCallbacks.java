package io.perennial.engagement.callbacks;

import io.perennial.engagement.slots.Lanes;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Gives back the time of callbacks that are deleted, also together with their account. */
@ApplicationScoped
@ListensAs("engagement.deleted-callbacks")
class DeletedCallbacks {
    @Inject Lanes lanes;

    void on(@Observes Happened<CallbackEvent.Deleted> happened) {
        happened.each(CallbackEvent.Deleted::subject).forEach(lanes::release);
    }
}
