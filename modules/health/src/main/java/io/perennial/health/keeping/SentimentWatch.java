package io.perennial.health.keeping;

import io.perennial.health.facts.SentimentEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of sentiments: somebody said or withdrew one. */
@ApplicationScoped
@ListensAs("health.sentiment-watch")
class SentimentWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<SentimentEvent> happened) {
        touched.touch(happened.each(SentimentEvent::about));
    }
}
