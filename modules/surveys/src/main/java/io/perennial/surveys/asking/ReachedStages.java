package io.perennial.surveys.asking;

import io.perennial.accounts.AccountEvent;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.surveys.SurveyTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/**
 * Consumes accounts that reach a stage of their lifecycle, such as the end of onboarding: their people are asked some time later. An account that is
 * created at a stage was there before.
 */
@ApplicationScoped
@ListensAs("surveys.reached-stages")
class ReachedStages {
    @Inject AskLater later;

    void on(@Observes Happened<AccountEvent> happened) {
        var byStage = happened.events().stream().filter(event -> event instanceof AccountEvent.Changed && !stage(event).isEmpty())
                .collect(Collectors.groupingBy(ReachedStages::stage, Collectors.mapping(AccountEvent::subject, Collectors.toSet())));
        byStage.forEach((stage, accounts) -> later.plan(SurveyTrigger.Event.STAGE_REACHED, AskAtStage.JOB, accounts,
                trigger -> stage.equals(trigger.stage())));
    }

    private static String stage(AccountEvent event) {
        var change = event.changes().fields().getOrDefault("lifecycleStage", new Changes.Change(null, null));
        return change.after() == null ? "" : String.valueOf(change.after());
    }
}
