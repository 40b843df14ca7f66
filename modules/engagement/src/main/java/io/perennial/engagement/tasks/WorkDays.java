package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.calendars.Calendars;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts work days by the calendar of an account's country. */
@ApplicationScoped
public class WorkDays {
    private record Placed(@Nullable String country) {}

    private static final String COUNTRY = "select country from {accounts.visible_account} where id = :id";

    private final Calendars calendars;
    private final Sql sql;

    @Inject
    public WorkDays(Calendars calendars, Sql sql) {
        this.calendars = calendars;
        this.sql = sql;
    }

    /** @param provisional true if holidays that are not published yet may move the day */
    record WorkDay(LocalDate day, boolean provisional) {}

    /** Returns the work day that is so many after a day. A calendar that never opens again counts every day. */
    public LocalDate after(LocalDate day, int days, @Nullable AccountId account) {
        return counted(day, days, account).day();
    }

    WorkDay counted(LocalDate day, int days, @Nullable AccountId account) {
        var country = account == null ? null : sql.first(Placed.class, COUNTRY, Map.of("id", account)).map(Placed::country).orElse(null);
        var time = calendars.ofCountry(country).time();
        var due = time.workDay(day, days).orElseGet(() -> day.plusDays(days));
        return new WorkDay(due, time.isProvisional(day, due));
    }
}
