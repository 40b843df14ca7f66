package io.perennial.surveys.answers;

import io.perennial.engagement.tasks.CausedTasks;
import io.perennial.engagement.tasks.TaskState;
import io.perennial.identity.Home;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.Wording;
import io.perennial.platform.http.Languages;
import io.perennial.platform.spec.Translations;
import io.perennial.records.Records;
import io.perennial.surveys.AnswerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Consumes what was done about unhappy answers: their tasks end with the same outcome, and are open again with them. */
@ApplicationScoped
@ListensAs("surveys.loop-watch")
class LoopWatch {
    private static final int OUTCOME = 2_000;

    @Inject Answers answers;
    @Inject Records records;
    @Inject CausedTasks tasks;
    @Inject Translations translations;
    @Inject Home home;

    void on(@Observes Happened<AnswerEvent> happened) {
        happened.events().stream().filter(AnswerEvent.LoopMoved.class::isInstance).map(AnswerEvent::subject).distinct()
                .forEach(this::settle);
    }

    private void settle(AnswerId id) {
        records.find(answers, id).map(Answer::loop).filter(Loop::isThere).ifPresent(loop -> {
            switch (loop.state()) {
                case OPEN, CONTACTED -> tasks.settle(LoopTasks.cause(id), TaskState.OPEN, null);
                case RESOLVED -> tasks.settle(LoopTasks.cause(id), TaskState.DONE, said(loop));
                case NO_CONTACT -> tasks.settle(LoopTasks.cause(id), TaskState.DROPPED, reason(loop));
            }
        });
    }

    private static @Nullable String said(Loop loop) {
        var cause = loop.cause();
        var action = loop.action();
        if (cause == null) return action;
        return Cut.to(OUTCOME, action == null ? cause : cause + "\n" + action);
    }

    private String reason(Loop loop) {
        var language = Optional.ofNullable(Languages.of(home.settings().locale())).orElse("en");
        return Objects.requireNonNullElseGet(said(loop), () -> translations.said(Wording.of("Nobody could be reached."), language));
    }
}
