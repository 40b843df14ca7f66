package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.calendars.CalendarEvent;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Consumes changes of calendars: once holidays are published, the open tasks whose day was provisional get their final one. A day that a person
 * named stays, and so does one that was counted on published days.
 */
@ApplicationScoped
@ListensAs("engagement.provisional-days")
class ProvisionalDays {
    private static final int AT_ONCE = 500;

    private record Counted(TaskId id, @Nullable AccountId account, String title, LocalDate day, int workDays, Instant made) {}

    private static final String PROVISIONAL =
            """
            select id, account_id as account, title, due_on as day, due_in_work_days as work_days, created_at as made
            from {whole engagement.task}
            where due_provisional and state = 'open' and due_in_work_days is not null and due_on is not null and deleted_at is null and id > :after
            order by id
            limit\s""" + AT_ONCE + " for no key update";
    private static final String FALLS =
            """
            update engagement.task
            set due_on = :day, due_until = :until, due_provisional = :provisional, version = version + 1,
                updated_at = greatest(updated_at, :now::timestamptz)
            where tenant_id = :tenant and id = :id
            """;

    private final WorkDays workDays;
    private final Home home;
    private final Events events;
    private final Sql sql;
    private final Clock clock;

    @Inject
    ProvisionalDays(WorkDays workDays, Home home, Events events, Sql sql, Clock clock) {
        this.workDays = workDays;
        this.home = home;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    void on(@Observes Happened<CalendarEvent> happened) {
        recount();
    }

    /** Counts all of them again. Doing it again changes nothing. */
    void recount() {
        var settings = home.settings();
        List<Counted> some;
        var after = new UUID(0, 0);
        do {
            some = sql.list(Counted.class, PROVISIONAL, Map.of("after", after));
            for (var one : some) recount(one, settings);
            if (!some.isEmpty()) after = some.getLast().id().value();
        } while (some.size() == AT_ONCE);
    }

    private void recount(Counted one, Home.Settings settings) {
        var counted = workDays.counted(LocalDate.ofInstant(one.made(), settings.zone()), one.workDays(), one.account());
        var changes = new LinkedHashMap<String, Change>();
        if (!counted.day().equals(one.day())) changes.put("dueOn", new Change(one.day(), counted.day()));
        if (!counted.provisional()) changes.put("provisional", new Change(true, false));
        if (changes.isEmpty()) return;
        sql.change(FALLS, Map.of("id", one.id(), "day", counted.day(), "until", settings.endOf(counted.day()), "provisional",
                counted.provisional(), "now", clock.instant()));
        events.publish(new TaskEvent.Changed(one.id(), one.account(), one.title(), new Changes(changes)));
    }
}
