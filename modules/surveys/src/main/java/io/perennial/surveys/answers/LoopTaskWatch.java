package io.perennial.surveys.answers;

import io.perennial.engagement.tasks.TaskEvent;
import io.perennial.engagement.tasks.TaskState;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import io.perennial.surveys.AnswerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consumes tasks that came from unhappy answers: what was done is the outcome of the answer too. */
@ApplicationScoped
@ListensAs("surveys.loop-task-watch")
class LoopTaskWatch {
    private static final int LONGEST = 1_000;

    private record Of(UUID id, String sourceId) {}

    private record Moved(TaskState state, @Nullable String outcome) {}

    private static final String ANSWERS =
            "select id, source_id from {whole engagement.live_task} where source = 'answer' and id = any (:ids) order by source_id";
    private static final String MOVED = "select state, outcome from {whole engagement.live_task} where id = :id";

    @Inject Answers answers;
    @Inject Records records;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    void on(@Observes Happened<TaskEvent> happened) {
        var ids = happened.events().stream().filter(LoopTaskWatch::isMove).map(event -> event.subject().value()).distinct()
                .toArray(UUID[]::new);
        if (ids.length > 0) sql.list(Of.class, ANSWERS, Map.of("ids", ids)).forEach(this::follow);
    }

    private static boolean isMove(TaskEvent event) {
        return event instanceof TaskEvent.Done || event instanceof TaskEvent.Dropped || event instanceof TaskEvent.Reopened;
    }

    /** Holds the answer before it reads the task, since whoever moves the answer moves the task with it. */
    private void follow(Of task) {
        TypeId.parse(task.sourceId(), "answ", AnswerId::new).flatMap(id -> records.find(answers, id))
                .filter(answer -> answer.loop().isThere()).ifPresent(answer -> follow(answer, task.id()));
    }

    private void follow(Answer answer, UUID id) {
        sql.first(Moved.class, MOVED, Map.of("id", id))
                .filter(task -> answer.loop().state().isClosed() != (task.state() != TaskState.OPEN))
                .ifPresent(task -> events.publish(answer.move(outcome(task, answer.loop()), clock.instant())));
    }

    private static AnswerLoop outcome(Moved task, Loop loop) {
        var said = Cut.to(LONGEST, task.outcome());
        return switch (task.state()) {
            case OPEN -> new AnswerLoop(LoopState.CONTACTED, loop.cause(), loop.action());
            case DONE -> new AnswerLoop(LoopState.RESOLVED, loop.cause(), said);
            case DROPPED -> new AnswerLoop(LoopState.NO_CONTACT, loop.cause(), said);
        };
    }
}
