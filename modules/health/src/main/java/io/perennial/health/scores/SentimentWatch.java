package io.perennial.health.scores;

import io.perennial.health.facts.SentimentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Somebody said what they think of an account, or took it back. */
@ApplicationScoped
class SentimentWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes SentimentEvent event) {
        touched.touch(List.of(event.about()));
    }
}
