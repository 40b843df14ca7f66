package io.perennial.surveys.answers;

import io.perennial.health.keeping.TouchedAccounts;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** Consumes the events of answers: their accounts are scored again. */
@ApplicationScoped
@ListensAs("surveys.answer-watch")
class AnswerWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<AnswerEvent> happened) {
        var accounts = happened.all(event -> Stream.ofNullable(event.account()));
        if (!accounts.isEmpty()) touched.touch(accounts);
    }
}
