package io.perennial.engagement.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TaskTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-03-06");

    private final AccountId account = new AccountId(TypeId.next());

    @Test
    void it_is_what_was_written() {
        var body = new TaskBody(
                account, "Call", "About the seats", null, null, FRIDAY, null, null, Priority.HIGH,
                List.of(new ChecklistItem("Look", true)), null, null, List.of());

        assertEquals(body, new Task(body, NOW).body());
        assertEquals(Priority.NORMAL, new Task(call(null), NOW).body().priority());
    }

    @Test
    void the_day_of_work_days_is_computed_and_not_said() {
        var task = new Task(call(4), NOW);

        task.falls(FRIDAY, NOW, false);

        assertEquals(call(4), task.body());
        assertEquals(Optional.empty(), task.change(call(4), NOW));
    }

    @Test
    void a_time_is_said_in_one_way() {
        var both = new TaskBody(account, "Call", null, null, null, FRIDAY, null, 3, null, null, null, null, null);

        assertEquals("rule", both.faults().getFirst().code());
        assertEquals(List.of(), call(3).faults());
    }

    @Test
    void what_is_done_stays_as_it_is_until_that_is_undone() {
        var task = new Task(call(null), NOW);
        task.snooze(NOW.plusSeconds(60), NOW);

        var told = task.complete("They know", NOW);

        assertEquals(Map.of("state", new Change(TaskState.OPEN, TaskState.DONE), "outcome", new Change(null, "They know")),
                told.changes().fields());
        assertNull(task.snoozedUntil());
        assertClosed(() -> task.complete(null, NOW));
        assertClosed(() -> task.drop("No", NOW));
        assertClosed(() -> task.snooze(NOW, NOW));
        assertClosed(() -> task.change(call(2), NOW));
        assertEquals(Optional.empty(), task.change(task.body(), NOW));
        assertEquals(TaskRefusal.OUTCOME_DIFFERS, refused(() -> task.reopen(TaskState.DROPPED, NOW)));
        task.reopen(TaskState.DONE, NOW);
        assertEquals(Set.of("dueInWorkDays"), task.change(call(2), NOW).orElseThrow().changes().fields().keySet());
    }

    @Test
    void it_comes_from_the_renewal_or_ticket_that_it_names() {
        var ticket = new io.perennial.tickets.TicketId(TypeId.next());
        var body = new TaskBody(account, "Call", null, null, null, null, null, null, null, null, ticket, null, null);

        assertEquals(ticket, new Task(body, NOW).body().ticketId());
    }

    private TaskBody call(@Nullable Integer workDays) {
        return new TaskBody(account, "Call", null, null, null, null, null, workDays, null, null, null, null, null);
    }

    private static void assertClosed(Executable change) {
        assertEquals(TaskRefusal.TASK_CLOSED, refused(change));
    }

    private static Refusal.Reason refused(Executable change) {
        return assertThrows(Refusal.class, change).reason();
    }
}
