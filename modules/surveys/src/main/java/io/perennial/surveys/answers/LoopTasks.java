package io.perennial.surveys.answers;

import io.perennial.engagement.tasks.CausedTasks;
import io.perennial.engagement.tasks.PlannedTask;
import io.perennial.engagement.tasks.PlannedTasks;
import io.perennial.engagement.tasks.Priority;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.engagement.tasks.TaskSource;
import io.perennial.engagement.tasks.TaskState;
import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.http.Languages;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.AnswerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans one task for each unhappy answer, which is to talk to the respondent, and ends it with the outcome of the answer. */
@ApplicationScoped
class LoopTasks {
    private record Respondent(@Nullable String name) {}

    private static final int NOTE = 5_000;
    private static final int OUTCOME = 2_000;
    /** The figure of a reason that names the better score. */
    private static final String NOW = "now";
    private static final String RESPONDENT = "select name from {accounts.visible_contact} where id = :id";

    @Inject PlannedTasks tasks;
    @Inject CausedTasks caused;
    @Inject Translations translations;
    @Inject Home home;
    @Inject Sql sql;

    /** Returns the cause of the task of an answer, which makes no second one. */
    static String cause(AnswerId answer) {
        return "answer " + answer.text();
    }

    /** Returns the new task; empty if the answer has made one before. */
    Optional<TaskId> plan(Answer answer, LocalDate due) {
        return tasks.plan(new PlannedTask(
                cause(answer.id()), Objects.requireNonNull(answer.accountId()), title(answer), Cut.to(NOTE, answer.comment()),
                answer.frozen().ownerId(), null, due, Priority.HIGH, List.of(), answer.ticketId(), null, TaskSource.ANSWER,
                answer.id().text(), new TaskReason("unhappy_answer", figures(answer))));
    }

    /** Opens the task of an answer again, which is unhappy again. */
    void again(Answer answer) {
        Call.current().seeingAll().run(() -> {
            caused.settle(cause(answer.id()), TaskState.OPEN, null);
            var figures = new HashMap<String, @Nullable Object>(figures(answer));
            figures.put(NOW, null);
            caused.explain(cause(answer.id()), figures);
            return answer;
        });
    }

    /**
     * Drops the task of an unhappy answer because of a better one, unless somebody has it in hand: then it stays, and says so.
     *
     * @param contacted true if somebody has talked to the respondent
     * @return false if it stays
     */
    boolean overtake(AnswerId unhappy, boolean contacted, Answer better) {
        return Call.current().seeingAll().run(() -> {
            var now = Map.of(NOW, better.score() == null ? "" : String.valueOf(better.score()));
            if (!contacted) return caused.overtake(cause(unhappy), translations.said(why(better), language()), now);
            caused.explain(cause(unhappy), now);
            return false;
        });
    }

    private static Wording why(Answer better) {
        return Wording.of("The respondent has said something better since: {answer}").with("answer", better.label());
    }

    /**
     * Completes, drops or reopens the task as the answer says now. It is done with the answer and not after it, because a later listener
     * could undo what a person has decided meanwhile.
     */
    void settle(Answer answer) {
        Call.current().seeingAll().run(() -> {
            settle(cause(answer.id()), answer.loop());
            return answer;
        });
    }

    private void settle(String cause, Loop loop) {
        switch (loop.state()) {
            case OPEN, CONTACTED -> caused.settle(cause, TaskState.OPEN, null);
            case RESOLVED -> caused.settle(cause, TaskState.DONE, said(loop));
            case NO_CONTACT -> caused.settle(cause, TaskState.DROPPED, reason(loop));
        }
    }

    private static @Nullable String said(Loop loop) {
        var cause = loop.cause();
        var action = loop.action();
        if (cause == null) return action;
        return Cut.to(OUTCOME, action == null ? cause : cause + "\n" + action);
    }

    private String reason(Loop loop) {
        return Objects.requireNonNullElseGet(said(loop), () -> translations.said(Wording.of("Nobody could be reached."), language()));
    }

    private String language() {
        return Optional.ofNullable(Languages.of(home.settings().locale())).orElse("en");
    }

    private static Map<String, String> figures(Answer answer) {
        var score = answer.score();
        return score == null ? Map.of("kind", answer.kind()) : Map.of("kind", answer.kind(), "score", String.valueOf(score));
    }

    private String title(Answer answer) {
        var title = name(answer).map(name -> Wording.of("Talk to {name} about the answer {answer}").with("name", name))
                .orElse(Wording.of("Talk to the customer about the answer {answer}")).with("answer", answer.label());
        return Objects.requireNonNull(Cut.to(200, translations.said(title, language())));
    }

    private Optional<String> name(Answer answer) {
        var contact = answer.contactId();
        if (contact == null) return Optional.empty();
        return sql.first(Respondent.class, RESPONDENT, Map.of("id", contact)).map(Respondent::name);
    }
}
