package io.perennial.surveys.asking;

import io.perennial.engagement.callbacks.CallbackEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.surveys.SurveyTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes callbacks that reached somebody, who is asked about the conversation some time later. */
@ApplicationScoped
@ListensAs("surveys.reached-callbacks")
class ReachedCallbacks {
    @Inject AskLater later;

    void on(@Observes Happened<CallbackEvent> happened) {
        var reached =
                happened.events().stream().filter(CallbackEvent.Reached.class::isInstance).map(CallbackEvent::subject).distinct().toList();
        later.plan(SurveyTrigger.Event.CALLBACK_REACHED, AskAboutCallback.JOB, reached);
    }
}
