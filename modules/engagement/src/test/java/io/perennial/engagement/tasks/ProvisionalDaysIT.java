package io.perennial.engagement.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.calendars.Calendars;
import io.perennial.engagement.testing.Facts;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvisionalDaysIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork.Heard heard = new TenantWork.Heard();

    /** Makes a task of five work days, which fell on a day by holidays that are not published. */
    private TaskId provisional() {
        return task("due_in_work_days = 5, due_on = '2027-01-08', due_until = '2027-01-09T00:00:00Z', due_provisional = true");
    }

    private TaskId task(String set) {
        return alder.run(sql -> {
            var facts = new Facts(sql);
            var task = facts.task(facts.account(null, null), null, null, null);
            sql.change("update engagement.task set " + set + " where tenant_id = :tenant and id = :id", Map.of("id", task));
            return task;
        });
    }

    private void published(TenantWork work, LocalDate day, boolean provisional) {
        work.run(sql -> {
            new ProvisionalDays(new Counting(sql, new WorkDays.WorkDay(day, provisional)), new FixedHome(ZoneOffset.UTC, CLOCK), heard, sql,
                    CLOCK)
                    .recount();
            return day;
        });
    }

    private static final class Counting extends WorkDays {
        private final WorkDay answer;

        Counting(Sql sql, WorkDay answer) {
            super(new Calendars(sql), sql);
            this.answer = answer;
        }

        @Override
        WorkDay counted(LocalDate day, int days, @Nullable AccountId account) {
            return answer;
        }
    }

    private String read(TaskId id) {
        var view = alder.run(sql -> TaskView.get(id, sql));
        return view.dueOn() + " " + view.dueUntil() + " " + view.provisional() + " v" + view.version();
    }

    @Test
    void the_published_holidays_move_what_was_provisional_once_and_tell_it() {
        var task = provisional();

        published(TenantWork.of("rowan"), LocalDate.of(2027, 1, 11), false);
        assertEquals("2027-01-08 2027-01-09T00:00:00Z true v1", read(task));
        published(alder, LocalDate.of(2027, 1, 11), true);
        assertEquals("2027-01-11 2027-01-12T00:00:00Z true v2", read(task));
        published(alder, LocalDate.of(2027, 1, 11), false);
        published(alder, LocalDate.of(2027, 1, 12), false);
        assertEquals("2027-01-11 2027-01-12T00:00:00Z false v3", read(task));
        assertEquals(2, heard.events.size());
    }

    @Test
    void what_a_person_dated_and_what_is_done_stays() {
        var dated = task("due_on = '2027-01-08', due_until = '2027-01-09T00:00:00Z'");
        var counted = task("due_in_work_days = 5, due_on = '2027-01-08', due_until = '2027-01-09T00:00:00Z'");
        var done = provisional();
        task("due_in_work_days = 5, due_on = '2027-01-08', due_until = '2027-01-09T00:00:00Z', due_provisional = true, deleted_at = now()");
        alder.run(sql -> sql.change("update engagement.task set state = 'done', closed_at = now() where tenant_id = :tenant and id = :id",
                Map.of("id", done)));

        published(alder, LocalDate.of(2027, 1, 11), false);

        assertEquals(List.of("2027-01-08 2027-01-09T00:00:00Z false v1", "2027-01-08 2027-01-09T00:00:00Z false v1",
                "2027-01-08 2027-01-09T00:00:00Z true v1"), List.of(read(dated), read(counted), read(done)));
        assertEquals(List.of(), heard.events);
    }
}
